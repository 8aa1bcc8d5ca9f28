from collections import Counter

from hypothesis import HealthCheck, given, settings

from argmap.core.canonical import normalise
from argmap.core.kinds import ActorKind, Polarity, Position
from argmap.core.reading.outline import build_outline
from argmap.core.reading.walker import DEPTH_LIMIT
from argmap.core.records import Actor, Issue, Stance
from tests.core.reading.debates import argument, claim, debate_of
from tests.formats.debates import debates


def list_lines(debate):
    return [line for section in build_outline(debate) for branch in section.branches for line in branch.lines]


def sketch(debate):
    """The outline as text: two spaces a level, the role, the keys, and where the node stands if not here."""
    return [
        "  " * line.depth
        + " ".join(
            [line.role, *(node.key for node in line.nodes), *([] if line.is_here else [f"({line.where.value})"])]
        ).strip()
        for line in list_lines(debate)
    ]


def test_reasons_stand_beneath_what_they_bear_on_those_for_it_first():
    debate = debate_of("b attacks a", "c supports a", "d supports c")

    assert sketch(debate) == ["a", "  supported by c", "    supported by d", "  attacked by b"]


def test_an_undercut_stands_beneath_the_step_that_it_aims_at():
    debate = debate_of("b supports a", "c undercuts (b supports a)", "d supports b")

    assert sketch(debate) == ["a", "  supported by b", "    step undercut by c", "    supported by d"]


def test_linked_premises_stand_together_with_each_beneath():
    attack = argument("arg", "p q", "a", kind=Polarity.ATTACKS)
    debate = debate_of(
        "x undercuts (y supports a)", "y supports a", arguments=(attack,), claims=(claim("p"), claim("q"))
    )  # fmt: skip

    assert sketch(debate) == [
        "a", "  supported by y", "    step undercut by x", "  attacked by p q", "    premise p", "    premise q",
    ]  # fmt: skip
    line = next(line for line in list_lines(debate) if len(line.nodes) == 2)
    assert (line.together, line.argument.key) == ("together", "arg")


def test_a_claim_met_again_is_a_link_to_where_it_stands():
    debate = debate_of("c supports a", "c attacks b")

    assert sketch(debate) == ["a", "  supported by c", "b", "  attacked by c (above)"]


def test_a_circle_ends_where_it_began():
    debate = debate_of("a supports b", "b supports a")

    assert sketch(debate) == ["a", "  supported by b", "    supported by a (above)"]


def test_a_claim_that_supports_itself_is_told_once():
    debate = debate_of("a supports a")

    assert sketch(debate) == ["a", "  supported by a (above)"]


def test_a_reason_from_another_group_is_a_link_to_its_group():
    debate = debate_of("b supports a", placed={"a": "one", "b": "two"})

    sections = build_outline(debate)

    assert [section.group.key for section in sections] == ["one", "two"]
    assert sketch(debate) == ["a", "  supported by b (elsewhere)", "b"]
    assert sections[0].branches[0].lines[1].home == "Group two"


def test_an_issue_gathers_its_positions_each_in_full():
    debate = debate_of("b attacks a", issues=(Issue(key="i", question="Which?", positions=("a", "b")),))

    section = build_outline(debate)[0]

    assert section.branches[0].issue.question == "Which?"
    assert sketch(debate) == ["position a", "  attacked by b (below)", "position b"]


def test_relations_that_are_no_reasons_are_named_at_both_ends():
    debate = debate_of("a contradictory b")

    ties = {line.nodes[0].key: [(tie.words, tie.node.key) for tie in line.ties] for line in list_lines(debate)}

    assert ties == {"a": [("contradicts", "b")], "b": [("contradicted by", "a")]}


def test_a_line_says_who_holds_the_claim():
    actors = (Actor(key="x", name="Xenia", kind=ActorKind.PERSON),)
    stances = (Stance(key="s", actor="x", claim="a", position=Position.SUPPORTS, said_on="2021-06"),)
    debate = debate_of(claims=(claim("a"),), actors=actors, stances=stances)

    (line,) = list_lines(debate)

    assert [(held.words, held.names) for held in line.holders] == [("held by", ("Xenia (June 2021)",))]


def test_a_chain_of_ten_thousand_reasons_goes_on_in_branches_of_bounded_depth():
    debate = debate_of(*(f"c{number + 1:05} supports c{number:05}" for number in range(10_000)))

    lines = list_lines(debate)

    assert max(line.depth for line in lines) == DEPTH_LIMIT
    assert sum(line.is_here for line in lines) == 10_001


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], max_examples=60)
@given(debates())
def test_whatever_the_debate_each_claim_stands_in_full_once_and_lists_nest(debate):
    debate = normalise(debate)

    sections = build_outline(debate)

    branches = [branch for section in sections for branch in section.branches]
    here = Counter(line.nodes[0].end for branch in branches for line in branch.lines if line.is_here and len(line.nodes) == 1)
    assert {key for kind, key in here if kind == "claim"} == set(debate.claim_by_key)
    assert set(here.values()) <= {1}
    for branch in branches:
        opened = sum(line.opens for line in branch.lines)
        assert opened == sum(line.closes for line in branch.lines)
        assert [line.depth for line in branch.lines[:1]] in ([], [0])
