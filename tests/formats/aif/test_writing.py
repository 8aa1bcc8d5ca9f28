"""What stands in a nodeset after a debate was written into it, and after somebody edited either."""

import json

import pytest
from msgspec.structs import replace

from argmap.core.canonical import normalise
from argmap.core.debate import Debate
from argmap.core.kinds import Act, ActorKind, ClaimKind, End, Polarity, Position, RelationKind, StanceBasis, Weighing
from argmap.core.records import (
    About,
    Actor,
    Affiliation,
    Argument,
    Claim,
    Evidence,
    Group,
    Inference,
    Issue,
    Passage,
    Premise,
    Relation,
    Source,
    Stance,
)
from argmap.formats.aif import AIF, CANNOT_CARRY
from tests.formats.aif.files import make_nodeset, read, read_whole, write
from tests.formats.aif.test_dialogue import make_dialogue

ABOUT = About(slug="unnamed", question="Close it")
CLAIMS = (Claim(key="1", title="Close it"), Claim(key="2", title="It is loud", position=1))
ANN = Actor(key="ann", name="Ann Bell", kind=ActorKind.PERSON)


def make(**collections):
    return Debate(**({"about": ABOUT, "claims": CLAIMS} | collections))


def link(kind, key="r", source="2", target="1", **fields):
    return Relation(key=key, kind=kind, source=source, target=target, **fields)


def list_nodes(document):
    return [(node["nodeID"], node["type"], node["text"]) for node in document["nodes"]]


def list_edges(document):
    return [(edge["fromID"], edge["toID"]) for edge in document["edges"]]


def test_a_debate_is_written_as_aifdb_does():
    document, _ = write(make(relations=(link(RelationKind.SUPPORTS),)))

    assert document == {
        "nodes": [
            {"nodeID": "1", "text": "Close it", "type": "I"},
            {"nodeID": "2", "text": "It is loud", "type": "I"},
            {"nodeID": "r", "text": "Default Inference", "type": "RA"},
        ],
        "edges": [
            {"edgeID": "2->r", "fromID": "2", "toID": "r"},
            {"edgeID": "r->1", "fromID": "r", "toID": "1"},
        ],
        "locutions": [],
        "participants": [],
    }


def test_what_aif_has_words_for_needs_nothing_besides():
    inference = Inference(
        key="a",
        conclusion="1",
        scheme="Analogy",
        premises=(Premise(key="a/1", claim="2"), Premise(key="a/2", claim="1", position=1)),
    )
    debate = make(
        arguments=(Argument(key="a", title="Analogy", inferences=(inference,)),),
        relations=(
            link(RelationKind.ATTACKS, "b"),
            link(RelationKind.REPHRASES, "c", position=2),
            link(RelationKind.PREFERRED_TO, "d", position=3),
            link(RelationKind.UNDERCUTS, "e", target="a", target_kind=End.INFERENCE, position=1),
        ),
        actors=(ANN,),
    )

    _, remainder = write(debate)

    assert remainder == {}
    assert AIF.read(AIF.write(debate)).debate == normalise(debate)


def test_a_stance_is_a_locution_of_the_participant():
    stance = Stance(key="s", actor="ann", claim="1", position=Position.OPPOSES, gist="never", said_on="2021-06-30")

    document, _ = write(make(actors=(ANN,), stances=(stance,)))

    assert list_nodes(document)[2:] == [("s/L", "L", "Ann Bell: never"), ("s", "YA", "Disagreeing")]
    assert list_edges(document) == [("s/L", "s"), ("s", "1")]
    assert document["locutions"] == [{"nodeID": "s/L", "personID": "ann", "start": "2021-06-30"}]
    assert document["participants"] == [{"participantID": "ann", "firstname": "Ann", "surname": "Bell"}]


def test_arguments_without_inferences_are_information_nodes():
    arguments = (Argument(key="a", title="Noise", gist="It never stops."), Argument(key="b", title="Quiet"))
    relations = (link(RelationKind.ATTACKS, "r", "a", "b", source_kind=End.ARGUMENT, target_kind=End.ARGUMENT),)

    document, _ = write(make(arguments=arguments, relations=relations))

    assert list_nodes(document)[2:4] == [("a", "I", "Noise: It never stops."), ("b", "I", "Quiet")]
    assert list_edges(document) == [("a", "r"), ("r", "b")]


