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
  A chip is an `a.chip` after it, which leads to the stance on the box's page, if that link leads to a page.
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
from types import MappingProxyType

from argmap.core.kinds import Basis, RelationKind
from argmap.render.cards import Card
from argmap.render.drawn import FRAME, Drawn, Parts, read_drawing
from argmap.render.elements import open_element, write_title
from argmap.render.faces import embed_faces, fix_widths
from argmap.render.graph import Box, Cluster, Link, LinkKind, MapGraph
from argmap.render.limits import GraphvizError
from argmap.render.options import MapOptions
from argmap.render.painting import list_paints
from argmap.render.quoting import TITLE_CAP, clean_text
from argmap.render.theme import Theme
from argmap.render.written import CardWriter

_SVG = "http://www.w3.org/2000/svg"
_NO_CARDS: Mapping[str, Card] = MappingProxyType({})
_BETWEEN = str.maketrans("MC,", "   ")
_HAVE_POLARITY = (RelationKind.SUPPORTS, RelationKind.ATTACKS)


def dress_svg(drawing: bytes, graph: MapGraph, options: MapOptions, cards: Mapping[str, Card] = _NO_CARDS) -> bytes:
    """The SVG of the map as UTF-8 without an XML declaration, to be put into a page or served as it is.

    `drawing` is what Graphviz made of `graph`; `cards` are to be written into boxes that it left empty, by the boxes' names.
    Raises GraphvizError where it lacks something that `graph` has, and where it has something that is not on the list.
    """
    theme = options.theme
    paints = list_paints(graph, theme) if cards else {}
    drawn = read_drawing(drawing.decode(), theme.colour_roles(), theme.font, paints)
    paper, *legend = drawn.parts[FRAME] or [""]
    written = "".join(
        (
            f'<g class="graph" transform="{drawn.transform}">',
            paper,
            f'<g class="legend">{"".join(legend)}</g>' if legend else "",
            *_Dresser(drawn.parts, cards, options.theme).list_groups(graph),
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
        # Otherwise, where a system fits letters to the grid of its screen, each is as wide as so many whole pixels.
        "text-rendering": "geometricPrecision",
        "role": role,
        "aria-label": f"{graph.what}: {question}",
    }
    return open_element("svg", attributes) + (write_title(question) if options.with_title else "")


class _Dresser:
    """Puts what Graphviz drew and what we write ourselves under names."""

    def __init__(self, parts: Parts, cards: Mapping[str, Card], theme: Theme) -> None:
        self.parts, self.cards = parts, cards
        self.writer = CardWriter(theme)

    def list_groups(self, graph: MapGraph) -> Iterator[str]:
        for cluster in graph.clusters:
            yield from self._list_clusters(cluster)
        for link in graph.links:
            yield self._draw(link.name, "edge", link.sentence, _tell_link(link))
        for dot in graph.dots:
            kind = "inference" if dot.is_inference else "step"
            yield self._draw(dot.name, kind, dot.sentence, {"data-polarity": dot.kind.value})
        yield from map(self._draw_box, graph.boxes)

    def _list_clusters(self, cluster: Cluster) -> Iterator[str]:
        yield self._draw(cluster.name, "cluster", clean_text(cluster.title, TITLE_CAP), {})
        for inner in cluster.clusters:
            yield from self._list_clusters(inner)

    def _draw(self, name: str, kind: str, sentence: str, data: Mapping[str, str]) -> str:
        drawn = "".join(_find_part(name, self.parts))
        return f"{open_element('g', {'id': name, 'class': kind, **data})}{write_title(sentence)}{drawn}</g>"

    def _draw_box(self, box: Box) -> str:
        outline, card = _find_part(box.name, self.parts), self.cards.get(box.name)
        written = chips = handle = ""
        if card is not None:
            middle = _find_middle(outline[0])
            written, chips = self.writer.write(card, middle), self.writer.write_chips(card, middle)
            handle = _dress_grip(card, self.writer.write_grip(card, middle))
        drawn = f"{''.join(outline)}{written}"
        if box.link:
            drawn = f"{open_element('a', {'href': box.link, 'target': '_top', 'aria-label': box.sentence})}{drawn}</a>"
        kind = "argument" if box.is_argument else "node"
        start = open_element("g", {"id": box.name, "class": kind, **_tell_box(box)})
        return f"{start}{write_title(box.sentence)}{drawn}{chips}{handle}</g>"


def _dress_grip(card: Card, drawn: str) -> str:
    if card.grip is None:
        return ""
    handle = card.grip.handle
    tag, look = "a" if handle.link else "g", {"class": "expand" if handle.opens else "collapse"}
    if handle.link:
        look |= {"href": handle.link, "target": "_top", "aria-label": handle.sentence}
    return f"{open_element(tag, look)}{write_title(handle.sentence)}{drawn}</{tag}>"


def _find_middle(outline: str) -> tuple[float, float]:
    """The middle of what a path encloses."""
    places = outline.partition(' d="')[2].partition('"')[0]
    numbers = list(map(float, places.translate(_BETWEEN).split()))
    across, down = numbers[::2], numbers[1::2]
    return (min(across) + max(across)) / 2, (min(down) + max(down)) / 2


def _find_part(name: str, parts: Parts) -> list[str]:
    if name not in parts:
        raise GraphvizError(f'Graphviz left out "{name}".')
    return parts[name]


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
