"""From what Graphviz wrote to the SVG that leaves the server: only what is on a list, under our own ids and classes.

A new document is written of what the strict pass over Graphviz's own knows (`argmap.render.drawn`). What a page may rely on:

- `svg.argmap` holds `g.graph`, and before it, where it stands alone, `style` elements with our font (`argmap.render.faces`).
- `g.graph` holds, in this order: the paper, `g.legend` (title and legend of a picture that stands alone), clusters, lines, dots
  and boxes, the boxes in reading order.
- `g.cluster#group-KEY` for each group shown.
- `g.edge#relation-KEY`, `#premise-KEY`, `#conclusion-INFERENCE`: one for each link, with `data-kind` (the relation's kind, or
  premise, or conclusion), `data-polarity` (supports, attacks; absent for other kinds), `data-basis` (stated, inferred),
  `data-source` and `data-target` (ids of boxes or dots).
- `g.inference#inference-KEY` where premises meet and `g.step#step-RELATION` where an undercut hits a line, with
  `data-polarity`.
- `g.node#claim-KEY` for each claim and `g.argument#argument-KEY` for each argument that is not unfolded, with `data-kind` (a
  claim's kind, or argument), `data-rank` (main, root, plain) and `data-polarity` (the kind of relation that it is a reason
  by: supports, attacks, undercuts …; absent where there is none or more than one); inside, an `a` if the options link it. A
  claim with a mark has `data-verdict` (in, out, undecided) and, where it was another one before, that as `data-before`.
  A box that opens or closes ends with `a.expand` or `a.collapse` (`g` where the options have no link for it), whose title says
  what it does.
- Keys in ids are percent-encoded but for A–Z a–z 0–9 _ . - ~ (`argmap.render.quoting.name_node`).
- What is drawn has classes for the colours it has in the light theme: `fill-ROLE` and `line-ROLE`, where ROLE is a field of
  `argmap.render.theme.Palette` with "-" for "_". Colours are presentation attributes, which any CSS rule overrides, so a
  picture that stands alone is right without CSS, and a page turns it dark by `.argmap .fill-paper { fill: #12181f }`.

- `svg.argmap` names the font, in which all text is that does not say otherwise.

One unit is one CSS pixel.
"""

from collections.abc import Iterator, Mapping
from html import escape

from argmap.core.kinds import Basis, RelationKind
from argmap.render.drawn import FRAME, Drawn, Parts, read_drawing
from argmap.render.faces import embed_faces, fix_widths
from argmap.render.graph import Box, Cluster, Handle, Link, LinkKind, MapGraph
from argmap.render.limits import GraphvizError
from argmap.render.options import MapOptions
from argmap.render.quoting import TITLE_CAP, clean_text

_SVG = "http://www.w3.org/2000/svg"
_HAVE_POLARITY = (RelationKind.SUPPORTS, RelationKind.ATTACKS)


def dress_svg(drawing: bytes, graph: MapGraph, options: MapOptions) -> bytes:
    """The SVG of the map as UTF-8 without an XML declaration, to be put into a page or served as it is.

    `drawing` is what Graphviz made of `graph`. Raises GraphvizError where it lacks something that `graph` has, and where it has
    something that is not on the list.
    """
    drawn = read_drawing(drawing.decode(), options.theme.colour_roles(), options.theme.font)
    paper, *legend = drawn.parts[FRAME] or [""]
    written = "".join(
        (
            f'<g class="graph" transform="{drawn.transform}">',
            paper,
            f'<g class="legend">{"".join(legend)}</g>' if legend else "",
            *_list_groups(graph, drawn.parts),
            "</g></svg>",
        )
    )
    if options.with_title:
        written = f"{embed_faces(written)}{fix_widths(written)}"
    return f"{_start_svg(drawn, graph, options)}{written}".encode()


def _start_svg(drawn: Drawn, graph: MapGraph, options: MapOptions) -> str:
    _left, _top, width, height = drawn.box
    question = clean_text(graph.question, TITLE_CAP)
    # What has the role of an image hides its links from those who cannot see it.
    role = "group" if any(box.link for box in graph.boxes) else "img"
    attributes = {
        "xmlns": _SVG,
        "class": "argmap",
        "width": width,
        "height": height,
        "viewBox": " ".join(drawn.box),
        "font-family": options.theme.font,
        "role": role,
        "aria-label": f"{graph.what}: {question}",
    }
    return _open("svg", attributes) + (_write_title(question) if options.with_title else "")


def _list_groups(graph: MapGraph, parts: Parts) -> Iterator[str]:
    for cluster in graph.clusters:
        yield from _list_clusters(cluster, parts)
    for link in graph.links:
        yield _draw(link.name, "edge", link.sentence, _tell_link(link), parts)
    for dot in graph.dots:
        kind = "inference" if dot.is_inference else "step"
        yield _draw(dot.name, kind, dot.sentence, {"data-polarity": dot.kind.value}, parts)
    for box in graph.boxes:
        kind, handle = "argument" if box.is_argument else "node", _draw_handle(box.handle, parts)
        yield _draw(box.name, kind, box.sentence, _tell_box(box), parts, link=box.link, handle=handle)


def _list_clusters(cluster: Cluster, parts: Parts) -> Iterator[str]:
    yield _draw(cluster.name, "cluster", clean_text(cluster.title, TITLE_CAP), {}, parts)
    for inner in cluster.clusters:
        yield from _list_clusters(inner, parts)


def _draw(
    name: str, kind: str, sentence: str, data: Mapping[str, str], parts: Parts, *, link: str = "", handle: str = ""
) -> str:
    drawn = "".join(_find_part(name, parts))
    if link:
        drawn = f"{_open('a', {'href': link, 'target': '_top', 'aria-label': sentence})}{drawn}</a>"
    return f"{_open('g', {'id': name, 'class': kind, **data})}{_write_title(sentence)}{drawn}{handle}</g>"


def _draw_handle(handle: Handle | None, parts: Parts) -> str:
    if handle is None:
        return ""
    tag, look = "a" if handle.link else "g", {"class": "expand" if handle.opens else "collapse"}
    if handle.link:
        look |= {"href": handle.link, "target": "_top", "aria-label": handle.sentence}
    return f"{_open(tag, look)}{_write_title(handle.sentence)}{''.join(_find_part(handle.name, parts))}</{tag}>"


def _find_part(name: str, parts: Parts) -> list[str]:
    if name not in parts:
        raise GraphvizError(f'Graphviz left out "{name}".')
    return parts[name]


def _open(tag: str, attributes: Mapping[str, str]) -> str:
    written = "".join([f' {name}="{escape(value)}"' for name, value in attributes.items()])
    return f"<{tag}{written}>"


def _write_title(text: str) -> str:
    return f"<title>{escape(text)}</title>"


def _tell_link(link: Link) -> dict[str, str]:
    data = {"data-kind": link.kind.value if link.part is LinkKind.RELATION else link.part.value}
    if link.kind in _HAVE_POLARITY:
        data["data-polarity"] = link.kind.value
    data["data-basis"] = (Basis.INFERRED if link.is_inferred else Basis.STATED).value
    return data | {"data-source": link.source, "data-target": link.target}


def _tell_box(box: Box) -> dict[str, str]:
    data = {"data-kind": box.word, "data-rank": box.rank.value}
    if box.mark:
        data["data-verdict"] = box.mark.verdict.value
        data |= {"data-before": box.mark.before.value} if box.mark.before else {}
    return data | {"data-polarity": box.tone.value} if box.tone else data