def test_an_attack_on_an_argument_undercuts_its_last_inference():
    inferences = tuple(
        Inference(key=key, conclusion="1", position=place, premises=(Premise(key=f"{key}p", claim="2"),))
        for place, key in enumerate(("i", "j"))
    )
    attack = link(RelationKind.ATTACKS, target="a", target_kind=End.ARGUMENT)

    document, _ = write(make(arguments=(Argument(key="a", title="A", inferences=inferences),), relations=(attack,)))

    assert ("r", "j") in list_edges(document)


def test_records_of_two_kinds_with_one_key_are_two_nodes():
    debate = make(relations=(link(RelationKind.SUPPORTS, key="1"),))

    document, _ = write(debate)

    assert [node[0] for node in list_nodes(document)] == ["1", "2", "1/2"]
    assert AIF.read(AIF.write(debate)).debate == normalise(debate)


NODESET = make_dialogue(
    "5 6 1", "2 9 1", nodes={"2": "I Because", "9": "RA RA", "7": "TA Default Transition", "8": "L Cy : so"}
)


def edit(debate, collection, key, **changes):
    records = getattr(debate, collection)
    return replace(debate, **{collection: tuple(replace(one, **changes) if one.key == key else one for one in records)})


def drop(debate, *places):
    gone = set(places)
    kept = {
        name: tuple(one for one in getattr(debate, name) if (name, one.key) not in gone)
        for name in ("claims", "relations", "stances", "passages", "actors")
    }
    return replace(debate, **kept)


def test_an_untouched_nodeset_needs_nothing_besides():
    document, remainder = write(read_whole(NODESET))

    assert remainder == {}
    assert sorted(list_nodes(document)) == sorted(list_nodes(NODESET))


def test_an_edited_claim_is_an_edited_node():
    debate = edit(read_whole(NODESET), "claims", "2", title="Since it is loud")

    document, _ = write(debate)

    assert ("2", "I", "Since it is loud") in list_nodes(document)


def test_a_claim_that_gets_a_text_says_it():
    debate = edit(read_whole(make_nodeset({"1": "I "}) | {"nodes": [{"nodeID": "1", "type": "I"}]}), "claims", "1", title="Now")

    document, _ = write(debate)

    assert document["nodes"] == [{"nodeID": "1", "type": "I", "text": "Now"}]


def test_a_retargeted_relation_has_new_edges():
    debate = edit(read_whole(NODESET), "relations", "9", source="1", target="2")

    document, _ = write(debate)

    ways = {tuple(edge) for edge in list_edges(document) if "9" in edge}
    assert ways == {("1", "9"), ("9", "2")}


def test_a_relation_that_turns_against_is_a_conflict():
    debate = edit(
        read_whole(make_nodeset({"1": "I", "2": "I", "9": "RA"}, "2 9 1")), "relations", "9", kind=RelationKind.ATTACKS
    )

    document, _ = write(debate)

    assert ("9", "CA", "Default Conflict") in list_nodes(document)


def test_a_stance_that_changes_has_another_illocution():
    debate = edit(read_whole(NODESET), "stances", "6", position=Position.NEUTRAL, act=Act.QUESTIONS)

    document, _ = write(debate)

    assert ("6", "YA", "Pure Questioning") in list_nodes(document)


def test_a_stance_of_somebody_else_changes_the_locutions_speaker():
    debate = read_whole(NODESET)
    debate = edit(replace(debate, actors=(*debate.actors, ANN)), "stances", "6", actor="ann")

    document, _ = write(debate)

    assert document["locutions"] == [{"nodeID": "5", "personID": "ann"}]


def test_what_is_deleted_here_is_deleted_there_with_its_edges():
    nodeset = make_dialogue(
        "5 6 1", "2 9 1", "5 7 8", "7 3 9", nodes={"2": "I", "9": "RA", "7": "TA", "8": "L", "3": "YA Arguing"}
    )
    debate = drop(read_whole(nodeset), ("relations", "9"))

    document, _ = write(debate)

    assert "9" not in [node[0] for node in list_nodes(document)]
    assert [edge for edge in list_edges(document) if "9" in edge] == []
    assert ("7", "3") in list_edges(document)


def test_an_edge_to_a_node_that_never_was_there_stays():
    document, _ = write(read(make_nodeset({"1": "I"}, "1 5")).debate)

    assert list_edges(document) == [("1", "5")]


