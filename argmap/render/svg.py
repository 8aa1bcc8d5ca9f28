"""From what Graphviz wrote to the SVG that leaves the server: only what is on a list, under our own ids and classes.

Nothing is passed on: a new tree is built of the elements, attributes and values that a map needs. What a page may rely on:

- `svg.argmap` holds `g.graph`, and that, in this order: the paper, `g.legend` (title and legend of a picture that stands
  alone), clusters, lines, dots and boxes, the boxes in reading order.
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

One unit is one CSS pixel.
"""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from xml.etree.ElementTree import Element, SubElement, tostring

from defusedxml.ElementTree import fromstring

from argmap.core.kinds import Basis, RelationKind
from argmap.render.graph import Box, Cluster, Handle, Link, LinkKind, MapGraph
from argmap.render.limits import GraphvizError
from argmap.render.options import MapOptions
from argmap.render.quoting import TITLE_CAP, clean_text

_SVG = "http://www.w3.org/2000/svg"
_PREFIXES = (("fill", "fill"), ("stroke", "line"))
_NUMBER = re.compile(r"-?\d+(\.\d+)?", re.ASCII)
_NUMBERS = re.compile(r"[-\d., eMCLZ]*", re.ASCII)
_WORDS = re.compile(r"[A-Za-z0-9 ,.-]+", re.ASCII)
_COLOUR = re.compile(r"#[0-9a-f]{6}|none|transparent|black|white", re.ASCII)

_DRAWN: Mapping[str, Mapping[str, re.Pattern[str]]] = MappingProxyType(
    {
        "path": {"d": _NUMBERS},
        "polygon": {"points": _NUMBERS},
        "polyline": {"points": _NUMBERS},
        "ellipse": dict.fromkeys(("cx", "cy", "rx", "ry"), _NUMBER),
        "text": {
            "x": _NUMBER,
            "y": _NUMBER,
            "text-anchor": _WORDS,
            "font-family": _WORDS,
            "font-weight": _WORDS,
            "font-size": _NUMBER,
        },
    }
)
"""The elements that draw something, with their own attributes and what those may hold."""
_PAINT: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {"fill": _COLOUR, "stroke": _COLOUR, "stroke-width": _NUMBER, "stroke-dasharray": re.compile(r"[\d., ]+", re.ASCII)}
)


_TRANSFORM = re.compile(r"scale\([\d. ]+\) rotate\(0\) translate\([-\d. ]+\)", re.ASCII)
_FRAME = "frame"
_HAVE_POLARITY = (RelationKind.SUPPORTS, RelationKind.ATTACKS)

Parts = dict[str, list[Element]]
"""What is drawn for each id; what belongs to the map as a whole comes under `_FRAME`."""


def dress_svg(drawing: bytes, graph: MapGraph, options: MapOptions) -> bytes:
    """The SVG of the map as UTF-8 without an XML declaration, to be put into a page or served as it is.

    `drawing` is what Graphviz made of `graph`. Raises GraphvizError where it lacks something that `graph` has.
    """
    source = fromstring(drawing)
    frame = source.find(f"{{{_SVG}}}g")
    if frame is None:
        raise GraphvizError("Graphviz wrote an SVG without a graph in it.")
    parts = _collect_parts(frame, options.theme.colour_roles())
    svg = _start_svg(source.get("viewBox", ""), graph, options)
    canvas = SubElement(svg, "g", {"class": "graph", "transform": _keep(_TRANSFORM, frame.get("transform", ""))})
    paper, *legend = parts.get(_FRAME, [])
    canvas.append(paper)
    if legend:
        SubElement(canvas, "g", {"class": "legend"}).extend(legend)
    canvas.extend(list(_list_groups(graph, parts)))
    return bytes(tostring(svg, encoding="utf-8"))


def _start_svg(view_box: str, graph: MapGraph, options: MapOptions) -> Element:
    left, top, width, height = (_keep(_NUMBER, number) for number in view_box.split())
    question = clean_text(graph.question, TITLE_CAP)
    has_links = any(box.link for box in graph.boxes)
    svg = Element(
        "svg",
        {
            "xmlns": _SVG,
            "class": "argmap",
            "width": width,
            "height": height,
            "viewBox": f"{left} {top} {width} {height}",
            # What has the role of an image hides its links from those who cannot see it.
            "role": "group" if has_links else "img",
            "aria-label": f"{graph.what}: {question}",
        },
    )
    if options.with_title:
        SubElement(svg, "title").text = question
    return svg


