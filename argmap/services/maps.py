"""Pictures of a debate's map, each drawn once and kept in Django's cache, whoever asks for it.

Pictures are kept by a hash of what they show, so that nobody is given a picture of what they could not read: who may read the
debate is decided before, and what caches on the way may keep is said by the answer.
"""

import logging
from collections.abc import Callable
from enum import StrEnum
from functools import cache as once
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.core.cache import cache, caches
from django.urls import reverse
from msgspec import Struct, json

from argmap import render
from argmap.core.canonical import hash_document
from argmap.core.debate import Debate as DebateValue
from argmap.core.edtf import name_date
from argmap.core.positions import see_as_of
from argmap.core.reading.standing import Mark
from argmap.core.standing import Options
from argmap.models import Debate
from argmap.render import (
    LIGHT,
    LIMITS,
    Format,
    GraphvizBusyError,
    GraphvizError,
    GraphvizLimitError,
    MapOptions,
    Sketch,
    Theme,
    draw_sketch,
    sketch_map,
)
from argmap.services.evaluating import see_debate
from argmap.services.keeping import CACHE, find_kept, keep
from argmap.services.snapshot import load_debate
from argmap.services.turns import NoTurn, do_in_turn

logger = logging.getLogger(__name__)
_AS_RECORDED = Options()
KEPT_FOR = 3600
"""Seconds for which a drawing stays in the cache."""
MOST_STATES = 64
"""So many drawings of what-ifs, lenses and dates are kept at most, beside those of what is recorded."""
FAILURE_KEPT_FOR = 60
"""Seconds until a map that could not be drawn is tried again."""
TOO_BIG = "This map is too big to be drawn here; the outline below holds all of it."
NOT_DRAWN = "The map cannot be drawn at the moment; the outline below holds all of it."

_TURNS = 4
"""A drawing may wait for a place among Graphviz's children, and be tried three times, each as long as its limits say."""
Kept = tuple[bytes, str, str]
"""What the cache has of a drawing: the picture; or b"", why it failed, and the limit that it reached, "" for none."""


class Picture(StrEnum):
    """What a map can be taken away as; the words are the files' suffixes."""

    SVG = "svg"
    PNG = "png"
    PDF = "pdf"
    DOT = "dot"

    @property
    def media_type(self) -> str:
        """The Internet media type."""
        return "text/vnd.graphviz" if self is Picture.DOT else Format(self).media_type


class Drawing(Struct, frozen=True, kw_only=True):
    """A picture that is known before it is drawn: one hash, one picture. `slug` is for the log.

    `make_sketch` gives what it is drawn from, which costs more than to look whether it has been drawn.
    """

    slug: str
    make_sketch: Callable[[], Sketch]
    picture: Picture
    hash: str
    is_recorded: bool = True


def plan_map(
    *,
    debate: Debate,
    picture: Picture = Picture.SVG,
    options: Options = _AS_RECORDED,
    theme: Theme = LIGHT,
    scale: int = 1,
    source: str = "",
) -> Drawing:
    """The map of a debate's current records with what stands, to stand by itself, with title and legend; not drawn yet.

    `options` say how the debate is looked at; `theme` is one of `argmap.render.THEMES`; `scale` (1, 2, 4) enlarges a PNG and no
    other picture; `source` is a line that says where the picture is from. Raises Debate.DoesNotExist, EvaluationRefused, and
    ValueError for another scale.
    """

    def plan() -> Drawing:
        value = load_debate(debate)
        return plan_value_map(value, picture=picture, options=options, theme=theme, scale=scale, source=source)

    asked = json.encode((debate.pk, debate.revision, picture, options, theme, scale, source, _name_engine()))
    place = f"plan-{hash_document(asked)}" if options == _AS_RECORDED else ""
    known_by = caches[CACHE].get(place) if place else None
    if known_by is not None:
        return Drawing(slug=debate.slug, make_sketch=lambda: plan().make_sketch(), picture=picture, hash=known_by)
    drawing = plan()
    if place:
        caches[CACHE].set(place, drawing.hash, KEPT_FOR)
    return drawing


