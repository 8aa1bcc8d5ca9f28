"""What stands over a map that is seen by itself: the debate's question, and a legend of the signs that occur on it."""

from collections.abc import Iterator

from argmap.core.kinds import Position, RelationKind
from argmap.core.reading.standing import VERDICT_SIGNS, VERDICT_WORDS
from argmap.core.standing import Verdict
from argmap.render.graph import Chip, LinkKind, MapGraph, Rank
from argmap.render.labels import fill_rows, write_chip, write_note
from argmap.render.looks import choose_line_colour, choose_line_style
from argmap.render.markup import write_cell, write_gap, write_label, write_line, write_row, write_table
from argmap.render.measure import wrap_text
from argmap.render.options import MapOptions
from argmap.render.quoting import TITLE_CAP, clean_text
from argmap.render.theme import RELATION_SIGNS, Theme

RELATION_WORDS = {
    RelationKind.SUPPORTS: "supports",
    RelationKind.ATTACKS: "attacks",
    RelationKind.UNDERCUTS: "undercuts the step it aims at",
    RelationKind.ENTAILS: "",
    RelationKind.CONTRARY: "(not both hold)",
    RelationKind.CONTRADICTORY: "(just one of the two holds)",
    RelationKind.REPHRASES: "",
    RelationKind.PREFERRED_TO: "",
}
"""What the legend adds to the sign of each relation kind."""

_QUESTION_LINES = 4
_SOURCE_LINES = 2
_SAMPLE_WIDTH = 26
_GAP = 14

Entry = tuple[float, str]
"""An entry of the legend: its width, and its cells."""


def label_frame(graph: MapGraph, options: MapOptions) -> str:
    """The label of the whole map, or "" where a page writes title and legend itself."""
    theme, rows = options.theme, []
    if options.with_title:
        size = theme.question_size
        question = clean_text(graph.question, TITLE_CAP)
        lines = wrap_text(question, size, theme.question_width, bold=True, lines=_QUESTION_LINES)
        rows += [write_line(line, size, theme.question_width, theme.colours.ink, bold=True) for line in lines]
    if options.source:
        size, source = theme.chip_size, clean_text(options.source, TITLE_CAP)
        lines = wrap_text(source, size, theme.question_width, lines=_SOURCE_LINES)
        rows += [write_line(line, size, theme.question_width, theme.colours.muted) for line in lines]
    if options.with_legend:
        rows += _write_legend(graph, theme)
    return write_label(write_table([*rows, write_row(write_gap(height=8))])) if rows else ""


def _write_legend(graph: MapGraph, theme: Theme) -> Iterator[str]:
    for entries in (_explain_links(graph, theme), _explain_boxes(graph, theme)):
        for width, row in fill_rows(entries, theme.question_width, _GAP):
            # Graphviz spreads what is left of a row over its cells, unless nothing is left.
            rest = write_gap(width=theme.question_width - width)
            yield write_row(write_gap(height=6))
            yield write_row(write_cell(write_table([write_row(row, rest)])))


def _explain_links(graph: MapGraph, theme: Theme) -> Iterator[Entry]:
    drawn = {link.kind for link in graph.links}
    for kind in RelationKind:
        if kind in drawn:
            yield _explain_line(kind, theme)
    if any(link.is_inferred for link in graph.links):
        yield write_note("(+) (−) thin line: inferred by the analyst", theme.colours.muted, theme)
    if any(link.part is LinkKind.PREMISE for link in graph.links):
        yield write_note("● premises meet: they count together", theme.colours.muted, theme)


def _explain_boxes(graph: MapGraph, theme: Theme) -> Iterator[Entry]:
    if any(box.rank is not Rank.PLAIN for box in graph.boxes):
        yield write_note("bold: what the debate is about", theme.colours.muted, theme)
    if any(box.is_argument for box in graph.boxes):
        yield write_note("double line: an argument not unfolded", theme.colours.muted, theme)
    if any(box.handle and box.handle.opens for box in graph.boxes):
        yield write_note("+3 −2 at the right: reasons for and against not shown", theme.colours.muted, theme)
    yield from _explain_marks(graph, theme)
    chips = {chip for box in graph.boxes for chip in box.chips}
    if chips:
        yield write_note("who holds what:", theme.colours.muted, theme)
        yield from _explain_chips(chips, theme)


def _explain_marks(graph: MapGraph, theme: Theme) -> Iterator[Entry]:
    marks = [box.mark for box in graph.boxes if box.mark]
    verdicts = {mark.verdict for mark in marks}
    if verdicts:
        yield write_note("on the reasons recorded:", theme.colours.muted, theme)
    for verdict in Verdict:
        if verdict in verdicts:
            words = "" if verdict is Verdict.UNDECIDED else f": {VERDICT_WORDS[verdict]}"
            yield write_note(f"{VERDICT_SIGNS[verdict]} {verdict}{words}", theme.colours.ink, theme)
    if any(mark.before for mark in marks):
        yield write_note("was …: changed", theme.colours.muted, theme)


def _explain_line(kind: RelationKind, theme: Theme) -> Entry:
    colour = choose_line_colour(kind, theme.colours)
    line = f'BORDER="2" SIDES="B" STYLE="{choose_line_style(kind).upper()}" COLOR="{colour}" WIDTH="{_SAMPLE_WIDTH}" HEIGHT="7"'
    sample = write_table([write_row(write_cell("", line)), write_row(write_gap(height=7))])
    width, words = write_note(f"{RELATION_SIGNS[kind]} {RELATION_WORDS[kind]}".strip(), colour, theme)
    return _SAMPLE_WIDTH + 5 + width, write_cell(sample) + write_gap(width=5) + words


def _explain_chips(chips: set[Chip], theme: Theme) -> Iterator[Entry]:
    positions = {chip.position for chip in chips}
    for position in Position:
        if position in positions:
            yield write_chip(Chip(name=position.value, position=position), theme, theme.question_width)
    if any(not chip.is_certain for chip in chips):
        yield write_chip(
            Chip(name="expected or inferred", position=Position.SUPPORTS, is_certain=False), theme, theme.question_width
        )
