"""Writing single records: one row of history for each row written, versions compared, the revision raised, all or nothing."""

import pytest
from django.core.exceptions import ValidationError

from argmap.models import (
    Actor,
    Affiliation,
    Argument,
    Claim,
    Debate,
    Evidence,
    Group,
    Inference,
    Issue,
    Passage,
    Premise,
    Relation,
    Source,
    Stance,
    Stop,
    Tour,
)
from argmap.services.shape import MODELS
from argmap.services.writing import (
    Cited,
    Conflict,
    create_debate,
    delete_debate,
    delete_record,
    save_record,
)
from tests import factories
from tests.services.history import count_history, count_rows, find, list_writes, read_revision

NEW = {
    "groups": lambda find: Group(title="New"),
    "issues": lambda find: Issue(question="New?"),
    "claims": lambda find: Claim(title="New"),
    "arguments": lambda find: Argument(title="New"),
    "inferences": lambda find: Inference(argument=find("arguments", "need"), conclusion=find("claims", "build")),
    "premises": lambda find: Premise(inference=find("inferences", "need/1"), claim=find("claims", "repair")),
    "relations": lambda find: Relation(
        kind="attacks", source_claim=find("claims", "closed"), target_claim=find("claims", "cheap")
    ),
    "actors": lambda find: Actor(name="New", kind="state"),
    "affiliations": lambda find: Affiliation(actor=find("actors", "mayor"), kind="member_of", body=find("actors", "council")),
    "stances": lambda find: Stance(actor=find("actors", "mayor"), claim=find("claims", "repair"), position="opposes"),
    "sources": lambda find: Source(title="New"),
    "passages": lambda find: Passage(source=find("sources", "paper"), locator="2"),
    "evidence": lambda find: Evidence(claim=find("claims", "cheap"), passage=find("passages", "p-build"), kind="attests"),
    "tours": lambda find: Tour(title="New"),
    "stops": lambda find: Stop(tour=find("tours", "tour"), text="New", view="lens=mayor"),
}


def make_new(debate, collection):
    """A record of the kind that is not stored yet."""
    record = NEW[collection](lambda *place: find(debate, *place))
    record.debate, record.key = debate, "new"
    return record


def test_every_kind_is_tried():
    assert set(NEW) == set(MODELS)


@pytest.mark.parametrize("collection", NEW)
def test_a_new_record_is_one_row_of_history_and_a_new_revision(bridge, analyst, collection):
    before, revision = count_history(), read_revision(bridge)
    record = make_new(bridge, collection)

    save_record(record=record, user=analyst)

    assert list_writes(before) == {MODELS[collection].__name__: {("+", "analyst"): 1}}
    assert find(bridge, collection, "new").version == 1
    assert read_revision(bridge) == revision + 1


@pytest.mark.parametrize("collection", NEW)
def test_a_change_is_one_row_of_history_and_a_new_version(bridge, analyst, collection):
    record = make_new(bridge, collection)
    save_record(record=record, user=analyst)
    before, revision = count_history(), read_revision(bridge)

    record.tags = ["changed"]
    save_record(record=record, user=analyst, expected_version=1)

    assert list_writes(before) == {MODELS[collection].__name__: {("~", "analyst"): 1}}
    stored = find(bridge, collection, "new")
    assert (stored.tags, stored.version) == (["changed"], 2)
    assert read_revision(bridge) == revision + 1


@pytest.mark.parametrize("collection", NEW)
def test_a_deletion_is_one_row_of_history(bridge, analyst, collection):
    record = make_new(bridge, collection)
    save_record(record=record, user=analyst)
    before, revision = count_history(), read_revision(bridge)

    delete_record(record=record, user=analyst, expected_version=1)

    assert list_writes(before) == {MODELS[collection].__name__: {("-", "analyst"): 1}}
    assert not MODELS[collection].objects.filter(key="new").exists()
    assert read_revision(bridge) == revision + 1


