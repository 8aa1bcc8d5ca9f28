"""Pictures of a debate's map."""

from collections.abc import Callable
from urllib.parse import unquote

from django.conf import settings
from django.urls import reverse

from argmap.core.debate import Debate
from argmap.render import Format, MapOptions, render_map, write_dot

DOT_MEDIA_TYPE = "text/vnd.graphviz"
_KEY = "{key}"


def draw_map(debate: Debate, *, format: Format = Format.SVG) -> bytes:
    """The map of a debate as a picture that stands by itself, with title and legend.

    Waits for Graphviz, within its limits. Raises `argmap.render.GraphvizError`.
    """
    return render_map(debate, format=format, dot_binary=settings.DOT_BINARY)


def draw_page_map(debate: Debate) -> str:
    """The map as SVG for a page, which writes title and legend itself; each box leads to its page. Raises as `draw_map`."""
    options = MapOptions(
        claim_link=_link_template("claim", debate.about.slug),
        argument_link=_link_template("argument", debate.about.slug),
        with_title=False,
        with_legend=False,
    )
    return render_map(debate, options=options, dot_binary=settings.DOT_BINARY).decode()


def write_map_dot(debate: Debate) -> bytes:
    """The map of a debate in DOT, the same bytes for the same debate."""
    return write_dot(debate).encode()


def writer_of(suffix: str) -> Callable[[Debate], bytes]:
    """What makes the picture with this suffix: svg, png, pdf or dot. Raises ValueError, which says what is allowed."""
    if suffix == "dot":
        return write_map_dot
    try:
        chosen = Format(suffix)
    except ValueError:
        raise ValueError(f'"{suffix}" is no kind of picture; allowed are svg, png, pdf and dot') from None
    return lambda debate: draw_map(debate, format=chosen)


def _link_template(page: str, slug: str) -> str:
    # The key is put in by the renderer, percent-encoded; the braces must not be.
    return unquote(reverse(page, args=[slug, _KEY]))
