"""Scheme nodes as relations and arguments, and those that are neither."""

import pytest

from argmap.core.debate import count_records
from argmap.core.kinds import End, Polarity, RelationKind
from tests.formats.aif.files import list_warnings, make_nodeset, read, read_whole


def describe(debate):
    return [(link.key, link.kind.value, link.source, link.target_kind.value, link.target) for link in debate.relations]


@pytest.mark.parametrize(
    ("kind", "found"), [("RA", "supports"), ("CA", "attacks"), ("MA", "rephrases"), ("PA", "preferred_to")]
)
def test_a_node_between_two_claims_is_a_relation_under_its_id(kind, found):
    debate = read_whole(make_nodeset({"1": "I", "2": "I", "9": kind}, "1 9 2"))

    assert describe(debate) == [("9", found, "1", "claim", "2")]


def test_linked_premises_are_one_inference():
    debate = read_whole(make_nodeset({"1": "I", "2": "I", "3": "I", "9": "RA"}, "2 9 3", "1 9"))

    (argument,) = debate.arguments
    (inference,) = argument.inferences
    assert (argument.key, inference.key, inference.kind, inference.conclusion) == ("9", "9", Polarity.SUPPORTS, "3")
    assert [premise.claim for premise in sorted(inference.premises, key=lambda premise: premise.position)] == ["2", "1"]


@pytest.mark.parametrize(
    ("fields", "scheme"),
    [
        ({"text": "RA", "scheme": "CauseToEffect"}, "CauseToEffect"),
        ({"text": "Argument From Expert Opinion"}, "Argument From Expert Opinion"),
        ({"text": "Default Inference", "scheme": "Default Inference", "schemeID": "72"}, ""),
        ({"text": "RA"}, ""),
        ({"text": ""}, ""),
        ({"text": "Default Inference", "scheme": "72"}, ""),
    ],
)
def test_an_inference_by_a_scheme_is_an_argument(fields, scheme):
    nodeset = make_nodeset({"1": "I", "2": "I", "9": "RA"}, "1 9 2")
    nodeset["nodes"][2] |= fields

    debate = read_whole(nodeset)

    assert [inference.scheme for inference in debate.inferences] == ([scheme] if scheme else [])
    assert len(debate.relations) == (0 if scheme else 1)


def test_several_conclusions_are_as_many_inferences_of_one_argument():
    debate = read_whole(make_nodeset({"1": "I", "2": "I", "3": "I", "9": "RA"}, "1 9 2", "9 3"))

    assert [(one.key, one.conclusion) for one in debate.inferences] == [("9", "2"), ("9/2", "3")]
    assert count_records(debate)["arguments"] == 1


def test_a_linked_conflict_is_an_argument_against_its_conclusion():
    debate = read_whole(make_nodeset({"1": "I", "2": "I", "3": "I", "9": "CA"}, "1 9 3", "2 9"))

    assert [inference.kind for inference in debate.inferences] == [Polarity.ATTACKS]


@pytest.mark.parametrize(
    ("step", "aim"),
    [("RA", (End.RELATION, "9")), ("RA CauseToEffect", (End.INFERENCE, "9")), ("CA", (End.RELATION, "9"))],
)
def test_a_conflict_with_a_step_undercuts_what_the_step_became(step, aim):
    # The conflict stands first in the file, before what it aims at.
    debate = read_whole(make_nodeset({"8": "CA", "1": "I", "2": "I", "3": "I", "9": step}, "1 9 2", "3 8 9"))

    (undercut,) = [link for link in debate.relations if link.kind is RelationKind.UNDERCUTS]
    assert (undercut.key, undercut.source, (undercut.target_kind, undercut.target)) == ("8", "3", aim)


def test_a_conflict_with_several_steps_undercuts_each():
    debate = read_whole(
        make_nodeset({"1": "I", "2": "I", "8": "CA", "9": "RA", "10": "RA"}, "1 9 2", "2 10 1", "1 8 9", "8 10")
    )

    undercuts = [(link.key, link.target) for link in debate.relations if link.kind is RelationKind.UNDERCUTS]
    assert sorted(undercuts) == [("8", "9"), ("8/2", "10")]


