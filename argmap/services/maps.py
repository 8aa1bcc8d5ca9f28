"""Pictures of a debate's map."""

from enum import StrEnum

from django.conf import settings
from django.urls import reverse

from argmap.core.debate import Debate as DebateValue
from argmap.models import Debate
from argmap.render import Format, MapOptions, render_map, write_dot
from argmap.services.snapshot import load_debate


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
    """The map of a debate's current records, as a picture that stands by itself, with title and legend.

    Waits for Graphviz, within its limits, but for DOT. Raises `argmap.render.GraphvizError` and Debate.DoesNotExist.
    """
    value = load_debate(debate)
    if picture is Picture.DOT:
        return write_dot(value).encode()
    return render_map(value, format=Format(picture), dot_binary=settings.DOT_BINARY)


def draw_page_map(value: DebateValue) -> str:
    """The map as SVG for a page, which writes title and legend itself; each box leads to its page. Raises as `draw_map`."""
    options = MapOptions(
        claim_link=_link_template("claim", value.about.slug),
        argument_link=_link_template("argument", value.about.slug),
        with_title=False,
        with_legend=False,
    )
    return render_map(value, options=options, dot_binary=settings.DOT_BINARY).decode()


def _link_template(page: str, slug: str) -> str:
    # The renderer puts the key in, percent-encoded; the braces around it must not be.
    before, _, after = reverse(page, args=[slug, "KEY"]).rpartition("KEY")
    return f"{before}{{key}}{after}"