def plan_value_map(
    value: DebateValue,
    *,
    picture: Picture = Picture.SVG,
    options: Options = _AS_RECORDED,
    theme: Theme = LIGHT,
    scale: int = 1,
    source: str = "",
) -> Drawing:
    """The map of a debate that was loaded, from an edition for instance; as `plan_map`."""
    marks = see_debate(value, options).marks
    # What consists of lines has no resolution; Graphviz would make its paper larger.
    enlarged = scale if picture is Picture.PNG else 1
    look = MapOptions(marks=marks, theme=theme, scale=enlarged, source=tell_source(value, options, source))
    sketch = sketch_map(see_as_of(value, options.as_of), options=look)
    return Drawing(
        slug=value.about.slug,
        make_sketch=lambda: sketch,
        picture=picture,
        hash=_hash_picture(sketch, picture),
        is_recorded=options == _AS_RECORDED,
    )


def tell_source(value: DebateValue, options: Options, source: str) -> str:
    """The line under a picture: of when it is, and where it is from; `source` is its page's address."""
    dated = name_date(options.as_of or value.about.dated)
    when = f"As of {dated}" if options.as_of else f"As it stood in {dated}" if dated else ""
    return ". ".join(part for part in (when, source) if part)


def plan_sketch(sketch: Sketch, *, slug: str, picture: Picture = Picture.SVG) -> Drawing:
    """A picture of another kind, such as a network; kept as those of what-ifs are, in a few places."""
    known_by = _hash_picture(sketch, picture)
    return Drawing(slug=slug, make_sketch=lambda: sketch, picture=picture, hash=known_by, is_recorded=False)


def bring_picture(drawing: Drawing) -> bytes:
    """The picture: as the cache has it, or drawn and kept there. Waits for Graphviz, within its limits, but for DOT.

    Of many who ask for it at once, in all processes that have the cache in common, one has it drawn. A drawing that failed is
    not tried again for every reader; one for which there was no place now is. Raises `argmap.render.GraphvizError`.
    """
    if drawing.picture is Picture.DOT:
        return drawing.make_sketch().write_dot().encode()
    kept = _find_kept(drawing)
    if kept is None:
        kept = _draw_once(drawing)
    picture, failure, limit = kept
    if failure:
        raise GraphvizLimitError(limit, failure) if limit else GraphvizError(failure)
    return picture


def bring_compressed(drawing: Drawing) -> bytes | None:
    """The picture as `bring_picture` has it, compressed once and kept so; None where that gains nothing. Raises as that."""
    if drawing.picture not in (Picture.SVG, Picture.DOT):
        return None
    place = _place(drawing)
    return find_kept(place, drawing.hash) or keep(place, drawing.hash, bring_picture(drawing))


def _draw_once(drawing: Drawing) -> Kept:
    """Draw it, or wait while another does, for as long as a drawing may take. Raises GraphvizBusyError."""
    seconds = LIMITS[Format(drawing.picture)].seconds
    try:
        return do_in_turn(
            f"turn-{drawing.hash}",
            find=lambda: _find_kept(drawing),
            do=lambda: _draw_and_keep(drawing),
            lasts=_TURNS * seconds,
            wait=seconds,
        )
    except NoTurn:
        raise GraphvizBusyError from None


def draw_map(*, debate: Debate, picture: Picture = Picture.SVG) -> bytes:
    """The map of `plan_map` as a picture. Raises as `plan_map` and `bring_picture`."""
    return bring_picture(plan_map(debate=debate, picture=picture))


class Handles(Struct, frozen=True, kw_only=True):
    """The claims of a map that open and close: reasons for and against that are not shown, and whose reasons can be put away.

    A handle leads to the map with `query` and the claim to open or to close after it.
    """

    hidden: dict[str, tuple[int, int]]
    collapsible: frozenset[str]
    query: str = ""