def test_an_undercut_of_an_inference_with_several_conclusions_aims_at_the_argument():
    debate = read_whole(make_nodeset({"1": "I", "2": "I", "3": "I", "8": "CA", "9": "RA"}, "1 9 2", "9 3", "3 8 9"))

    assert describe(debate) == [("8", "undercuts", "3", "argument", "9")]


def test_arguments_are_preferred_to_each_other():
    nodes = {"1": "I", "2": "I", "8": "RA Analogy", "9": "RA Example", "7": "PA"}

    debate = read_whole(make_nodeset(nodes, "1 8 2", "2 9 1", "8 7 9"))

    assert describe(debate) == [("7", "preferred_to", "8", "argument", "9")]


@pytest.mark.parametrize(
    ("nodes", "edges", "said"),
    [
        ({"1": "I", "9": "RA"}, ["9 1"], 'the RA node "9" has no premise that is a claim'),
        ({"1": "I", "9": "RA"}, ["1 9"], 'the RA node "9" has no conclusion that is a claim'),
        ({"1": "I", "9": "CA"}, ["1 9"], 'the CA node "9" has no conclusion that is a claim'),
        ({"1": "I", "9": "MA"}, ["1 9"], 'the MA node "9" does not lead from one claim to one other'),
        ({"9": "RA"}, [], 'the RA node "9" has no premise that is a claim'),
        ({"1": "I", "2": "I"}, ["1 2"], "an edge from I to I is outside the grammar of AIF"),
        ({"1": "L", "2": "L"}, ["1 2"], "an edge from L to L is outside the grammar of AIF"),
        ({"1": "EN"}, [], 'the EN node "1" is of a type that AIF does not have'),
        ({"1": "I"}, ["1 5"], "this edge lacks one of its nodes"),
        ({"1": "I", "8": "CA", "9": "MA"}, ["1 8", "8 9"], "an edge from CA to MA is outside the grammar of AIF"),
    ],
)
def test_what_is_no_step_is_kept_with_a_warning(nodes, edges, said):
    assert said in list_warnings(make_nodeset(nodes, *edges))


def test_a_linked_undercut_is_kept_with_a_warning():
    nodeset = make_nodeset({"1": "I", "2": "I", "8": "CA", "9": "RA"}, "1 9 2", "1 8 9", "2 8")

    reading = read(nodeset)

    assert [link.key for link in reading.debate.relations] == ["9"]
    assert "undercuts by several premises" in reading.warnings[0].what


def test_cycles_are_read_like_anything_else():
    debate = read_whole(make_nodeset({"1": "I", "2": "I", "8": "RA", "9": "CA"}, "1 8 2 9 1"))

    assert describe(debate) == [("8", "supports", "1", "claim", "2"), ("9", "attacks", "2", "claim", "1")]


def test_equal_texts_stay_two_claims():
    debate = read_whole(make_nodeset({"1": "I the same", "2": "I the same"}))

    assert [(claim.key, claim.title) for claim in debate.claims] == [("1", "the same"), ("2", "the same")]


def test_a_long_text_is_cut_for_the_title_alone():
    text = "word " * 60 + "end"

    (claim,) = read_whole(make_nodeset({"1": f"I {text}"})).claims

    assert (len(claim.title) <= 120, claim.title[-1], claim.text) == (True, "…", text)


def test_what_nothing_bears_on_further_is_the_question():
    debate = read_whole(make_nodeset({"1": "I a reason", "2": "I the point", "9": "RA"}, "1 9 2"))

    assert debate.about.question == "the point"


def test_in_a_circle_the_first_claim_is_the_question():
    debate = read_whole(make_nodeset({"1": "I one", "2": "I other", "8": "RA", "9": "RA"}, "1 8 2", "2 9 1"))

    assert debate.about.question == "one"


def test_warnings_name_the_line():
    reading = read({"nodes": [], "edges": [{"fromID": "1", "toID": "2"}]})

    assert [str(warning) for warning in reading.warnings] == ["1:25: edges[0]: this edge lacks one of its nodes: kept as it is"]


def test_ever_more_warnings_are_only_counted():
    warnings = list_warnings({"nodes": [{}] * 1000, "edges": []})

    assert (len(warnings), warnings[-1]) == (201, "800 more warnings of these kinds")
