"""What stands beside the rings of a picture seen by itself: the question, what the signs mean, the numbered branches."""

from collections.abc import Iterator, Sequence

from argmap.core.debate import Debate
from argmap.core.kinds import End, RelationKind
from argmap.core.reading.standing import VERDICT_WORDS
from argmap.core.standing import Verdict
from argmap.render.elements import write_run
from argmap.render.measure import cut_text, wrap_text
from argmap.render.options import MapOptions
from argmap.render.quoting import TITLE_CAP, choose_visible, clean_text
from argmap.render.radial.labels import Badge
from argmap.render.radial.looks import LOOKS, choose_fill, find_core, paint
from argmap.render.radial.sectors import Radial
from argmap.render.theme import RELATION_SIGNS

_WIDTH, _MARGIN = 600.0, 40.0
_QUESTION, _TEXT, _SOURCE = 30.0, 19.0, 15.0
"""Sizes of text."""
_LINE = 1.3
_QUESTION_LINES, _SOURCE_LINES = 4, 2
_SAMPLE_WIDTH, _SAMPLE_HEIGHT = 44.0, 18.0
_KIND_WORDS = {
    RelationKind.SUPPORTS: "solid: supports what it stands upon",
    RelationKind.ATTACKS: "striped, standing off: attacks it",
    RelationKind.UNDERCUTS: "finely striped: undercuts a step to it",
}
_FILL_WORDS = {Verdict.IN: "full", Verdict.UNDECIDED: "half", Verdict.OUT: "empty"}


def measure_legend() -> float:
    """How much wider a picture becomes by it."""
    return _WIDTH


def list_legend(
    debate: Debate, radial: Radial, badges: Sequence[Badge], options: MapOptions, *, left: float, top: float
) -> Iterator[str]:
    """The parts of the legend, from its upper left corner on."""
    yield from _Legend(options, left, top + _MARGIN).list_all(debate, radial, badges)


class _Legend:
    """Writes line under line."""

    def __init__(self, options: MapOptions, left: float, top: float) -> None:
        self.options, self.left, self.top = options, left, top
        self.colours = options.theme.colours
        self.room = _WIDTH - _MARGIN

    def list_all(self, debate: Debate, radial: Radial, badges: Sequence[Badge]) -> Iterator[str]:
        question = clean_text(debate.about.question, TITLE_CAP)
        for line in wrap_text(question, _QUESTION, self.room, bold=True, lines=_QUESTION_LINES):
            yield self._write(line, _QUESTION, bold=True)
        for line in wrap_text(clean_text(self.options.source, TITLE_CAP), _SOURCE, self.room, lines=_SOURCE_LINES):
            yield self._write(line, _SOURCE, ink="muted")
        self.top += _TEXT
        kinds = {sector.kind for sector in radial.sectors} & set(_KIND_WORDS)
        for kind in filter(kinds.__contains__, RelationKind):
            yield self._draw_sample(kind, Verdict.IN)
            yield self._write(f"{RELATION_SIGNS[kind]} {_KIND_WORDS[kind]}", _TEXT, indent=_SAMPLE_WIDTH + 14)
        for verdict in Verdict if self.options.marks else ():
            yield self._draw_sample(None, verdict)
            yield self._write(f"{_FILL_WORDS[verdict]}: {VERDICT_WORDS[verdict]}", _TEXT, indent=_SAMPLE_WIDTH + 14)
        if radial.ties:
            yield self._write("a curve: a reason that bears on another claim besides", _TEXT, indent=_SAMPLE_WIDTH + 14)
        self.top += _TEXT
        for badge in badges:
            yield from self._list_branch(debate, radial, badge)

    def _list_branch(self, debate: Debate, radial: Radial, badge: Badge) -> Iterator[str]:
        sector = radial.sectors[badge.place]
        kind, key = sector.end
        record = debate.claim_by_key[key] if kind is End.CLAIM else debate.argument_by_key[key]
        title = cut_text(choose_visible(record.title, key), _TEXT, self.room - 44)
        yield self._write(str(badge.number), _TEXT, bold=True, stays=True)
        yield self._write(title, _TEXT, indent=44)
        words = f"{sector.size - 1} beneath it: {sector.supports} for, {sector.attacks} against"
        yield self._write(words, _SOURCE, indent=44, ink="muted")
        self.top += 4

    def _write(
        self, text: str, size: float, *, indent: float = 0, bold: bool = False, ink: str = "ink", stays: bool = False
    ) -> str:
        place = {"x": f"{self.left + indent:g}", "y": f"{self.top + size:.1f}", "font-size": f"{size:g}"}
        self.top += 0 if stays else size * _LINE
        return write_run(place, text, paint(self.colours, fill=ink) + (' font-weight="bold"' if bold else ""))

    def _draw_sample(self, kind: RelationKind | None, verdict: Verdict) -> str:
        look, bottom = LOOKS[kind], self.top + _SAMPLE_HEIGHT + 3
        box = f"M{self.left:g} {self.top + 3:.1f}h{_SAMPLE_WIDTH:g}v{_SAMPLE_HEIGHT:g}h{-_SAMPLE_WIDTH:g}Z"
        dash = f' stroke-dasharray="{look.outline}"' if look.outline else ""
        outline = f"{paint(self.colours, fill=choose_fill(look, verdict), line=look.role)}{dash}"
        drawn = f'<path{outline} stroke-width="1.4" d="{box}"/>'
        core = find_core(verdict, 0, _SAMPLE_HEIGHT)
        if core is None:
            return drawn
        dash = f' stroke-dasharray="{" ".join(f"{part * 2 / 3:.2f}" for part in look.stripes)}"' if look.stripes else ""
        thick = f'{paint(self.colours, line=look.role)}{dash} stroke-width="{core[1]:g}"'
        return f'{drawn}<path{thick} d="M{self.left:g} {bottom - core[1] / 2:.1f}h{_SAMPLE_WIDTH:g}"/>'
