"""What stands in a Carneades file after a debate was written into it, and what labels come of it."""

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from argmap.core.canonical import normalise
from argmap.core.debate import Debate
from argmap.core.kinds import ActorKind, ClaimKind, End, Polarity, Profile, RelationKind, Weighing
from argmap.core.records import About, Actor, Argument, Claim, Group, Inference, Issue, Premise, Relation, Source
from argmap.core.standing import evaluate
from argmap.formats.carneades import CANNOT_CARRY, CARNEADES
from tests.formats.carneades.files import read, read_whole, write

ABOUT = About(slug="unnamed", question="Close it?", default_profile=Profile.CAES)
KEYS = "abcde"
CLAIMS = tuple(Claim(key=key, title=key, position=place) for place, key in enumerate(KEYS))


def make(**collections):
    return Debate(**({"about": ABOUT, "claims": CLAIMS} | collections))


def link(kind, key="r", source="b", target="a", **fields):
    return Relation(key=key, kind=kind, source=source, target=target, **fields)


def argue(key="g", premises="b", conclusion="a", **fields):
    made = tuple(Premise(key=f"{key}/{place + 1}", claim=claim, position=place) for place, claim in enumerate(premises))
    inference = Inference(**({"key": key, "conclusion": conclusion, "premises": made} | fields))
    return Argument(key=key, title=key, inferences=(inference,))


def test_what_carneades_has_words_for_needs_nothing_besides():
    debate = make(
        claims=(*CLAIMS[:4], replace(CLAIMS[4], assumed=True)),
        issues=(Issue(key="i", question="a / b", positions=("a", "b")),),
        arguments=(argue(premises="cd", weighing=Weighing.CUMULATIVE, weight=0.5),),
        relations=(link(RelationKind.UNDERCUTS, "e-undercuts-g", "e", "g", target_kind=End.INFERENCE),),
        sources=(Source(key="s", title="On noise", authors=("Ann Bell",), issued="2010"),),
    )

    sections, remainder = write(debate)

    assert remainder == {}
    assert sections == {
        "meta": {"title": "Close it?"},
        "statements": {key: key for key in KEYS},
        "issues": {"i": {"positions": ["a", "b"], "standard": "PE"}},
        "arguments": {
            "g": {"conclusion": "a", "premises": ["c", "d"], "scheme": "cumulative", "weight": 0.5, "undercutter": "e"}
        },
        "assumptions": ["e"],
        "references": {"s": {"title": "On noise", "creator": ["Ann Bell"], "date": "2010"}},
    }


def test_a_reason_against_is_an_argument_for_the_opposite():
    sections, _ = write(make(relations=(link(RelationKind.ATTACKS),)))

    assert sections["arguments"] == {"r": {"conclusion": "¬a", "premises": ["b"]}}
    assert sections["statements"]["¬a"] == "Not: a"
    assert sections["issues"] == {"a or not": {"positions": ["a", "¬a"]}}


def test_an_opposite_that_is_there_is_used():
    claims = (*CLAIMS, Claim(key="¬a", title="not so", position=5))
    issue = Issue(key="i", question="?", positions=("a", "¬a"))

    sections, _ = write(make(claims=claims, issues=(issue,), relations=(link(RelationKind.ATTACKS),)))

    assert sections["arguments"]["r"]["conclusion"] == "¬a"
    assert sections["issues"]["i"]["positions"] == ["a", "¬a"]


def test_several_undercuts_go_through_one_statement():
    relations = tuple(link(RelationKind.UNDERCUTS, key, key, "g", target_kind=End.INFERENCE) for key in "cd")

    sections, _ = write(make(arguments=(argue(),), relations=relations))

    assert sections["arguments"]["g"]["undercutter"] == "¬app(g)"
    made = [one for key, one in sections["arguments"].items() if key != "g"]
    assert made == [{"conclusion": "¬app(g)", "premises": ["c"]}, {"conclusion": "¬app(g)", "premises": ["d"]}]


def test_an_exception_is_an_undercutter():
    premises = (Premise(key="p", claim="b"), Premise(key="x", claim="c", role="exception", position=1))
    argument = Argument(key="g", title="g", inferences=(Inference(key="g", conclusion="a", premises=premises),))

    sections, _ = write(make(arguments=(argument,)))

    assert sections["arguments"]["g"] == {"conclusion": "a", "premises": ["b"], "undercutter": "c"}


def test_a_way_to_weigh_that_has_no_name_gets_a_scheme():
    arguments = (
        argue("g", weighing=Weighing.CONSTANT, weight=0.25),
        argue("h", weighing=Weighing.CONVERGENT, scheme="hearsay"),
        argue("i", weighing=Weighing.LINKED, scheme="hearsay"),
    )

    sections, _ = write(make(arguments=arguments))

    assert [sections["arguments"][key]["scheme"] for key in "ghi"] == ["constant", "hearsay", "hearsay 2"]
    assert sections["argument_schemes"] == {
        "constant": {"weight": {"constant": 0.25}},
        "hearsay": {"weight": "convergent"},
        "hearsay 2": {"weight": "linked"},
    }


