"""What is found in a network, in words and figures: coalitions with their stability, and polarisation over time."""

from collections.abc import Iterator

from msgspec import Struct

from argmap.core.edtf import name_date
from argmap.core.networks import Coalitions, Polarisation, Windows
from argmap.core.reading.viewpoint import ViewpointError
from argmap.services.networks import (
    BuiltNetwork,
    can_divide_unasked,
    can_have_coalitions,
    find_asked_coalitions,
    is_too_large,
    measure_asked,
)
from argmap.services.pages.links import Links
from argmap.services.pages.network_ties import page_of

_UNRELIABLE, _STABLE = 0.6, 0.85
"""Of a coalition's stability (Hennig 2007, doi:10.1016/j.csda.2006.11.025)."""


class CoalitionLine(Struct, frozen=True, kw_only=True):
    """A coalition: its number, its members by name with their pages, its stability and what to think of it."""

    number: int
    members: tuple[tuple[str, str], ...]
    stability: str
    verdict: str


class WindowLine(Struct, frozen=True, kw_only=True):
    """A window of time with its figures as text, and the places of its marks in per cent and pixels for the picture."""

    words: str
    figures: Polarisation
    contention: str
    modularity: str
    left: str
    middle: str
    width: str
    bar_top: str
    bar_height: str
    dot_top: str


class Figures(Struct, frozen=True, kw_only=True):
    """What is found; `is_offered` says that coalitions are so much work that they have to be asked for."""

    coalitions: Coalitions | None
    is_offered: bool
    windows: tuple[WindowLine, ...]
    notes: tuple[str, ...]


def find_figures(built: BuiltNetwork, *, asks_for_windows: bool) -> Figures:
    """Coalitions and polarisation, with less work for what nobody asked for; notes say what is missing, and why."""
    notes: list[str] = []
    is_offered = _has_to_be_asked_for(built)
    coalitions = None if is_offered else _find_coalitions_noting(built, notes)
    windows = _list_windows_noting(built, notes, is_asked_for=asks_for_windows)
    return Figures(coalitions=coalitions, is_offered=is_offered, windows=windows, notes=tuple(notes))


def _has_to_be_asked_for(built: BuiltNetwork) -> bool:
    is_possible = can_have_coalitions(built.whole) and not is_too_large(built.whole)
    return is_possible and not built.asked.coalitions and not can_divide_unasked(built)


def _find_coalitions_noting(built: BuiltNetwork, notes: list[str]) -> Coalitions | None:
    """The coalitions, where there can be any; where they are not looked for, the reason is added to the notes."""
    if not can_have_coalitions(built.whole) or not built.whole.rows:
        return None
    try:
        return find_asked_coalitions(built)
    except ViewpointError as error:
        notes.append(f"Coalitions are not looked for: {error}.")
        return None


def list_coalitions(built: BuiltNetwork, coalitions: Coalitions, links: Links) -> Iterator[CoalitionLine]:
    """The coalitions, the largest first."""
    names = dict(zip(built.whole.row_keys, built.whole.rows, strict=True))
    page = page_of(built.asked.options.of)
    for number, one in enumerate(coalitions.coalitions, 1):
        members = sorted((names[key], links.find_record(page, key)) for key in one.members)
        yield CoalitionLine(
            number=number, members=tuple(members), stability=f"{one.stability:.2f}", verdict=_judge(one.stability)
        )  # fmt: skip


def _judge(stability: float) -> str:
    if stability < _UNRELIABLE:
        return "not to be relied on"
    return "a pattern, its members not certain" if stability < _STABLE else "very stable"


def _list_windows_noting(built: BuiltNetwork, notes: list[str], *, is_asked_for: bool) -> tuple[WindowLine, ...]:
    """The windows of time with their polarisation; where one is not measured, the reason is added to the notes."""
    windows: Windows | None = built.asked.windows
    if windows is None:
        return ()
    try:
        found = measure_asked(built, windows, is_asked_for=is_asked_for)
    except ViewpointError as error:
        notes.append(f"Polarisation over time is not measured: {error}.")
        return ()
    if len(found.measured) < found.count:
        notes.append(
            f"Polarisation over time stopped after {len(found.measured)} of {found.count} "
            f"window{'' if found.count == 1 else 's'}, since there are so many ties. "
            f"Choose a period{'' if is_asked_for else ' of your own'}, an issue, a group or a range of dates to see more."
        )
    width = 100 / (len(found.measured) or 1)
    return tuple(_draw_window(place, width, figures) for place, figures in enumerate(found.measured))


_HEIGHT = 80
"""Pixels of the picture of polarisation, in which 1 is its whole height."""


def _draw_window(place: int, width: float, figures: Polarisation) -> WindowLine:
    window, contention = figures.window, figures.contention or 0.0
    return WindowLine(
        words=f"{name_date(window.first)} to {name_date(window.last)}",
        figures=figures,
        contention="" if figures.contention is None else f"{figures.contention:.2f}",
        modularity=f"{figures.modularity:.2f}",
        left=f"{place * width + width * 0.2:.2f}",
        middle=f"{place * width + width * 0.5:.2f}",
        width=f"{width * 0.6:.2f}",
        bar_top=f"{_HEIGHT * (1 - contention):.1f}",
        bar_height=f"{_HEIGHT * contention:.1f}",
        dot_top=f"{_HEIGHT * (1 - max(0.0, figures.modularity)):.1f}",
    )