def _list_groups(graph: MapGraph, parts: Parts) -> Iterator[Element]:
    for cluster in graph.clusters:
        yield from _list_clusters(cluster, parts)
    for link in graph.links:
        yield _draw(link.name, "edge", link.sentence, _tell_link(link), parts)
    for dot in graph.dots:
        kind = "inference" if dot.is_inference else "step"
        yield _draw(dot.name, kind, dot.sentence, {"data-polarity": dot.kind.value}, parts)
    for box in graph.boxes:
        yield _draw_box(box, parts)


def _list_clusters(cluster: Cluster, parts: Parts) -> Iterator[Element]:
    yield _draw(cluster.name, "cluster", clean_text(cluster.title, TITLE_CAP), {}, parts)
    for inner in cluster.clusters:
        yield from _list_clusters(inner, parts)


def _draw(name: str, kind: str, sentence: str, data: Mapping[str, str], parts: Parts, *, link: str = "") -> Element:
    if name not in parts:
        raise GraphvizError(f'Graphviz left out "{name}".')
    group = Element("g", {"id": name, "class": kind, **data})
    SubElement(group, "title").text = sentence
    place = SubElement(group, "a", {"href": link, "target": "_top", "aria-label": sentence}) if link else group
    place.extend(parts[name])
    return group


def _draw_box(box: Box, parts: Parts) -> Element:
    kind = "argument" if box.is_argument else "node"
    group = _draw(box.name, kind, box.sentence, _tell_box(box), parts, link=box.link)
    if box.handle:
        group.append(_draw_handle(box.handle, parts))
    return group


def _draw_handle(handle: Handle, parts: Parts) -> Element:
    if handle.name not in parts:
        raise GraphvizError(f'Graphviz left out "{handle.name}".')
    kind = {"class": "expand" if handle.opens else "collapse"}
    link = {"href": handle.link, "target": "_top", "aria-label": handle.sentence} if handle.link else {}
    element = Element("a" if link else "g", kind | link)
    SubElement(element, "title").text = handle.sentence
    element.extend(parts[handle.name])
    return element


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


def _collect_parts(frame: Element, roles: Mapping[str, str]) -> Parts:
    parts: Parts = {}
    for child in frame:
        name = child.get("id", "") if child.tag == f"{{{_SVG}}}g" else _FRAME
        # A relation that goes by way of a dot was drawn as two lines under one id: here they become one.
        _collect_drawn(child, name, roles, parts)
    return parts


def _collect_drawn(element: Element, name: str, roles: Mapping[str, str], parts: Parts) -> None:
    if _local_name(element) in _DRAWN:
        parts.setdefault(name, []).append(_copy(element, roles))
    for child in element:
        # Graphviz puts what has a link of its own, which only handles have, into a group named after it.
        inner = child.get("id", "")
        _collect_drawn(child, inner.removeprefix("a_") if inner.startswith("a_") else name, roles, parts)


def _copy(element: Element, roles: Mapping[str, str]) -> Element:
    tag = _local_name(element)
    allowed = {**_DRAWN[tag], **_PAINT}
    kept = {name: value for name, value in element.items() if name in allowed and allowed[name].fullmatch(value)}
    classes = [f"{prefix}-{roles[kept[name]]}" for name, prefix in _PREFIXES if kept.get(name) in roles]
    copy = Element(tag, {"class": " ".join(classes), **kept} if classes else kept)
    copy.text = element.text if tag == "text" else None
    return copy


def _local_name(element: Element) -> str:
    return str(element.tag).removeprefix(f"{{{_SVG}}}")


def _keep(pattern: re.Pattern[str], value: str) -> str:
    if not pattern.fullmatch(value):
        raise GraphvizError(f"Graphviz wrote an SVG with {value!r} where it never did before.")
    return value