def find_page_map(
    value: DebateValue, marks: dict[str, Mark], state: str = "", handles: Handles | None = None
) -> tuple[str, str]:
    """The map for a page and "", or "" and a sentence that says why there is none.

    It is an SVG without title and legend, which the page writes itself; each box leads to its page. `state` is what the links
    carry on: "?lens=…", or "" for the debate as recorded.
    """
    handles = handles or Handles(hidden={}, collapsible=frozenset())
    onwards = f"{reverse('map', args=[value.about.slug])}?{handles.query}{'&' if handles.query else ''}"
    options = MapOptions(
        claim_link=link_template("claim", value.about.slug) + state,
        argument_link=link_template("argument", value.about.slug) + state,
        with_title=False,
        with_legend=False,
        marks=marks,
        hidden=handles.hidden,
        expand_link=f"{onwards}open={{key}}#claim-{{key}}",
        collapsible=handles.collapsible,
        collapse_link=f"{onwards}close={{key}}#claim-{{key}}",
    )
    sketch = sketch_map(value, options=options)
    known_by = _hash_picture(sketch, Picture.SVG)
    drawing = Drawing(
        slug=value.about.slug, make_sketch=lambda: sketch, picture=Picture.SVG, hash=known_by, is_recorded=not state
    )
    try:
        return bring_picture(drawing).decode(), ""
    except GraphvizLimitError:
        return "", TOO_BIG
    except GraphvizError:
        return "", NOT_DRAWN


def _find_kept(drawing: Drawing) -> Kept | None:
    known_by, kept = cache.get(_place(drawing), ("", None))
    return kept if known_by == drawing.hash else None


def _draw_and_keep(drawing: Drawing) -> Kept:
    kept: Kept
    sketch = drawing.make_sketch()
    try:
        kept = (draw_sketch(sketch, format=Format(drawing.picture), dot_binary=settings.DOT_BINARY), "", "")
    except GraphvizBusyError:
        raise
    except GraphvizError as error:
        logger.warning("The map of %s could not be drawn: %s", drawing.slug, error)
        kept = (b"", str(error) or NOT_DRAWN, error.limit if isinstance(error, GraphvizLimitError) else "")
    # The debate may have changed since the drawing was planned.
    cache.set(_place(drawing), (_hash_picture(sketch, drawing.picture), kept), FAILURE_KEPT_FOR if kept[1] else KEPT_FOR)
    return kept


def _place(drawing: Drawing) -> str:
    # What-ifs share a few places, so that whoever tries many does not fill the cache; the hash kept there tells them apart.
    return f"map-{drawing.hash}" if drawing.is_recorded else f"map-state-{int(drawing.hash[:8], 16) % MOST_STATES}"


def _hash_picture(sketch: Sketch, picture: Picture) -> str:
    """What the picture is known by: its DOT, its kind, what draws it, and what that does not tell, such as texts and links."""
    beside = json.encode((sketch.graph, sketch.options), order="sorted")
    parts = (picture.value, _name_engine(), sketch.dot)
    return hash_document(json.encode(parts) + beside)


def _name_engine() -> str:
    """What draws: Graphviz and our own code."""
    return f"{settings.DOT_BINARY or _find_version()} {_fingerprint_renderer()}"


@once
def _find_version() -> str:
    return f"pygraphviz {version('pygraphviz')}"


@once
def _fingerprint_renderer() -> str:
    # A release that draws otherwise makes new pictures of the same DOT.
    paths = sorted(path for path in Path(render.__file__).parent.rglob("*") if path.is_file() and path.suffix != ".pyc")
    return hash_document(b"".join(path.read_bytes() for path in paths))


def link_template(page: str, slug: str) -> str:
    """The address of a page about a record of the debate, with {key} where the key goes."""
    # The renderer puts the key in, percent-encoded; the braces around it must not be.
    before, _, after = reverse(page, args=[slug, "KEY"]).rpartition("KEY")
    return f"{before}{{key}}{after}"
