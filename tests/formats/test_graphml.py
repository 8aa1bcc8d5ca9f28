"""Debates as graphs, read with networkx as another tool would."""

import io
import xml.etree.ElementTree as ET

import networkx
import pytest
from hypothesis import HealthCheck, given, settings

from argmap.core.canonical import normalise
from argmap.core.debate import Debate
from argmap.core.kinds import ActorKind, End, Polarity, Position, RelationKind
from argmap.core.records import About, Actor, Argument, Claim, Group, Inference, Premise, Relation, Stance
from argmap.formats import find_format
from argmap.formats.graphml import EDGE_ATTRIBUTES, GRAPHML, NODE_ATTRIBUTES
from tests.formats.debates import debates

HOSTILE = (
    '"/><node id="evil"/>',
    "</data></node><node id='evil'/>",
    "]]><!--",
    "<!ENTITY x 'y'>",
    "&amp; &#x0; &lol;",
    "a\r\nb\rc\n\td",
    "\u0085\u2028\ufeff",
    "<script>",
)


def read(debate):
    return networkx.read_graphml(io.BytesIO(GRAPHML.write(debate)), force_multigraph=True)


def make_lane():
    return Debate(
        about=About(slug="lane", question="Close it?"),
        groups=(Group(key="g", title="School"),),
        claims=(Claim(key="lane", title="Close it", group="g"), Claim(key="quiet", title="Quiet", prior=0.5, assumed=True)),
        arguments=(
            Argument(
                key="school",
                title="School",
                inferences=(
                    Inference(
                        key="school/1",
                        conclusion="lane",
                        kind=Polarity.SUPPORTS,
                        weight=0.25,
                        premises=(Premise(key="school/1/1", claim="quiet", role="minor", implicit=True),),
                    ),
                ),
            ),
        ),
        relations=(
            Relation(key="att", kind=RelationKind.ATTACKS, source="quiet", target="lane"),
            Relation(key="cut", kind=RelationKind.UNDERCUTS, source="quiet", target="att", target_kind=End.RELATION),
        ),
        actors=(Actor(key="town", name="Town", kind=ActorKind.BODY), Actor(key="mayor", name="Mayor", kind=ActorKind.PERSON)),
        stances=(
            Stance(key="s1", actor="mayor", on_behalf_of="town", claim="lane", position=Position.SUPPORTS, said_on="2024"),
            Stance(key="s2", actor="mayor", claim="lane", position=Position.OPPOSES),
        ),
    )


def test_records_become_nodes_and_edges_with_attributes():
    graph = read(make_lane())

    names = {node: values["record_key"] for node, values in graph.nodes(data=True)}
    kinds = {values["record_key"]: values["record_kind"] for _, values in graph.nodes(data=True)}
    edges = sorted((v["record_kind"], names[one], v["label"], names[two]) for one, two, v in graph.edges(data=True))
    assert kinds == {
        "lane": "claim",
        "quiet": "claim",
        "school": "argument",
        "school/1": "inference",
        "town": "actor",
        "mayor": "actor",
        "att": "relation",
    }
    assert edges == [
        ("argument", "school", "unfolds into", "school/1"),
        ("conclusion", "school/1", "supports", "lane"),
        ("premise", "quiet", "premise", "att"),
        ("premise", "quiet", "premise", "school/1"),
        ("relation", "att", "attacks", "lane"),
        ("relation", "quiet", "undercuts", "att"),
        ("stance", "mayor", "opposes", "lane"),
        ("stance", "mayor", "supports", "lane"),
    ]


def test_numbers_and_truths_have_their_type():
    graph = read(make_lane())

    (quiet,) = (values for _, values in graph.nodes(data=True) if values["record_key"] == "quiet")
    (conclusion,) = (values for *_, values in graph.edges(data=True) if values["record_kind"] == "conclusion")
    (premise,) = (values for *_, values in graph.edges(data=True) if values["record_key"] == "school/1/1")
    assert (quiet["prior"], quiet["assumed"]) == (0.5, True)
    assert conclusion["weight"] == 0.25
    assert (premise["role"], premise["implicit"]) == ("minor", True)


@pytest.mark.parametrize("text", HOSTILE)
def test_text_stays_text(text):
    claim = Claim(key="c", title=text, text=text, tags=(text,))

    graph = read(Debate(about=About(slug="d", question=text), claims=(claim,)))

    ((_, values),) = graph.nodes(data=True)
    assert (values["label"], values["text"], values["tags"]) == (text, text, text)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(debate=debates().map(normalise))
def test_any_debate_is_a_graph_of_all_its_nodes_and_ties(debate):
    graph = read(debate)

    aims = {relation.target for relation in debate.relations if relation.target_kind is End.RELATION}
    nodes = len(debate.claims) + len(debate.arguments) + len(debate.inferences) + len(debate.actors) + len(aims)
    edges = 2 * len(debate.inferences) + len(debate.premises) + len(debate.relations) + len(aims)
    assert len(graph) == nodes
    assert graph.number_of_edges() == edges + len(debate.stances) + len(debate.affiliations)
    titles = sorted(values["label"] for _, values in graph.nodes(data=True) if values["record_kind"] == "claim")
    assert titles == sorted(claim.title for claim in debate.claims)


def test_the_file_keeps_to_the_plain_part_of_the_language():
    root = ET.fromstring(GRAPHML.write(make_lane()))

    namespace = "{http://graphml.graphdrawing.org/xmlns}"
    assert {element.tag.removeprefix(namespace) for element in root.iter()} == {
        "graphml",
        "key",
        "graph",
        "node",
        "edge",
        "data",
    }
    assert len(root.findall(f"{namespace}key")) == len(NODE_ATTRIBUTES) + len(EDGE_ATTRIBUTES)


def test_its_name_and_its_content_tell_the_format():
    assert find_format("map.graphml") is GRAPHML
    assert find_format("map", GRAPHML.write(make_lane())) is GRAPHML


def test_the_same_debate_is_the_same_file():
    debate = normalise(make_lane())

    assert GRAPHML.write(debate) == GRAPHML.write(normalise(make_lane()))
