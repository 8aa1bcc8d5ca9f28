"""From a map's values to DOT, the same text for the same debate, byte for byte.

Graphviz draws; where things stand it is told, by three means:

- each level is one `rank=same` set, tied to the next by a scale of invisible points, so that roots line up at the left and
  dots take no column of their own;
- invisible lines within a level of a group keep its boxes in order. In a cluster they must point upwards, outside of one
  downwards: dot turns a map from right to left after it has ordered the clusters' insides;
- a spine of invisible points at the far left, one for each group, keeps the groups in order. Lines between groups do not
  count in that (`constraint=false`), or they would pull groups out of it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import pairwise

from argmap.render import looks
from argmap.render.cards import Card
from argmap.render.digraph import Digraph
from argmap.render.graph import Box, Cluster, Link, MapGraph
from argmap.render.labels import label_card, label_heading
from argmap.render.legend import label_frame
from argmap.render.options import MapOptions

_NO_PORTS = {"tailport": "_", "headport": "_"}
_SPINE = "spine"
_SCALE = "scale"
_LONGEST_SIGN = 3
"""What is longer is a word."""


def write_graph(graph: MapGraph, options: MapOptions, cards: Mapping[str, Card], *, with_cards: bool) -> str:
    """The map in DOT; `graph` has been arranged (`argmap.render.columns`), and `cards` has the card of each box by its name.

    Boxes stand in the same places whether their cards are in them, for pictures that Graphviz draws by itself, or they are
    empty and only as large, for SVG, in which we write the cards ourselves: that takes a third of the time.
    """
    return _Writer(graph, options, cards, with_cards).write()


class _Writer:
    """Writes one map; holds what every part of the text is made from."""

    def __init__(self, graph: MapGraph, options: MapOptions, cards: Mapping[str, Card], with_cards: bool) -> None:
        self.graph = graph
        self.cards = cards
        self.with_cards = with_cards
        self.options = options
        self.theme = options.theme
        self.home = {node.name: node.group for node in graph.list_nodes()}
        self.outermost = {key: cluster.key for cluster in graph.clusters for key in cluster.list_keys()}
        self.level = {node.name: node.level for node in graph.list_nodes()}
        self.dots = {dot.name for dot in graph.dots}
        self.groups = {key: place for place, cluster in enumerate(graph.clusters) for key in cluster.list_keys()}
        self.sources = self._sort_sources()
        # How far to the left of each box the signs of its lines reach.
        self.signs: dict[str, float] = defaultdict(float)

    def _sort_sources(self) -> dict[str, list[str]]:
        """What links lead from to each of their targets, from top to bottom."""
        place = {node.name: number for number, node in enumerate(self.graph.list_nodes())}
        sources: dict[str, list[str]] = defaultdict(list)
        for link in self.graph.links:
            sources[link.target].append(link.source)
        return {target: sorted(names, key=lambda name: place[name]) for target, names in sources.items()}

    def write(self) -> str:
        drawing = Digraph(
            "map",
            graph=looks.look_map(self.theme, boxes=len(self.graph.boxes), scale=self.options.scale),
            nodes=looks.look_nodes(self.theme, empty=not self.with_cards),
            edges=looks.look_lines(self.theme),
        )
        frame = label_frame(self.graph, self.options)
        if frame:
            drawing.attr(label=frame, labelloc="t", labeljust="l")
        for cluster in self.graph.clusters:
            self._add_cluster(drawing, cluster, depth=0)
        self._add_members(drawing, None)
        self._add_levels(drawing)
        self._add_spine(drawing)
        return drawing.write()

    def _add_cluster(self, parent: Digraph, cluster: Cluster, depth: int) -> None:
        with parent.subgraph(f"cluster_{cluster.name}") as drawing:
            label = label_heading(cluster.title, self.theme)
            drawing.attr(id=cluster.name, label=label, **looks.look_cluster(self.theme, depth))
            for inner in cluster.clusters:
                self._add_cluster(drawing, inner, depth + 1)
            self._add_members(drawing, cluster.key)

    def _add_members(self, drawing: Digraph, group: str | None) -> None:
        """What lies in the group itself: boxes, dots, what keeps the boxes in order, and lines that begin and end here."""
        boxes = [box for box in self.graph.boxes if box.group == group]
        for box in boxes:
            card = self.cards[box.name]
            written = {"label": label_card(card, self.theme)} if self.with_cards else looks.look_size(card)
            look = looks.look_box(box, self.theme) if self.with_cards or looks.is_painted_by_graphviz(box) else {}
            drawing.node(box.name, **written, **look)
        for dot in self.graph.dots:
            if dot.group == group:
                drawing.node(dot.name, label="", **looks.look_dot(dot, self.theme))
        self._keep_order(drawing, boxes, is_cluster=group is not None)
        for link in self.graph.links:
            ends = {self.home[link.source], self.home[link.target]}
            if ends == {group} or (group is None and len(ends) > 1):
                self._add_link(drawing, link)

    def _keep_order(self, drawing: Digraph, boxes: Iterable[Box], *, is_cluster: bool) -> None:
        above: dict[int, str] = {}
        for box in boxes:
            if box.level in above:
                pair = (box.name, above[box.level]) if is_cluster else (above[box.level], box.name)
                drawing.edge(*pair, **looks.INVISIBLE, **_NO_PORTS)
            above[box.level] = box.name

    def _add_link(self, drawing: Digraph, link: Link) -> None:
        look = looks.look_link(link, self.theme) if self.with_cards else {"id": link.name}
        sign, head = looks.choose_sign(link), looks.choose_head(link)
        lines = link.lines()
        for source, target in lines:
            leads_left = self.level[source] > self.level[target]
            ports = {} if leads_left and source not in self.dots else {"tailport": "_"}
            ports |= {} if leads_left and target not in self.dots else {"headport": "_"}
            is_last = (source, target) == lines[-1]
            label = self._look_sign(link, sign) if sign and source == link.source else {}
            free = {} if self._counts(source, target) else {"constraint": "false"}
            drawing.edge(source, target, arrowhead=head if is_last else "none", **label, **look, **ports, **free)

    def _look_sign(self, link: Link, sign: str) -> looks.Look:
        if len(sign) > _LONGEST_SIGN and self.level[link.source] <= self.level[link.target]:
            # A word at a line that leads elsewhere goes wherever there is room for it.
            return {"xlabel": sign}
        reach, is_above = self.signs[link.source], self._comes_from_above(link)
        look, self.signs[link.source] = looks.look_sign(sign, reach, self.theme, is_above=is_above)
        return look

    def _comes_from_above(self, link: Link) -> bool:
        """Whether a link leads downwards: a target stands about in the middle of its reasons, and groups in their order."""
        groups = [self.groups.get(self.home[end] or "", len(self.groups)) for end in (link.source, link.target)]
        if groups[0] != groups[1]:
            return groups[0] < groups[1]
        sources = self.sources[link.target]
        return 2 * sources.index(link.source) < len(sources)

    def _counts(self, source: str, target: str) -> bool:
        """Whether a line may move what it ties together: it lies in one group, and leads towards the left."""
        is_within = self._find_outermost(source) == self._find_outermost(target)
        return is_within and self.level[source] > self.level[target]

    def _find_outermost(self, name: str) -> str | None:
        return self.outermost.get(self.home[name] or "")

    def _add_levels(self, drawing: Digraph) -> None:
        levels: dict[int, list[str]] = defaultdict(list)
        for name, level in self.level.items():
            levels[level].append(name)
        gutters: dict[int, float] = defaultdict(float)
        for source, reach in self.signs.items():
            gutters[self.level[source] - 1] = max(gutters[self.level[source] - 1], reach)
        for level in range(max(levels, default=0) + 1):
            point = f"{_SCALE}-{level}"
            drawing.node(point, **looks.look_gutter(gutters[level]))
            if level:
                drawing.edge(point, f"{_SCALE}-{level - 1}", **looks.INVISIBLE, **_NO_PORTS)
            _put_on_one_level(drawing, [point, *levels[level]])

    def _add_spine(self, drawing: Digraph) -> None:
        leftmost: dict[str | None, Box] = {}
        for box in self.graph.boxes:
            group = self._find_outermost(box.name)
            if group not in leftmost or box.level < leftmost[group].level:
                leftmost[group] = box
        ribs = [leftmost[cluster.key].name for cluster in self.graph.clusters]
        points = [f"{_SPINE}-{index}" for index in range(len(ribs))]
        for point, rib in zip(points, ribs, strict=True):
            drawing.node(point, **looks.INVISIBLE_POINT)
            drawing.edge(rib, point, **looks.INVISIBLE, **_NO_PORTS)
        for upper, lower in pairwise(points):
            drawing.edge(upper, lower, **looks.INVISIBLE, **_NO_PORTS)
        _put_on_one_level(drawing, points)


def _put_on_one_level(drawing: Digraph, names: Iterable[str]) -> None:
    with drawing.subgraph(rank="same") as level:
        for name in names:
            level.node(name)
