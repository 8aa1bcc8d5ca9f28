"""Maps in DOT, read as Graphviz reads them."""

import pygraphviz
import pytest

from argmap.core.debate import Debate
from argmap.core.kinds import RelationKind
from argmap.core.records import About, Claim, Relation
from argmap.formats import find_format
from argmap.formats.dot import DOT

HOSTILE = ('"] evil [URL="javascript:alert(1)"', "ends in a backslash \\", "<b>bold</b>", "\\N \\G", "// --> #", "é 😀 \u202e")


def make_pair(title):
    return Debate(
        about=About(slug="lane", question=title),
        claims=(Claim(key="a", title=title), Claim(key='b "\\', title="B", text=title)),
        relations=(Relation(key="r", kind=RelationKind.ATTACKS, source="a", target='b "\\'),),
    )


@pytest.mark.parametrize("title", HOSTILE)
def test_claims_are_nodes_and_relations_edges_whatever_they_say(title):
    graph = pygraphviz.AGraph(string=DOT.write(make_pair(title)).decode())

    named = {node for node in graph.nodes() if not node.startswith("scale-")}
    assert named == {"claim-a", "claim-b%20%22%5C"}
    assert ("claim-a", "claim-b%20%22%5C") in graph.edges()
    assert all(not node.attr["URL"] for node in graph.nodes())


def test_the_same_debate_is_the_same_file_in_whatever_order():
    debate = make_pair("A")

    turned = Debate(about=debate.about, claims=debate.claims[::-1], relations=debate.relations)

    assert DOT.write(turned) == DOT.write(debate)


def test_its_name_and_its_content_tell_it():
    assert find_format("lane.gv").name == "dot"
    assert find_format(None, b'strict digraph "a" {}').name == "dot"
