"""Information nodes as claims: one each, never merged, for two people may say the same words."""

from argmap.core.records import Claim
from argmap.formats.aif.graph import Graph, Node
from argmap.formats.aif.holding import hold_item, make_extra
from argmap.formats.titling import split_text

NO_TEXT = "(no text)"
"""The title of a claim whose node says nothing."""


def read_claims(graph: Graph) -> list[Claim]:
    """The claims of the graph's information nodes, in the document's order."""
    claims = []
    for place, node in enumerate(graph.of_kind("I")):
        title, text = split_text(node.text, NO_TEXT)
        default = graph.dialect.make_node(node.key, text or title, "I")
        held = hold_item(node.item, default) | {"lists": node.lists}
        claims.append(Claim(key=node.key, title=title, text=text, position=place, extra=make_extra(held)))
        graph.take(node)
    return claims


def is_claim(node: Node) -> bool:
    """Whether the node is a claim."""
    return node.kind == "I"
