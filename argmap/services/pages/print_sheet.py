"""The print sheet: a debate's outline, and its map over as many pages as it takes."""

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from argmap.core.debate import Debate as DebateValue
from argmap.core.edtf import name_date
from argmap.core.kinds import End
from argmap.core.positions import see_as_of
from argmap.core.reading.citation import Citation, cite_source
from argmap.core.reading.outline import Section, build_outline
from argmap.core.reading.standing import count_changes
from argmap.core.reading.viewpoint import Viewpoint, ViewpointError, describe_viewpoint
from argmap.core.standing import Options
from argmap.core.view import Extent, View, cut_debate, keep_shown
from argmap.core.view.folding import Folding, fold_sections
from argmap.models import Debate
from argmap.render import MapOptions, sketch_map
from argmap.render.tiles import OVERLAP, PAPERS, Paper, Tile, Tiling, lay_tiles, read_size
from argmap.services.network_pictures import find_page_picture
from argmap.services.pages.map import Scene, describe_scene, find_scene
from argmap.services.pages.outline import may_hold_all

PICTURE_ID = "map-picture"
"""The id of the drawing, of which each sheet shows a part."""
KEY_WIDTH, KEY_HEIGHT = 22, 28
"""The size of a sheet in the small picture of all sheets."""
_ID = re.compile(r'<g id="[^"]*"')
_GRAPH = '<g class="graph"'


class Sheet(Struct, frozen=True, kw_only=True):
    """A tile as a page shows it.

    `width` and `height` are in CSS pixels; `neighbours` lie at its sides (words, name), `marks` are lines up to which they show
    the same. `key_place` is its place in the small picture of all sheets.
    """

    tile: Tile
    width: int
    height: int
    neighbours: tuple[tuple[str, str], ...]
    marks: tuple[tuple[int, int, int, int], ...]
    key_place: tuple[int, int]


class PrintPage(Struct, frozen=True, kw_only=True):
    """The sheet: outline, sources in words, and the map's picture with its sheets, none where it could not be drawn.

    `key_size` is the size of the small picture of how the sheets lie. `extent` tells how much of the debate it has where that
    is not all. The rest is as in `OutlinePage`.
    """

    sections: tuple[Section, ...]
    sources: tuple[Citation, ...]
    dated: str
    view: Viewpoint
    changed: int
    paper: str
    papers: tuple[str, ...]
    picture: str = ""
    sheets: tuple[Sheet, ...] = ()
    key_size: tuple[int, int] = (0, 0)
    extent: Extent | None = None
    is_current: bool = True

    @property
    def is_final(self) -> bool:
        """Whether asking again gives the same."""
        return self.is_current and bool(self.picture or not self.sections)


def read_print_sheet(debate: Debate, options: Options, view: View, *, paper: str = "") -> PrintPage:
    """The sheet on a paper, A4 where none is named. Raises ViewpointError and EvaluationRefused."""
    chosen = _find_paper(paper)
    scene = find_scene(debate, options, view)
    holds_all = may_hold_all(scene, view)
    if holds_all:
        view = replace(view, is_whole=True, opened=(), closed=())
        scene = replace(scene, cut=cut_debate(scene.value, scene.arcs, view))
    shown = see_as_of(keep_shown(scene.value, scene.cut), options.as_of)
    picture = _draw(shown, scene, debate.slug) if scene.cut.claims or scene.cut.arguments else ""
    tiling = lay_tiles(*read_size(picture), chosen) if picture else None
    folding = Folding(arcs=scene.arcs, cut=scene.cut, view=view, options=options, holds_all=holds_all)
    return PrintPage(
        sections=fold_sections(build_outline(shown, scene.marks), folding),
        sources=tuple(cite_source(source) for source in shown.sources),
        dated=name_date(scene.value.about.dated),
        view=describe_viewpoint(scene.value, options),
        changed=count_changes(scene.marks),
        paper=chosen.name,
        papers=tuple(PAPERS),
        picture=picture,
        sheets=tuple(_list_sheets(tiling, chosen)) if tiling else (),
        key_size=(tiling.columns * KEY_WIDTH, tiling.rows * KEY_HEIGHT) if tiling else (0, 0),
        extent=None if holds_all else describe_scene(scene, options, view),
        is_current=scene.is_current,
    )


def _find_paper(name: str) -> Paper:
    if name and name not in PAPERS:
        raise ViewpointError("paper", f'"{name[:60]}" is no paper to print on; allowed are {", ".join(PAPERS)}')
    return PAPERS[name or "a4"]


def _draw(shown: DebateValue, scene: Scene, slug: str) -> str:
    """The map without links, under its id; "" where it cannot be drawn."""
    hidden = {key: counts for (kind, key), counts in scene.cut.hidden.items() if kind is End.CLAIM}
    marks = {key: scene.marks[key] for key in scene.cut.claims if key in scene.marks}
    look = MapOptions(with_title=False, with_legend=False, marks=marks, hidden=hidden)
    svg, _failure = find_page_picture(sketch_map(shown, options=look), slug=slug)
    # The outline's lines have the ids that boxes have on a map.
    return _ID.sub("<g", svg).replace(_GRAPH, f'{_GRAPH} id="{PICTURE_ID}"', 1)


def _list_sheets(tiling: Tiling, paper: Paper) -> Iterator[Sheet]:
    for tile in tiling.tiles:
        neighbours = tuple(tiling.find_neighbours(tile))
        yield Sheet(
            tile=tile,
            width=paper.width,
            height=paper.height,
            neighbours=neighbours,
            marks=tuple(_mark_overlap(tile, side) for side, _name in neighbours),
            key_place=(tile.column * KEY_WIDTH, tile.row * KEY_HEIGHT),
        )


def _mark_overlap(tile: Tile, side: str) -> tuple[int, int, int, int]:
    """The line (x1, y1, x2, y2) up to which the neighbour at this side shows the same."""
    right, bottom = tile.x + tile.width, tile.y + tile.height
    along = {"left": tile.x + OVERLAP, "right": right - OVERLAP, "above": tile.y + OVERLAP, "below": bottom - OVERLAP}[side]
    return (along, tile.y, along, bottom) if side in ("left", "right") else (tile.x, along, right, along)