@pytest.mark.parametrize("collection", NEW)
@pytest.mark.parametrize("expected_version", [None, 1, 3])
def test_a_change_of_another_version_is_a_conflict_and_writes_nothing(bridge, analyst, collection, expected_version):
    record = make_new(bridge, collection)
    save_record(record=record, user=analyst)
    save_record(record=find(bridge, collection, "new"), user=analyst, expected_version=1)
    rows, revision = count_rows(), read_revision(bridge)
    record.tags = ["lost"]

    with pytest.raises(Conflict) as conflict:
        save_record(record=record, user=analyst, expected_version=expected_version)

    assert conflict.value.current.version == 2
    assert str(conflict.value) == "The record is at version 2 by now; load it again before you change it."
    assert (count_rows(), read_revision(bridge)) == (rows, revision)
    assert find(bridge, collection, "new").tags == []


def test_deleting_another_version_is_a_conflict(bridge, analyst):
    claim = factories.make_claim(bridge)

    with pytest.raises(Conflict):
        delete_record(record=claim, user=analyst, expected_version=2)

    assert Claim.objects.filter(pk=claim.pk).exists()


def test_changing_what_was_deleted_is_a_conflict(bridge, analyst):
    claim = factories.make_claim(bridge)
    delete_record(record=Claim.objects.get(pk=claim.pk), user=analyst, expected_version=1)

    with pytest.raises(Conflict, match="was deleted by now") as conflict:
        save_record(record=claim, user=analyst, expected_version=1)

    assert conflict.value.current is None
    assert not Claim.objects.filter(key=claim.key).exists()


def test_writing_to_a_debate_that_was_deleted_is_a_conflict(bridge, analyst):
    claim = Claim(debate=bridge, key="new", title="T")
    delete_debate(debate=Debate.objects.get(pk=bridge.pk), user=analyst, expected_version=bridge.version)

    with pytest.raises(Conflict):
        save_record(record=claim, user=analyst)


REFUSED = [
    ("claims", {"title": ""}, "title"),
    ("claims", {"key": "build"}, "__all__"),
    ("claims", {"key": " a"}, "key"),
    ("claims", {"prior": 2}, "prior"),
    ("claims", {"tags": "a"}, "tags"),
    ("relations", {"kind": "undercuts"}, "__all__"),
    ("stances", {"said_on": "yesterday"}, "said_on"),
    ("stances", {"position": "supports", "meanwhile": "neutral"}, "__all__"),
    ("sources", {"url": "javascript:alert(1)"}, "url"),
    ("passages", {"exact": "words that nobody wrote"}, "exact"),
    ("evidence", {"credibility": 0}, "credibility"),
]


@pytest.mark.parametrize(("collection", "columns", "field"), REFUSED)
def test_a_record_that_is_not_whole_is_refused_and_nothing_is_written(bridge, analyst, collection, columns, field):
    record = make_new(bridge, collection)
    for name, content in columns.items():
        setattr(record, name, content)
    rows, revision = count_rows(), read_revision(bridge)

    with pytest.raises(ValidationError) as refusal:
        save_record(record=record, user=analyst)

    assert field in refusal.value.message_dict
    assert (count_rows(), read_revision(bridge)) == (rows, revision)


def test_a_reference_into_another_debate_is_refused_and_nothing_is_written(bridge, analyst):
    foreign = factories.make_claim(factories.make_debate("elsewhere"))
    relation = make_new(bridge, "relations")
    relation.target_claim = foreign
    rows = count_rows()

    with pytest.raises(ValidationError) as refusal:
        save_record(record=relation, user=analyst)

    assert set(refusal.value.message_dict) == {"target_claim"}
    assert count_rows() == rows


def test_a_record_never_moves_to_another_debate(bridge, analyst):
    claim = find(bridge, "claims", "closed")
    claim.group, claim.debate = None, factories.make_debate("elsewhere")
    rows = count_rows()

    with pytest.raises(ValidationError, match="cannot move to another debate"):
        save_record(record=claim, user=analyst, expected_version=1)

    assert count_rows() == rows
    assert find(bridge, "claims", "closed")


