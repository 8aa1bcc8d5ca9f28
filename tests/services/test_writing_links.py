"""Writing links with the record that they are part of, and passages with their source."""

import pytest
from django.core.exceptions import ValidationError

from argmap.models import ClaimPassage, Issue, IssuePosition, StanceCondition, StancePassage
from argmap.services.writing import Cited, Conflict, delete_record, save_links, save_record
from tests import factories
from tests.services.history import count_history, count_rows, find, list_writes, read_revision


def test_links_are_changed_with_their_record_in_one_step(bridge, analyst):
    stance = find(bridge, "stances", "mayor-build")
    (condition,), (passage,) = stance.conditions.all(), stance.passage_links.all()
    condition.must_be = "out"
    new = StanceCondition(stance=stance, claim=find(bridge, "claims", "closed"))
    before, revision = count_history(), read_revision(bridge)

    save_links(owner=stance, save=[condition, new], delete=[passage], user=analyst, expected_version=1)

    assert list_writes(before) == {
        "Stance": {("~", "analyst"): 1},
        "StanceCondition": {("~", "analyst"): 1, ("+", "analyst"): 1},
        "StancePassage": {("-", "analyst"): 1},
    }
    assert find(bridge, "stances", "mayor-build").version == 2
    assert read_revision(bridge) == revision + 1


def test_a_stance_may_turn_conditional_and_take_its_conditions_in_one_step(bridge, analyst):
    stance = factories.make_stance(find(bridge, "actors", "mayor"), find(bridge, "claims", "repair"), key="plain")
    stance.position = "conditional"

    save_links(
        owner=stance,
        save=[StanceCondition(stance=stance, claim=find(bridge, "claims", "closed"))],
        user=analyst,
        expected_version=1,
    )

    assert find(bridge, "stances", "plain").conditions.count() == 1


def test_a_stance_may_lose_its_conditions_and_turn_plain_in_one_step(bridge, analyst):
    stance = find(bridge, "stances", "mayor-build")
    stance.position, stance.meanwhile = "supports", None

    save_links(owner=stance, delete=stance.conditions.all(), user=analyst, expected_version=1)

    assert find(bridge, "stances", "mayor-build").position == "supports"


def test_links_of_another_version_are_a_conflict_and_nothing_is_written(bridge, analyst):
    claim = find(bridge, "claims", "build")
    save_record(record=find(bridge, "claims", "build"), user=analyst, expected_version=1)
    rows = count_rows()

    with pytest.raises(Conflict):
        save_links(owner=claim, delete=claim.passage_links.all(), user=analyst, expected_version=1)

    assert count_rows() == rows


def test_a_link_that_is_there_already_is_refused_and_nothing_is_written(bridge, analyst):
    claim = find(bridge, "claims", "build")
    again = ClaimPassage(claim=claim, passage=find(bridge, "passages", "p-build"))
    rows, revision = count_rows(), read_revision(bridge)

    with pytest.raises(ValidationError):
        save_links(owner=claim, save=[again], user=analyst, expected_version=1)

    assert (count_rows(), read_revision(bridge)) == (rows, revision)
    assert find(bridge, "claims", "build").version == 1


def test_a_link_into_another_debate_is_refused(bridge, analyst):
    foreign = factories.make_passage(factories.make_source(factories.make_debate("elsewhere")))
    claim = find(bridge, "claims", "closed")

    with pytest.raises(ValidationError) as refusal:
        save_links(owner=claim, save=[ClaimPassage(claim=claim, passage=foreign)], user=analyst, expected_version=1)

    assert refusal.value.message_dict == {"passage": ["Choose one of the same debate."]}


@pytest.mark.parametrize("step", ["save", "delete"])
def test_a_link_of_another_record_is_refused(bridge, analyst, step):
    owner, other = find(bridge, "claims", "closed"), find(bridge, "claims", "build")
    rows = count_rows()

    with pytest.raises(ValidationError, match="part of another record"):
        save_links(owner=owner, **{step: [other.passage_links.get()]}, user=analyst, expected_version=1)

    assert count_rows() == rows


def test_a_link_is_not_taken_from_another_record(bridge, analyst):
    owner = find(bridge, "claims", "closed")
    taken = find(bridge, "claims", "build").passage_links.get()
    taken.claim = owner

    with pytest.raises(ValidationError, match="part of another record"):
        save_links(owner=owner, save=[taken], user=analyst, expected_version=1)

    assert find(bridge, "claims", "build").passage_links.count() == 1


def test_a_claim_answers_one_issue_only(bridge, analyst):
    issue = make_issue(bridge)

    with pytest.raises(ValidationError):
        save_links(
            owner=issue,
            save=[IssuePosition(issue=issue, claim=find(bridge, "claims", "build"))],
            user=analyst,
            expected_version=1,
        )


def make_issue(debate):
    """An issue without positions."""
    return Issue.objects.create(debate=debate, key="second", question="Q?")


def test_passages_move_along_when_their_source_gets_another_text(bridge, analyst):
    source = find(bridge, "sources", "paper")
    source.text = "Yesterday: " + source.text
    before = count_history()

    save_record(record=source, user=analyst, expected_version=1)

    moved = find(bridge, "passages", "p-build")
    assert source.text[moved.start : moved.end] == "build a new bridge"
    assert (moved.version, find(bridge, "passages", "p-closed").version) == (2, 1)
    assert list_writes(before) == {"Source": {("~", "analyst"): 1}, "Passage": {("~", "analyst"): 1}}


@pytest.mark.parametrize("text", ["Another text.", None])
def test_a_text_that_no_longer_holds_a_quote_is_refused_and_nothing_is_written(bridge, analyst, text):
    source = find(bridge, "sources", "paper")
    source.text = text
    rows = count_rows()

    with pytest.raises(ValidationError) as refusal:
        save_record(record=source, user=analyst, expected_version=1)

    assert set(refusal.value.message_dict) == {"text"}
    assert count_rows() == rows


def test_linked_records_that_a_link_cites_stay(bridge, analyst):
    StancePassage.objects.all().delete()

    with pytest.raises(Cited, match="claim passage"):
        delete_record(record=find(bridge, "passages", "p-build"), user=analyst, expected_version=1)