def test_a_new_claim_does_not_take_the_id_of_a_kept_node():
    debate = read_whole(NODESET)
    debate = replace(debate, claims=(*debate.claims, Claim(key="7", title="New", position=9)))

    document, _ = write(debate)

    assert sorted(node[0] for node in list_nodes(document)) == ["1", "2", "5", "6", "7", "7/2", "8", "9"]
    assert AIF.read(AIF.write(debate)).debate == normalise(debate)


def test_what_another_tool_edits_is_edited_here():
    debate = make(claims=(replace(CLAIMS[0], kind=ClaimKind.POLICY), CLAIMS[1]))
    document = json.loads(AIF.write(debate))
    document["nodes"][0]["text"] = "Close it now"

    reading = read(document)

    assert [(claim.title, claim.kind) for claim in reading.debate.claims] == [
        ("Close it now", ClaimKind.POLICY),
        ("It is loud", ClaimKind.FACT),
    ]


def test_what_another_tool_deletes_takes_along_what_hangs_on_it():
    passage, source = Passage(key="p", source="w"), Source(key="w", title="W")
    evidence = tuple(Evidence(key=f"e{claim}", claim=claim, passage="p", kind="attests") for claim in ("1", "2"))
    document = json.loads(AIF.write(make(passages=(passage,), sources=(source,), evidence=evidence)))
    del document["nodes"][1]

    reading = read(document)

    assert [one.key for one in reading.debate.evidence] == ["e1"]
    assert [(warning.path, warning.done) for warning in reading.warnings] == [("argmap", "left out")]
    assert reading.warnings[0].what.startswith("1 of the records")


@pytest.mark.parametrize(
    "own", [1, [], {"added": 1}, {"added": {"claims": {"x": {"title": 1}}}}, {"changed": {"x": {"y": {}}}}]
)
def test_what_is_not_ours_under_our_name_is_left_out(own):
    reading = read(make_nodeset({"1": "I"}) | {"argmap": own})

    assert [claim.key for claim in reading.debate.claims] == ["1"]
    assert len(reading.warnings) == 1


INFERENCE = Inference(
    key="a", conclusion="1", premises=(Premise(key="a/1", claim="2"), Premise(key="a/2", claim="1", position=1))
)


def argue(inference, **fields):
    return {"arguments": (Argument(key="a", **({"title": "Default Inference", "inferences": (inference,)} | fields)),)}


LOST = [
    {"groups": (Group(key="g", title="G"),), "issues": (Issue(key="i", question="Q", positions=("1",)),)},
    {"claims": (replace(CLAIMS[0], kind=ClaimKind.VALUE, assumed=True, prior=0.5, tags=("t",)), CLAIMS[1])},
    argue(INFERENCE, gist="It is so."),
    argue(replace(INFERENCE, weighing=Weighing.CUMULATIVE, premises=INFERENCE.premises[:1])),
    argue(replace(INFERENCE, premises=())),
    {"relations": (link(RelationKind.ENTAILS, weight=0.5), link(RelationKind.CONTRARY, "q"))},
    {
        **argue(INFERENCE),
        "relations": (link(RelationKind.SUPPORTS, target="a", target_kind=End.ARGUMENT),),
    },
    {
        "actors": (replace(ANN, kind=ActorKind.STATE),),
        "affiliations": (Affiliation(key="f", actor="ann", kind="nominee", body="ann"),),
    },
    {"actors": (ANN,), "stances": (Stance(key="s", actor="ann", claim="1", position=Position.WITHDRAWN),)},
    {
        "actors": (ANN,),
        "stances": (
            Stance(key="s", actor="ann", claim="1", position="supports", basis=StanceBasis.DID, said_on="2021", venue="V"),
        ),
    },
    {"sources": (Source(key="w", title="W"),), "passages": (Passage(key="p", source="w"),)},
]


@pytest.mark.parametrize(("sentence", "lost"), [*zip(CANNOT_CARRY, LOST, strict=True)], ids=range(len(LOST)))
def test_other_tools_do_not_see_what_the_list_says(sentence, lost):
    debate = normalise(make(**lost))

    document, remainder = write(debate)

    assert remainder != {}
    assert read(document).debate != debate
    assert read(document | {"argmap": remainder}).debate == debate


def test_an_inference_against_is_a_conflict():
    document, _ = write(make(**argue(replace(INFERENCE, kind=Polarity.ATTACKS))))

    assert ("a", "CA", "Default Conflict") in list_nodes(document)
