"""Finding what no constraint sees."""

from argmap.models import Claim, Group
from argmap.services.verifying import verify_debate
from tests import factories


def test_a_whole_debate_has_no_problems(bridge):
    assert verify_debate(bridge) == []


def test_it_finds_a_reference_into_another_debate(bridge):
    foreign = factories.make_group(factories.make_debate("elsewhere"), "far")
    Claim.objects.filter(key="cheap").update(group=foreign)

    sentences = [str(problem) for problem in verify_debate(bridge)]

    assert sentences[0] == "claim cheap: group: refers to a record of another debate"


def test_it_finds_groups_inside_each_other(bridge):
    Group.objects.filter(key="money").update(parent=Group.objects.get(key="debts"))

    problems = verify_debate(bridge)

    assert {str(problem) for problem in problems} == {
        "group debts: parent: a group cannot lie inside itself",
        "group money: parent: a group cannot lie inside itself",
    }
