"""The map's page."""

from collections.abc import Mapping

from msgspec import Struct

from argmap.core.edtf import name_date
from argmap.core.kinds import End
from argmap.core.reading.outline import Section, build_outline
from argmap.core.reading.standing import count_changes
from argmap.core.reading.steps import EndKey
from argmap.core.reading.viewpoint import Viewpoint, describe_viewpoint
from argmap.core.standing import Options
from argmap.core.view import Extent, View, cut_debate, describe_extent, index_arcs, keep_shown, write_state
from argmap.models import Debate
from argmap.services.evaluating import see_debate
from argmap.services.maps import find_page_map
from argmap.services.snapshot import load_debate


class MapPage(Struct, frozen=True, kw_only=True):
    """The map as SVG or, where there is none, "" and the outline in its place; `dated` is in words.

    `extent` says what of the debate is shown; `changed` how many claims have another verdict than in the debate as recorded.

    `failure` says in a sentence why the map could not be drawn; "" where it could, or where there is nothing to draw.
    """

    svg: str
    sections: tuple[Section, ...]
    dated: str
    view: Viewpoint
    extent: Extent | None = None
    failure: str = ""
    changed: int = 0


def read_map(debate: Debate, options: Options, view: View) -> MapPage:
    """The part of the debate's map that the view shows, its boxes marked with what stands and linked to the pages.

    Raises ViewpointError and EvaluationRefused.
    """
    value = load_debate(debate)
    dated, marks = name_date(value.about.dated), see_debate(value, options).marks
    viewpoint = describe_viewpoint(value, options)
    arcs = index_arcs(value)
    cut = cut_debate(value, arcs, view)
    if not arcs.boxes:
        return MapPage(svg="", sections=build_outline(value), dated=dated, view=viewpoint)
    state = write_state(options, view)
    svg, failure = find_page_map(
        keep_shown(value, cut), {key: marks[key] for key in cut.claims}, f"?{state}" if state else ""
    )  # fmt: skip
    return MapPage(
        svg=svg,
        sections=build_outline(value, marks) if failure else (),
        dated=dated,
        failure=failure,
        view=viewpoint,
        extent=describe_extent(value, cut, total=len(arcs.boxes), view=view, options=options),
        changed=count_changes(marks),
    )


def _keep_claims(counts: Mapping[EndKey, tuple[int, int]]) -> dict[str, tuple[int, int]]:
    return {key: both for (kind, key), both in counts.items() if kind is End.CLAIM}