def test_contrary_claims_are_an_issue():
    sections, _ = write(make(relations=(link(RelationKind.CONTRARY),)))

    assert list(sections["issues"].values()) == [{"positions": ["b", "a"]}]


def test_what_the_file_had_besides_is_written_back():
    body = """
        language: {wet/1: "%s is wet."}
        argument_schemes: {s: {premises: [x], weight: {criteria: {}}}}
        tests: {in: [loud]}
        mood: good
        assumptions: [wet(lane), loud]
        arguments: {a1: {scheme: s}, a2: {scheme: s, conclusion: close, premises: {major: loud}, colour: red}}
    """
    reading = read(body)

    sections, remainder = write(reading.debate)

    assert remainder == {}
    assert CARNEADES.read(CARNEADES.write(reading.debate)).debate == reading.debate
    assert sections["arguments"]["a2"] == {"scheme": "s", "conclusion": "close", "premises": {"major": "loud"}, "colour": "red"}
    assert (sections["mood"], sections["assumptions"]) == ("good", ["loud", "wet(lane)"])


def test_what_is_changed_by_hand_is_changed_here():
    sections = yaml.safe_load(CARNEADES.write(make(claims=(replace(CLAIMS[0], kind=ClaimKind.POLICY), *CLAIMS[1:]))))
    sections["statements"]["a"] = "Close it now"

    debate = read_whole(yaml.safe_dump(sections), head="")

    assert (debate.claims[0].title, debate.claims[0].kind) == ("Close it now", ClaimKind.POLICY)


LOST = [
    {"groups": (Group(key="g", title="G"),)},
    {"claims": (replace(CLAIMS[0], kind=ClaimKind.VALUE, prior=0.5, tags=("t",)), *CLAIMS[1:])},
    {"arguments": (replace(argue(), gist="It is so."),)},
    {
        "arguments": (
            replace(
                argue(),
                inferences=(
                    Inference(
                        key="g",
                        conclusion="a",
                        premises=(
                            Premise(key="g/1", claim="b", role="x"),
                            Premise(key="g/2", claim="c", role="x", implicit=True, position=1),
                        ),
                    ),
                ),
            ),
        )
    },
    {"relations": (link(RelationKind.SUPPORTS),)},
    {"relations": (link(RelationKind.ATTACKS),)},
    {"relations": (link(RelationKind.CONTRADICTORY),)},
    {"relations": (link(RelationKind.REPHRASES),)},
    {"sources": (Source(key="s", title="S", reliability="B"),)},
    {"actors": (Actor(key="x", name="X", kind=ActorKind.STATE),)},
]


@pytest.mark.parametrize(("sentence", "lost"), [*zip(CANNOT_CARRY, LOST, strict=True)], ids=range(len(LOST)))
def test_carneades_does_not_see_what_the_list_says(sentence, lost):
    debate = normalise(make(**lost))

    sections, remainder = write(debate)

    assert remainder != {}
    assert CARNEADES.read(yaml.safe_dump(sections).encode()).debate != debate
    assert CARNEADES.read(CARNEADES.write(debate)).debate == debate


@st.composite
def caes_debates(draw):
    """A strategy for debates of what counts for labels: inferences, relations and undercuts, without weights and issues."""
    ends = st.sampled_from(KEYS)
    weighings = st.sampled_from([Weighing.LINKED, Weighing.CONVERGENT, Weighing.CUMULATIVE])
    arguments = tuple(
        argue(
            f"g{place}",
            draw(st.lists(ends, min_size=1, max_size=3, unique=True)),
            draw(ends),
            kind=draw(st.sampled_from(Polarity)),
            weighing=draw(weighings),
        )
        for place in range(draw(st.integers(0, 4)))
    )
    kinds = st.sampled_from([RelationKind.SUPPORTS, RelationKind.ATTACKS])
    relations = [link(draw(kinds), f"s{place}", draw(ends), draw(ends)) for place in range(draw(st.integers(0, 4)))]
    aims = [(End.INFERENCE, one.key) for one in arguments] + [(End.RELATION, one.key) for one in relations]
    for place in range(draw(st.integers(0, 3)) if aims else 0):
        kind, key = draw(st.sampled_from(aims))
        relations.append(link(RelationKind.UNDERCUTS, f"u{place}", draw(ends), key, target_kind=kind))
    assumed = draw(st.sets(ends, max_size=2))
    claims = tuple(replace(claim, assumed=claim.key in assumed) for claim in CLAIMS)
    return make(claims=claims, arguments=arguments, relations=tuple(relations))


@settings(deadline=None, max_examples=80)
@given(caes_debates())
def test_carneades_file_stands_and_falls_as_the_debate_does(debate):
    sections, _ = write(debate)

    read_back = CARNEADES.read(yaml.safe_dump(sections).encode()).debate

    labels, found = evaluate(debate).labels, evaluate(read_back).labels
    assert {key: found[key] for key in KEYS} == {key: labels[key] for key in KEYS}
