"""What makes a debate whole: each way of not being so is found, with its place."""

import pytest
from hypothesis import given
from msgspec.structs import replace

from argmap.core.checks import Problem, find_key_problems, find_problems, is_key
from argmap.core.debate import COLLECTIONS
from argmap.core.kinds import End, Position, RelationKind
from argmap.core.records import Claim, Condition, Group, Issue, Passage, Relation, Source
from tests.core.values import change_record, make_bridge, without
from tests.formats.debates import debates


def tell(debate):
    """The debate's problems as sentences."""
    return [str(problem) for problem in find_problems(debate)]


def test_nothing_is_wrong_with_a_whole_debate():
    assert find_problems(make_bridge()) == []


@given(debates())
def test_nothing_is_wrong_with_any_whole_debate(debate):
    assert find_problems(debate) == []


DANGLING = [
    ("groups", "debts", {"parent": "x"}, 'group debts: parent: no group has the key "x"'),
    ("issues", "which", {"group": "x"}, 'issue which: group: no group has the key "x"'),
    ("issues", "which", {"positions": ("build", "x")}, 'issue which: positions: no claim has the key "x"'),
    ("claims", "build", {"group": "x"}, 'claim build: group: no group has the key "x"'),
    ("claims", "build", {"passages": ("x",)}, 'claim build: passages: no passage has the key "x"'),
    ("arguments", "need", {"group": "x"}, 'argument need: group: no group has the key "x"'),
    ("inferences", "need/1", {"conclusion": "x"}, 'inference need/1: conclusion: no claim has the key "x"'),
    ("premises", "need/1/1", {"claim": "x"}, 'premise need/1/1: claim: no claim has the key "x"'),
    ("relations", "cheap-build", {"source": "x"}, 'relation cheap-build: source: no claim has the key "x"'),
    ("relations", "denial", {"target": "x"}, 'relation denial: target: no inference has the key "x"'),
    ("affiliations", "mayor-council", {"actor": "x"}, 'affiliation mayor-council: actor: no actor has the key "x"'),
    ("affiliations", "mayor-council", {"body": "x"}, 'affiliation mayor-council: body: no actor has the key "x"'),
    ("stances", "mayor-build", {"actor": "x"}, 'stance mayor-build: actor: no actor has the key "x"'),
    ("stances", "mayor-build", {"on_behalf_of": "x"}, 'stance mayor-build: on_behalf_of: no actor has the key "x"'),
    ("stances", "mayor-build", {"claim": "x"}, 'stance mayor-build: claim: no claim has the key "x"'),
    ("stances", "mayor-build", {"claim": None, "argument": "x"}, 'stance mayor-build: argument: no argument has the key "x"'),
    ("stances", "mayor-build", {"passages": ("x",)}, 'stance mayor-build: passages: no passage has the key "x"'),
    ("stances", "mayor-build", {"reported_by": "x"}, 'stance mayor-build: reported_by: no source has the key "x"'),
    (
        "stances", "mayor-build", {"conditions": (Condition(claim="x"),)},
        'stance mayor-build: conditions: no claim has the key "x"',
    ),
    ("passages", "p-closed", {"source": "x"}, 'passage p-closed: source: no source has the key "x"'),
    ("evidence", "e1", {"claim": "x"}, 'evidence e1: claim: no claim has the key "x"'),
    ("evidence", "e1", {"passage": "x"}, 'evidence e1: passage: no passage has the key "x"'),
]  # fmt: skip


@pytest.mark.parametrize(("collection", "key", "changes", "sentence"), DANGLING)
def test_it_finds_a_key_that_leads_nowhere(collection, key, changes, sentence):
    debate = change_record(make_bridge(), collection, key, **changes)

    assert tell(debate) == [sentence]


UNFIT = [
    (
        "relations", "denial", {"target": "build", "target_kind": End.CLAIM},
        "relation denial: target_kind: undercuts cannot have claim as target; allowed: argument, inference, relation",
    ),
    (
        "relations", "cheap-build", {"source": "denial", "source_kind": End.RELATION},
        "relation cheap-build: source_kind: supports cannot have relation as source; allowed: argument, claim",
    ),
    (
        "relations", "denial", {"target": "denial", "target_kind": End.RELATION},
        'relation denial: target: "denial" is undercuts; an undercut aims at a relation that supports or attacks',
    ),
    (
        "stances", "mayor-build", {"argument": "need"},
        "stance mayor-build: claim: a stance is on one claim or on one argument, not on both or none",
    ),
    (
        "stances", "mayor-build", {"claim": None},
        "stance mayor-build: claim: a stance is on one claim or on one argument, not on both or none",
    ),
    (
        "stances", "mayor-build", {"reported_by": None},
        "stance mayor-build: reported_by: reported_by and reported_by_kind go together",
    ),
    (
        "stances", "mayor-build", {"position": Position.SUPPORTS},
        "stance mayor-build: conditions: only a conditional stance has conditions or a meanwhile",
    ),
    (
        "stances", "mayor-build", {"meanwhile": Position.CONDITIONAL},
        "stance mayor-build: meanwhile: what holds until the conditions are met cannot be conditional",
    ),
    (
        "stances", "mayor-build", {"conditions": (Condition(claim="cheap"), Condition(claim="cheap", must_be="out"))},
        'stance mayor-build: conditions: two conditions are on the claim "cheap"',
    ),
    ("stances", "mayor-build", {"said_on": "2021-06-31"},
     'stance mayor-build: said_on: "2021-06-31" is no date; allowed is a year (2021), a month (2021-06) or a day (2021-06-30)'),
    ("claims", "cheap", {"title": ""}, "claim cheap: title: must not be empty"),
    ("passages", "p-build", {"end": None}, "passage p-build: start: start and end go together"),
    ("passages", "p-build", {"start": 61}, "passage p-build: start: allowed is 0 ≤ start < end"),
    ("passages", "p-build", {"start": 44}, "passage p-build: exact: at 44 the source's text reads 'uild a new bridge'"),
    ("passages", "p-closed", {"start": 62, "end": 64}, "passage p-closed: end: the source's text has 62 characters"),
    ("sources", "paper", {"text": None}, 'passage p-build: start: source "paper" has no text to count in'),
]  # fmt: skip


