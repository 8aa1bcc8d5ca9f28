"""The map's page."""

from msgspec import Struct
from msgspec.structs import replace

from argmap.core.debate import Debate as DebateValue
from argmap.core.edtf import name_date
from argmap.core.kinds import End
from argmap.core.positions import see_as_of
from argmap.core.reading.outline import Section, build_outline
from argmap.core.reading.standing import Mark, count_changes
from argmap.core.reading.steps import EndKey
from argmap.core.reading.viewpoint import Viewpoint, ViewpointError, describe_viewpoint
from argmap.core.standing import Options
from argmap.core.view import (
    Arcs,
    Cut,
    Extent,
    View,
    cut_debate,
    describe_extent,
    index_arcs,
    keep_shown,
    match_claims,
    read_since,
    write_state,
)
from argmap.models import Debate
from argmap.services.changed import Changed, find_changed
from argmap.services.editions import list_editions
from argmap.services.evaluating import EvaluationRefused, see_debate
from argmap.services.labels import find_standing
from argmap.services.maps import Handles, find_page_map
from argmap.services.matching import find_matches, list_choices
from argmap.services.neighbourhood import is_big
from argmap.services.pages.claim import TOO_BIG_TO_LOOK
from argmap.services.pages.map_filters import (
    Choices,
    Found,
    mark_found,
    offer_choices,
    offer_part_choices,
    tell_changed,
    tell_found,
)
from argmap.services.parts import count_untold, load_for_matches, load_for_view
from argmap.services.snapshot import load_debate

_TOO_BIG_TO_SHOW = "this debate has too many claims for one map; open boxes, or choose a claim to see what is around it"


class MapPage(Struct, frozen=True, kw_only=True):
    """The map as SVG or, where there is none, "" and the outline in its place; `dated` is in words.

    `extent` says what of the debate is shown; `changed` how many claims have another verdict than in the debate as recorded.
    `is_current` is False while what stands is being worked out anew. `found` tells what the view's filters let through.

    `failure` says in a sentence why the map could not be drawn; "" where it could, or where there is nothing to draw.
    """

    svg: str
    sections: tuple[Section, ...]
    dated: str
    view: Viewpoint
    extent: Extent | None = None
    choices: Choices | None = None
    found: Found | None = None
    failure: str = ""
    changed: int = 0
    is_current: bool = True

    @property
    def is_final(self) -> bool:
        """Whether asking again gives the same."""
        return self.is_current and not self.failure


class Scene(Struct, frozen=True, kw_only=True):
    """A debate, or a part of it, with what the view shows of it and what is known to stand; `total` counts all boxes.

    `matches` are the claims that the view's filters let through, None without filters; `changed` those that `changed_since`
    asks for.
    """

    value: DebateValue
    arcs: Arcs
    cut: Cut
    total: int
    marks: dict[str, Mark]
    is_current: bool = True
    is_whole: bool = False
    matches: frozenset[str] | None = None
    changed: Changed = Changed()


def read_map(debate: Debate, options: Options, view: View) -> MapPage:
    """The part of the debate's map that the view shows, its boxes marked with what stands and linked to the pages.

    Of a big debate no more is loaded than is near what is shown. Raises ViewpointError and EvaluationRefused.
    """
    scene = find_scene(debate, options, view)
    dated, viewpoint = name_date(scene.value.about.dated), describe_viewpoint(scene.value, options)
    if not scene.arcs.boxes:
        return MapPage(svg="", sections=build_outline(scene.value), dated=dated, view=viewpoint)
    svg, failure = draw_scene(scene, options, view) if scene.cut.claims or scene.cut.arguments else ("", "")
    return MapPage(
        svg=svg,
        sections=build_outline(see_as_of(scene.value, options.as_of), scene.marks) if failure else (),
        dated=dated,
        failure=failure,
        view=viewpoint,
        extent=describe_scene(scene, options, view),
        choices=offer_scene_choices(debate, scene, view),
        found=tell_scene_found(scene, options, view),
        changed=count_changes(scene.marks),
        is_current=scene.is_current,
    )


def find_scene(debate: Debate, options: Options, view: View) -> Scene:
    """What the view shows of the debate, which is loaded whole unless it is big. Raises as `read_map`."""
    return _find_part(debate, options, view) if is_big(debate) else _find_whole(debate, options, view)


