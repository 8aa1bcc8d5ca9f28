"""A network as what a map is before Graphviz has run: nodes for its rows and columns, lines for its ties."""

from collections import Counter
from collections.abc import Iterator

from argmap.core.networks import Mode, Network, Variable
from argmap.render.drawing import Sketch
from argmap.render.graph import Box, Link, LinkKind, MapGraph
from argmap.render.networks.dot import Sized, write_network
from argmap.render.networks.options import NetworkPicture
from argmap.render.networks.ties import Sense, Tie, list_drawn_ties
from argmap.render.quoting import choose_visible, name_node

MOST_NODES = 120
MOST_TIES = 1500
"""More of either cannot be told apart, and takes Graphviz seconds."""
_WORDS = {Sense.YES: "agree", Sense.NO: "differ", Sense.BOTH: "agree and differ", Sense.NONE: "speak of the same"}
_TWO_MODE_WORDS = {Sense.YES: "yes", Sense.NO: "no", Sense.BOTH: "yes and no", Sense.NONE: "speaks of it"}


class TooManyNodesError(ValueError):
    """The network has more nodes or ties than can be drawn; the text is one sentence."""


def count_drawn(network: Network) -> tuple[int, int]:
    """How many nodes have a tie, and how many ties there are; nodes without one are not drawn."""
    ties = list(list_drawn_ties(network))
    return len(_count_degrees(network, ties)), len(ties)


def sketch_network(network: Network, picture: NetworkPicture) -> Sketch:
    """The network's picture before it is drawn (`argmap.render.draw_sketch`); the same for the same network.

    Raises TooManyNodesError.
    """
    ties = list(list_drawn_ties(network))
    degrees = _count_degrees(network, ties)
    if len(degrees) > MOST_NODES or len(ties) > MOST_TIES:
        raise TooManyNodesError(
            f"The network has {len(degrees)} nodes with {len(ties)} ties; "
            f"no more than {MOST_NODES} nodes and {MOST_TIES} ties can be drawn."
        )
    nodes = [_make_node(network, picture, place, degrees[place]) for place in sorted(degrees)]
    graph = MapGraph(
        question=picture.question,
        what=f"Network. {picture.words}",
        boxes=tuple(node.box for node in nodes),
        links=tuple(_make_link(network, tie) for tie in ties),
    )
    return Sketch(graph=graph, options=picture.to_map_options(), dot=write_network(graph, nodes, ties, picture))


Place = tuple[bool, int]
"""Whether a node is a column of a two-mode network, and its number."""


def _count_degrees(network: Network, ties: list[Tie]) -> Counter[Place]:
    is_two_mode = network.options.mode is Mode.TWO
    return Counter(place for tie in ties for place in ((False, tie.row), (is_two_mode, tie.column)))


def _find(network: Network, place: Place) -> tuple[Variable, str, str]:
    """What the node is, its key and its name."""
    is_column, number = place
    if is_column:
        return network.options.via, network.column_keys[number], network.columns[number]
    return network.options.of, network.row_keys[number], network.rows[number]


def _make_node(network: Network, picture: NetworkPicture, place: Place, degree: int) -> Sized:
    variable, key, name = _find(network, place)
    coalition = picture.coalition_of.get(key) if not place[0] else None
    title = choose_visible(name, key)
    told = [title, f"coalition {coalition + 1}" if coalition is not None else "", f"{degree} tie{'s' if degree > 1 else ''}"]
    box = Box(
        name=name_node(variable, key),
        sentence=", ".join(filter(None, told)),
        title=title,
        word=variable.value,
        link=picture.link(variable, key),
    )
    return Sized(box=box, degree=degree, coalition=coalition, is_column=place[0])


def _make_link(network: Network, tie: Tie) -> Link:
    ends = list(_list_ends(network, tie))
    source, target = (name_node(variable, key) for variable, key, _ in ends)
    one, other = (choose_visible(name, key) for _, key, name in ends)
    if network.options.mode is Mode.ONE:
        sentence = f"{one} and {other} {_WORDS[tie.sense]}: {tie.words}"
    else:
        sentence = f"{one} on {other}, {_TWO_MODE_WORDS[tie.sense]}: {tie.words}"
    return Link(
        name=f"tie-{source}--{target}",
        part=LinkKind.RELATION,
        kind=tie.sense.relation,
        source=source,
        target=target,
        sentence=sentence,
    )


def _list_ends(network: Network, tie: Tie) -> Iterator[tuple[Variable, str, str]]:
    yield _find(network, (False, tie.row))
    yield _find(network, (network.options.mode is Mode.TWO, tie.column))
