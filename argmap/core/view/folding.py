"""An outline as the twin of a map: its lists open and close as the map's boxes do, and each line knows its box."""

from collections import Counter
from collections.abc import Container, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from argmap.core.kinds import RelationKind
from argmap.core.reading.lines import Line
from argmap.core.reading.outline import Section
from argmap.core.reading.steps import EndKey
from argmap.core.reading.viewpoint import Way
from argmap.core.reading.words import FROM_SOURCE, RESTS_ON
from argmap.core.standing import Options
from argmap.core.view.arcs import Arcs, name_end
from argmap.core.view.cutting import Cut
from argmap.core.view.extent import write_state
from argmap.core.view.state import View

_PREMISE, _STEP = ("premise", "premises"), ("step that it rests on", "steps that it rests on")
_FOR, _AGAINST = ("for", "for"), ("against", "against")
_ASIDE = ("on this step", "on this step")
"""What bears on how a line bears on the one above it, not on what it says."""


class Folding(Struct, frozen=True, kw_only=True):
    """What decides how an outline is folded: the map's arcs and cut, and the address that shows it.

    `holds_all` says that the outline has what the map hides too, in lists that are closed; without it, what is beneath a line
    is shown on the map, and what is hidden there is not in the outline either.
    """

    arcs: Arcs
    cut: Cut
    view: View
    options: Options
    holds_all: bool


def fold_sections(sections: Sequence[Section], folding: Folding) -> tuple[Section, ...]:
    """The sections, each line with what it tells of the list beneath it, whether that is open, and where its box is.

    Groups of which nothing is shown are left out, but of an outline of all. One pass over the lines.
    """
    boxes = frozenset(folding.arcs.boxes)
    return tuple(
        replace(
            section,
            branches=tuple(
                replace(branch, lines=tuple(_fold_lines(branch.lines, folding, boxes))) for branch in section.branches
            ),
        )
        for section in sections
        if section.branches or folding.holds_all
    )


def _fold_lines(lines: Sequence[Line], folding: Folding, boxes: Container[EndKey]) -> Iterator[Line]:
    state = write_state(folding.options, folding.view)
    for line, beneath in zip(lines, _list_children(lines), strict=True):
        told = replace(line, beneath=_tell_children(beneath))
        end = line.nodes[0].end if len(line.nodes) == 1 else None
        if end is None or end not in boxes:
            yield told
            continue
        name = name_end(end)
        yield replace(
            told,
            name=name,
            is_open=_is_open(end, name, folding),
            more=_lead_to_hidden(end, name, state, folding) if line.is_here else None,
            map_query=state if _is_shown(end, folding) else _focus_on(name, folding),
        )


def _list_children(lines: Sequence[Line]) -> list[list[Line]]:
    """For each line those that stand one step beneath it."""
    children: list[list[Line]] = [[] for _line in lines]
    way: list[int] = []
    for place, line in enumerate(lines):
        del way[line.depth :]
        if way:
            children[way[-1]].append(line)
        way.append(place)
    return children


def _tell_children(lines: Sequence[Line]) -> str:
    """What stands beneath a line, in words; "" for nothing."""
    counts = Counter(_classify(line) for line in lines)
    return ", ".join(
        f"{counts[words]} {words[counts[words] > 1]}" for words in (_PREMISE, _STEP, _FOR, _AGAINST, _ASIDE) if counts[words]
    )


def _classify(line: Line) -> tuple[str, str]:
    """What a line is to the one above it, as a word for one and for several."""
    if line.kind is None:
        return _PREMISE
    if line.role == RESTS_ON:
        return _STEP
    if line.role != FROM_SOURCE[line.kind]:
        return _ASIDE
    return _FOR if line.kind is RelationKind.SUPPORTS else _AGAINST


def _is_open(end: EndKey, name: str, folding: Folding) -> bool:
    if name in folding.view.closed:
        return False
    return not folding.holds_all or end in folding.cut.open or name in folding.view.opened


def _is_shown(end: EndKey, folding: Folding) -> bool:
    return end[1] in folding.cut.claims or end[1] in folding.cut.arguments


def _focus_on(name: str, folding: Folding) -> str:
    fresh = View()
    view = replace(folding.view, is_whole=False, focus=name, up=fresh.up, depth=fresh.depth, opened=(), closed=(), filters=())
    return write_state(folding.options, view)


def _lead_to_hidden(end: EndKey, name: str, state: str, folding: Folding) -> Way | None:
    hidden = folding.cut.hidden.get(end)
    if hidden is None or folding.holds_all:
        return None
    counts = ", ".join(f"{count} {words}" for count, words in zip(hidden, ("for", "against"), strict=True) if count)
    opening = write_state(folding.options, View(opened=(name,)))
    return Way(counts, "&".join(filter(None, (state, opening))))