def describe_scene(scene: Scene, options: Options, view: View) -> Extent:
    """What a scene shows, in words."""
    return describe_extent(
        scene.value, scene.cut, total=scene.total, view=view, options=options, may_show_all=scene.is_whole
    )  # fmt: skip


def draw_scene(scene: Scene, options: Options, view: View) -> tuple[str, str]:
    """The map of a scene, or a sentence that says why there is none (`find_page_map`)."""
    state = write_state(options, view)
    marks = {key: scene.marks[key] for key in scene.cut.claims if key in scene.marks}
    handles = Handles(
        hidden={key: counts for (kind, key), counts in scene.cut.hidden.items() if kind is End.CLAIM},
        # To close a box of a whole map would be to show all but one.
        collapsible=frozenset() if view.is_whole else frozenset(key for kind, key in scene.cut.open if kind is End.CLAIM),
        query=state,
    )
    shown = keep_shown(see_as_of(scene.value, options.as_of), scene.cut)
    svg, failure = find_page_map(shown, marks, f"?{state}" if state else "", handles)
    return (svg if scene.matches is None else mark_found(svg, tell_changed(scene.matches, scene.changed))), failure


def offer_scene_choices(debate: Debate, scene: Scene, view: View) -> Choices:
    """What the debate can be filtered by; one query where something is, two for a big debate."""
    if not scene.is_whole:
        return offer_part_choices(list_choices(debate), view.filters)
    # Whoever opens the map is not made to wait for them.
    editions = list_editions(debate) if view.filters else ()
    return offer_choices(
        scene.value, view.filters, [(one.number, f"edition {one.number}, {one.published_at:%d %B %Y}") for one in editions]
    )


def tell_scene_found(scene: Scene, options: Options, view: View) -> Found | None:
    """What the view's filters let through, None without filters."""
    return None if scene.matches is None else tell_found(scene.value, scene.matches, scene.changed, view, options)


def _find_whole(debate: Debate, options: Options, view: View) -> Scene:
    value = load_debate(debate)
    marks, arcs = see_debate(value, options).marks, index_arcs(value)
    since = read_since(dict(view.filters).get("changed_since", ""))
    if since is not None and options.edition:
        raise ViewpointError(
            "changed_since", "an edition has not changed since it was published; ask that of the debate as it is"
        )
    changed = Changed() if since is None else find_changed(debate, since)
    # A debate looked at as of a date has the stances of then.
    seen = see_as_of(value, options.as_of)
    matches = match_claims(seen, marks, view.filters, changed.both) if view.filters else None
    return Scene(
        value=value,
        arcs=arcs,
        cut=cut_debate(value, arcs, view, matches=matches),
        total=len(arcs.boxes),
        marks=marks,
        is_whole=True,
        matches=matches,
        changed=changed,
    )


def _find_part(debate: Debate, options: Options, view: View) -> Scene:
    if options != Options():
        raise EvaluationRefused(TOO_BIG_TO_LOOK)
    if view.is_whole:
        raise ViewpointError("all", _TOO_BIG_TO_SHOW)
    # A focus goes before filters, as in a debate that is not big.
    matched = find_matches(debate, view.filters) if view.filters else None
    by_filters = matched is not None and not view.focus
    part = load_for_matches(debate, view, dict(matched.claims)) if matched and by_filters else load_for_view(debate, view)
    arcs = index_arcs(part.debate)
    matches = None if matched is None else frozenset(key for _pk, key in matched.claims)
    cut = cut_debate(part.debate, arcs, view, part.roots, matches=matches)
    if matched and by_filters:
        cut = replace(cut, waiting=matched.count - len(cut.starts))
    if part.is_bounded:
        cut = _hide_more(cut, count_untold(debate, part.debate, cut.claims))
    standing = find_standing(debate, cut.claims)
    return Scene(
        value=part.debate,
        arcs=arcs,
        cut=cut,
        total=part.total,
        marks=standing.marks,
        is_current=standing.is_current,
        matches=matches,
    )


def _hide_more(cut: Cut, untold: dict[EndKey, tuple[int, int]]) -> Cut:
    """The cut, with reasons that it does not even know counted among the hidden ones."""
    known = {end: cut.hidden.get(end, (0, 0)) for end in untold}
    more = {end: (known[end][0] + supports, known[end][1] + attacks) for end, (supports, attacks) in untold.items()}
    return replace(cut, hidden={**cut.hidden, **more})
