"""The outline's page."""

from msgspec import Struct

from argmap.core.edtf import name_date
from argmap.core.positions import see_as_of
from argmap.core.reading.outline import Section, build_outline
from argmap.core.reading.standing import count_changes
from argmap.core.reading.viewpoint import Viewpoint, describe_viewpoint
from argmap.core.records import Source
from argmap.core.standing import Options
from argmap.core.view import Extent, View, keep_shown
from argmap.models import Debate
from argmap.services.pages.map import describe_scene, find_scene


class OutlinePage(Struct, frozen=True, kw_only=True):
    """The debate as nested lists, and its sources; `dated` is in words, `changed` counts verdicts not as recorded.

    Of a big debate it is the part that its map shows, of which `extent` tells; `is_current` is as in `MapPage`.
    """

    sections: tuple[Section, ...]
    sources: tuple[Source, ...]
    dated: str
    view: Viewpoint
    changed: int
    extent: Extent | None = None
    is_current: bool = True

    @property
    def is_final(self) -> bool:
        """Whether asking again gives the same."""
        return self.is_current


def read_outline(debate: Debate, options: Options, view: View) -> OutlinePage:
    """The outline of the debate, its claims marked with what stands. Raises ViewpointError and EvaluationRefused."""
    scene = find_scene(debate, options, view)
    value = scene.value if scene.is_whole else keep_shown(scene.value, scene.cut)
    return OutlinePage(
        sections=build_outline(see_as_of(value, options.as_of), scene.marks),
        sources=value.sources,
        dated=name_date(value.about.dated),
        view=describe_viewpoint(value, options),
        changed=count_changes(scene.marks),
        extent=None if scene.is_whole else describe_scene(scene, options, view),
        is_current=scene.is_current,
    )