def test_a_new_record_begins_at_version_one_whatever_it_claims(bridge, analyst):
    claim = Claim(debate=bridge, key="new", title="T", version=40)

    save_record(record=claim, user=analyst)

    assert find(bridge, "claims", "new").version == 1


@pytest.mark.parametrize("empty", [None, "", {}, []])
def test_an_emptied_box_of_tags_is_an_empty_list(bridge, analyst, empty):
    claim = Claim(debate=bridge, key="new", title="T", tags=empty, extra=empty)

    save_record(record=claim, user=analyst)

    stored = find(bridge, "claims", "new")
    assert (stored.tags, stored.extra) == ([], {})


def test_texts_are_stored_in_one_unicode_form(bridge, analyst):
    claim = Claim(debate=bridge, key="cle\u0301", title="E\u0301tat", text="de\u0301ja\u0300")

    save_record(record=claim, user=analyst)

    claim.refresh_from_db()
    assert (claim.key, claim.title, claim.text) == ("cl\u00e9", "\u00c9tat", "d\u00e9j\u00e0")


def test_no_user_is_recorded_where_nobody_is_signed_in(bridge):
    before = count_history()

    save_record(record=Claim(debate=bridge, key="new", title="T"), user=None)

    assert list_writes(before) == {"Claim": {("+", "None"): 1}}


def test_whatever_goes_with_a_deleted_record_names_the_user_too(bridge, analyst):
    colleague = factories.make_user("colleague")
    denial = find(bridge, "relations", "denial")
    delete_record(record=denial, user=analyst, expected_version=1)
    before = count_history()

    delete_record(record=find(bridge, "arguments", "need"), user=colleague, expected_version=1)

    assert list_writes(before) == {
        "Argument": {("-", "colleague"): 1},
        "Inference": {("-", "colleague"): 1},
        "Premise": {("-", "colleague"): 2},
    }


def test_deleting_a_stance_takes_its_links_along(bridge, analyst):
    before = count_history()

    delete_record(record=find(bridge, "stances", "mayor-build"), user=analyst, expected_version=1)

    assert list_writes(before) == {
        "Stance": {("-", "analyst"): 1},
        "StanceCondition": {("-", "analyst"): 1},
        "StancePassage": {("-", "analyst"): 1},
    }


@pytest.mark.parametrize(
    ("collection", "key", "sentence"),
    [
        (
            "sources", "paper",
            "The paper cannot be deleted, because these refer to it: passage The paper, ¶ 1; passage The paper, ¶ 1; "
            "stance The mayor conditional build · Build a bridge. Change or delete them first.",
        ),
        (
            "groups", "money",
            "money · Money cannot be deleted, because these refer to it: group debts · Debts; issue which · Which bridge?. "
            "Change or delete them first.",
        ),
        (
            "actors", "council",
            "The council cannot be deleted, because these refer to it: affiliation The mayor speaks for The council; "
            "stance The mayor conditional build · Build a bridge. Change or delete them first.",
        ),
    ],
)  # fmt: skip
def test_a_cited_record_stays_and_the_refusal_names_what_cites_it(bridge, analyst, collection, key, sentence):
    rows = count_rows()

    with pytest.raises(Cited) as refusal:
        delete_record(record=find(bridge, collection, key), user=analyst, expected_version=1)

    assert str(refusal.value) == sentence
    assert count_rows() == rows


def test_many_citations_are_counted_not_listed(bridge, analyst):
    source = factories.make_source(bridge, "cited")
    for number in range(7):
        factories.make_passage(source, f"q{number}")

    with pytest.raises(Cited, match=r"and 2 more. Change or delete them first\.") as refusal:
        delete_record(record=source, user=analyst, expected_version=1)

    assert len(refusal.value.citing) == 7


def test_a_slug_taken_in_the_meantime_is_refused(analyst, monkeypatch):
    factories.make_debate("taken")
    monkeypatch.setattr(Debate, "full_clean", lambda self, **_: None)  # as if it had looked a moment earlier

    with pytest.raises(ValidationError, match="Another debate has this slug"):
        create_debate(debate=Debate(slug="taken", question="Whose?"), owner=analyst)
