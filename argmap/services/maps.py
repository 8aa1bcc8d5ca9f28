"""Pictures of a debate's map."""

import logging
from enum import StrEnum
from zlib import crc32

from django.conf import settings
from django.core.cache import cache
from django.urls import reverse
from msgspec import json

from argmap.core.canonical import canonical_json, hash_document
from argmap.core.debate import Debate as DebateValue
from argmap.core.reading.standing import Mark, mark_claims
from argmap.core.standing import evaluate
from argmap.models import Debate
from argmap.render import Format, GraphvizError, GraphvizLimitError, MapOptions, render_map, write_dot
from argmap.services.snapshot import load_debate

logger = logging.getLogger(__name__)
KEPT_FOR = 3600
"""Seconds for which a drawing stays in the cache."""
MOST_STATES = 8
"""So many drawings of what-ifs, lenses and dates are kept for a debate beside that of what is recorded."""
FAILURE_KEPT_FOR = 300
"""Seconds until a map that could not be drawn is tried again."""
TOO_BIG = "This map is too big to be drawn here; the outline below holds all of it."
NOT_DRAWN = "The map cannot be drawn at the moment; the outline below holds all of it."


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


def draw_map(*, debate: Debate, picture: Picture = Picture.SVG) -> bytes:
    """The map of a debate's current records with what stands, as a picture that stands by itself, with title and legend.

    Waits for Graphviz, within its limits, but for DOT. Raises `argmap.render.GraphvizError` and Debate.DoesNotExist.
    """
    value = load_debate(debate)
    options = MapOptions(marks=mark_claims(evaluate(value).labels))
    if picture is Picture.DOT:
        return write_dot(value, options=options).encode()
    return render_map(value, options=options, format=Format(picture), dot_binary=settings.DOT_BINARY)


def find_page_map(value: DebateValue, marks: dict[str, Mark], state: str = "") -> tuple[str, str]:
    """The map for a page and "", or "" and a sentence that says why there is none.

    `state` is what the links carry on: "?lens=…", or "" for the debate as recorded.

    The drawing is kept for an hour, as it takes the time; a map that takes too long is not tried again for every reader.
    """
    # A few places a debate, so that an hour of editing or of what-ifs does not fill the cache. What is there is told by
    # content, as the debate's revision may be that of another debate once a database is made anew.
    content = hash_document(canonical_json(value) + json.encode((marks, state)))
    place = f"page-map-{value.about.slug}-{crc32(state.encode()) % MOST_STATES if state else 'recorded'}"
    kept, drawn = cache.get(place, ("", ("", "")))
    if kept != content:
        drawn = _try_to_draw(value, marks, state)
        cache.set(place, (content, drawn), FAILURE_KEPT_FOR if drawn[1] else KEPT_FOR)
    svg, failure = drawn
    return svg, failure


def _try_to_draw(value: DebateValue, marks: dict[str, Mark], state: str) -> tuple[str, str]:
    try:
        return draw_page_map(value, marks, state), ""
    except GraphvizError as error:
        logger.warning("The map of %s could not be drawn: %s", value.about.slug, error)
        return "", TOO_BIG if isinstance(error, GraphvizLimitError) else NOT_DRAWN


def draw_page_map(value: DebateValue, marks: dict[str, Mark], state: str) -> str:
    """The map as SVG for a page, which writes title and legend itself; each box leads to its page. Raises as `draw_map`."""
    options = MapOptions(
        claim_link=_link_template("claim", value.about.slug) + state,
        argument_link=_link_template("argument", value.about.slug) + state,
        with_title=False,
        with_legend=False,
        marks=marks,
    )
    return render_map(value, options=options, dot_binary=settings.DOT_BINARY).decode()


def _link_template(page: str, slug: str) -> str:
    # The renderer puts the key in, percent-encoded; the braces around it must not be.
    before, _, after = reverse(page, args=[slug, "KEY"]).rpartition("KEY")
    return f"{before}{{key}}{after}"
