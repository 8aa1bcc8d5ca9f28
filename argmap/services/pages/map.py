"""The map's page."""

from msgspec import Struct

from argmap.core.edtf import name_date
from argmap.core.reading.outline import Section, build_outline
from argmap.core.reading.standing import count_changes
from argmap.core.reading.viewpoint import Viewpoint, describe_viewpoint, write_query
from argmap.core.standing import Options
from argmap.models import Debate
from argmap.services.evaluating import see_debate
from argmap.services.maps import find_page_map
from argmap.services.snapshot import load_debate


class MapPage(Struct, frozen=True, kw_only=True):
    """The map as SVG or, where there is none, "" and the outline in its place; `dated` is in words.

    `changed` says how many claims have another verdict than in the debate as recorded.

    `failure` says in a sentence why the map could not be drawn; "" where it could, or where there is nothing to draw.
    """

    svg: str
    sections: tuple[Section, ...]
    dated: str
    view: Viewpoint
    failure: str = ""
    changed: int = 0


def read_map(debate: Debate, options: Options) -> MapPage:
    """The map of the debate, its boxes marked with what stands and linked to the pages. Raises EvaluationRefused."""
    value = load_debate(debate)
    dated, marks = name_date(value.about.dated), see_debate(value, options).marks
    view = describe_viewpoint(value, options)
    if not value.claims and not value.arguments:
        return MapPage(svg="", sections=build_outline(value), dated=dated, view=view)
    query = write_query(options)
    svg, failure = find_page_map(value, marks, f"?{query}" if query else "")
    sections = build_outline(value, marks) if failure else ()
    return MapPage(svg=svg, sections=sections, dated=dated, failure=failure, view=view, changed=count_changes(marks))
