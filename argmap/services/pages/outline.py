"""The outline's page."""

from msgspec import Struct
from msgspec.structs import replace

from argmap.core.edtf import name_date
from argmap.core.positions import see_as_of
from argmap.core.reading.outline import Section, build_outline
from argmap.core.reading.standing import count_changes
from argmap.core.reading.viewpoint import Viewpoint, Way, describe_viewpoint
from argmap.core.records import Source
from argmap.core.standing import Options
from argmap.core.view import Extent, View, keep_shown, write_state
from argmap.core.view.cutting import MOST_BOXES
from argmap.core.view.folding import Folding, fold_sections
from argmap.models import Debate
from argmap.services.pages.map import Scene, describe_scene, find_scene, offer_scene_choices, tell_scene_found
from argmap.services.pages.map_filters import Choices, Found


class OutlinePage(Struct, frozen=True, kw_only=True):
    """The debate as nested lists, and its sources; `dated` is in words, `changed` counts verdicts not as recorded.

    It opens what the map of the same address shows. Where it holds no more than that, `extent` tells of how much. `ways` open
    and close all of it; `choices`, `found` and `is_current` are as in `MapPage`.
    """

    sections: tuple[Section, ...]
    sources: tuple[Source, ...]
    dated: str
    view: Viewpoint
    changed: int
    ways: tuple[Way, ...]
    extent: Extent | None = None
    choices: Choices | None = None
    found: Found | None = None
    is_current: bool = True

    @property
    def is_final(self) -> bool:
        """Whether asking again gives the same."""
        return self.is_current


def read_outline(debate: Debate, options: Options, view: View) -> OutlinePage:
    """The outline of the debate, its claims marked with what stands. Raises ViewpointError and EvaluationRefused."""
    scene = find_scene(debate, options, view)
    holds_all = may_hold_all(scene, view)
    value = scene.value if holds_all else keep_shown(scene.value, scene.cut)
    folding = Folding(arcs=scene.arcs, cut=scene.cut, view=view, options=options, holds_all=holds_all)
    return OutlinePage(
        sections=fold_sections(build_outline(see_as_of(value, options.as_of), scene.marks), folding),
        sources=value.sources,
        dated=name_date(value.about.dated),
        view=describe_viewpoint(value, options),
        changed=count_changes(scene.marks),
        ways=tuple(_list_ways(scene, options, view)),
        extent=None if holds_all else describe_scene(scene, options, view),
        choices=offer_scene_choices(debate, scene, view),
        found=tell_scene_found(scene, options, view),
        is_current=scene.is_current,
    )


def may_hold_all(scene: Scene, view: View) -> bool:
    """Whether the outline may have all of the debate, what the map hides in closed lists, and not too much to be read."""
    if not scene.is_whole or view.focus or view.filters:
        return False
    return view.is_whole or scene.total <= MOST_BOXES


def _list_ways(scene: Scene, options: Options, view: View) -> list[Way]:
    opening = replace(view, is_whole=False, focus="", up=View().up, depth=View().depth, opened=(), closed=(), filters=())
    ways = {
        "Expand all": replace(opening, is_whole=True),
        "Collapse all": replace(opening, depth=0),
        "As the map opens": opening,
    }
    if not scene.is_whole:
        del ways["Expand all"]
    return [Way(words, write_state(options, other)) for words, other in ways.items()]