@pytest.mark.parametrize(("collection", "key", "changes", "sentence"), UNFIT)
def test_it_finds_values_that_do_not_fit_together(collection, key, changes, sentence):
    debate = change_record(make_bridge(), collection, key, **changes)

    assert tell(debate) == [sentence]


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_it_finds_two_records_of_one_kind_with_one_key(collection):
    debate = make_bridge()
    again = dict(debate.collections())[collection][0]

    doubled = double(debate, collection, again)

    assert Problem(collection, again.key, "key", "another record of the same kind has this key already") in find_problems(
        doubled
    )
    assert find_key_problems(doubled)[0].key == again.key


def double(debate, collection, record):
    """The debate with the record a second time."""
    if collection in ("inferences", "premises"):
        return replace(debate, arguments=tuple(_double_in(argument, collection) for argument in debate.arguments))
    if collection == "stops":
        return replace(debate, tours=tuple(replace(tour, stops=tour.stops * 2) for tour in debate.tours))
    return replace(debate, **{collection: (*getattr(debate, collection), record)})


def _double_in(argument, collection):
    if collection == "inferences":
        return replace(argument, inferences=argument.inferences * 2)
    return replace(argument, inferences=tuple(replace(one, premises=one.premises * 2) for one in argument.inferences))


def test_two_records_of_different_kinds_may_have_one_key():
    debate = replace(make_bridge(), groups=(Group(key="build", title="G"), *make_bridge().groups))

    assert find_problems(debate) == []


def test_a_relation_may_start_and_end_at_the_same_claim():
    loop = Relation(key="loop", kind=RelationKind.ATTACKS, source="build", target="build")

    debate = replace(make_bridge(), relations=(*make_bridge().relations, loop))

    assert find_problems(debate) == []


@pytest.mark.parametrize("parents", [{"a": "a"}, {"a": "b", "b": "a"}, {"a": "b", "b": "c", "c": "a", "d": "a"}])
def test_it_finds_groups_that_lie_inside_themselves(parents):
    groups = tuple(Group(key=key, title="T", parent=parent) for key, parent in parents.items())

    problems = find_problems(replace(make_bridge(), groups=(*make_bridge().groups, *groups)))

    # "d" lies in a cycle's group, not in itself.
    assert {problem.key for problem in problems} == set(parents) - {"d"}
    assert {str(problem) for problem in problems} == {
        f"group {key}: parent: a group cannot lie inside itself" for key in set(parents) - {"d"}
    }


def nest_groups(depth):
    groups = tuple(Group(key=f"g{number}", title="T", parent=f"g{number - 1}" if number else None) for number in range(depth))
    return replace(make_bridge(), groups=(*make_bridge().groups, *groups))


@pytest.mark.parametrize("order", [1, -1])
def test_groups_lie_in_each_other_20_deep_and_no_deeper(order):
    deep, deeper = nest_groups(20), nest_groups(30_000)

    assert tell(deep) == []
    assert tell(replace(deeper, groups=deeper.groups[::order])) == [
        "group g20: parent: groups lie in each other at most 20 deep"
    ]


def test_it_finds_a_claim_that_answers_two_issues():
    issues = (*make_bridge().issues, Issue(key="other", question="Q?", positions=("build",)))

    sentences = tell(replace(make_bridge(), issues=issues))

    assert sentences == ['issue other: positions: claim "build" is a position of issue "which" already']


def test_it_finds_what_is_wrong_with_the_debate_itself():
    debate = make_bridge()

    assert tell(replace(debate, about=replace(debate.about, question=""))) == ["debate: question: must not be empty"]


def test_one_deletion_shows_at_every_record_that_referred_to_it():
    sentences = tell(without(make_bridge(), "claims", "cheap"))

    assert sentences == [
        'premise need/1/2: claim: no claim has the key "cheap"',
        'relation cheap-build: source: no claim has the key "cheap"',
        'stance mayor-build: conditions: no claim has the key "cheap"',
    ]


@pytest.mark.parametrize("key", ["a", "¬app(a1)", "a b", "a/b", "é", "x" * 200, "𝔘", "<b>", '"]', "."])
def test_any_printable_text_may_be_a_key(key):
    assert is_key(key)


@pytest.mark.parametrize("key", ["", " a", "a ", "a\nb", "a\tb", "x" * 201, "e\u0301", "\u200b", "a\u00a0b", "\ud800", "\x7f"])
def test_what_cannot_be_told_apart_or_printed_is_no_key(key):
    assert not is_key(key)
    assert "is no key" in tell(replace(make_bridge(), claims=(*make_bridge().claims, Claim(key=key, title="T"))))[0]


def test_a_quote_without_a_place_need_not_be_looked_up():
    passages = (*make_bridge().passages, Passage(key="new", source="bare", exact="anything"))
    sources = (*make_bridge().sources, Source(key="bare", title="T"))

    assert find_problems(replace(make_bridge(), passages=passages, sources=sources)) == []
