"""Deleting: through the services, all or none, and never what others cite."""

import pytest

from argmap.admin.versions import sign_version
from argmap.models import Claim, Debate, Group, Inference, Membership, Passage, Premise, Relation
from tests.admin.pages import address, listed, read_form
from tests.factories import make_claim, make_evidence, make_group


@pytest.fixture
def client(world, people, sign_in):
    return sign_in(people.editor)


def delete(client, record):
    return client.post(address(record, "delete"), {"post": "yes", "loaded_version": sign_version(record)})


def delete_chosen(client, *records):
    versions = {f"version-{record.pk}": sign_version(record) for record in records}
    chosen = {"action": "delete_chosen", "_selected_action": [record.pk for record in records], "post": "yes"}
    return client.post(listed(type(records[0])), {**chosen, **versions})


def test_deleting_writes_one_history_row_by_who_did_it(world, people, client):
    lone = make_claim(world.debate, "lone")

    answer = delete(client, lone)

    rows = Claim.history.filter(id=lone.pk)
    assert answer.status_code == 302
    assert not Claim.objects.filter(pk=lone.pk).exists()
    assert [(row.history_type, row.history_user) for row in rows] == [("-", people.editor), ("+", None)]


@pytest.mark.parametrize(
    ("kind", "citing"),
    [
        ("source", ["passage"]), ("passage", ["claim", "evidence", "stance"]), ("actor", ["affiliation", "stance"]),
        ("claim", ["issue", "inference", "relation", "evidence", "stance", "stop"]),
        ("other", ["premise", "relation", "stance"]), ("group", ["claim"]),
    ],
)  # fmt: skip
def test_a_cited_record_is_kept_and_the_page_says_what_cites_it(kind, citing, world, client):
    record = getattr(world, kind)

    asked = client.get(address(record, "delete"))
    answer = delete(client, record)

    assert type(record).objects.filter(pk=record.pk).exists()
    assert (asked.status_code, answer.status_code) == (200, 409)
    for page in (asked.content.decode(), answer.content.decode()):
        assert "other records refer to it" in page
        assert [other for other in citing if f'<a href="{address(getattr(world, other))}">' not in page] == []
        assert 'type="submit" value="Delete"' not in page


def test_what_belongs_to_a_record_goes_with_it_and_is_named_before(world, client):
    page = client.get(address(world.argument, "delete")).content.decode()

    answer = delete(client, world.argument)

    assert f'<a href="{address(world.inference)}">' in page
    assert f'<a href="{address(world.premise)}">' in page
    assert answer.status_code == 302
    assert not Inference.objects.filter(argument=world.argument.pk).exists()
    assert Premise.history.filter(id=world.premise.pk, history_type="-").count() == 1


def test_chosen_records_are_deleted_each_through_the_service(world, people, client):
    claims = [make_claim(world.debate, f"lone-{number}") for number in range(3)]
    page = client.post(
        listed(Claim), {"action": "delete_chosen", "index": "0", "_selected_action": [claim.pk for claim in claims]}
    ).content.decode()

    answer = delete_chosen(client, *claims)

    assert all(f'name="version-{claim.pk}"' in page for claim in claims)
    assert answer.status_code == 302
    assert not Claim.objects.filter(pk__in=[claim.pk for claim in claims]).exists()
    assert Claim.history.filter(history_type="-", history_user=people.editor).count() == 3


def test_if_one_of_the_chosen_is_cited_none_is_deleted(world, client):
    lone = make_claim(world.debate, "lone")

    answer = delete_chosen(client, lone, world.claim)

    assert answer.status_code == 409
    assert Claim.objects.filter(pk=lone.pk).exists()
    assert "other records refer to it" in answer.content.decode()


def test_chosen_records_that_only_cite_each_other_are_deleted_together(world, client):
    outer = make_group(world.debate, "outer")
    inner = make_group(world.debate, "inner", parent=outer)

    answer = delete_chosen(client, outer, inner)

    assert answer.status_code == 302
    assert not Group.objects.filter(pk__in=[outer.pk, inner.pk]).exists()


def test_djangos_own_action_is_not_there(world, client):
    lone = make_claim(world.debate, "lone")

    answer = client.post(listed(Claim), {"action": "delete_selected", "_selected_action": [lone.pk], "post": "yes"})

    assert answer.status_code == 302
    assert Claim.objects.filter(pk=lone.pk).exists()
    assert "delete_selected" not in client.get(listed(Claim)).content.decode()


def test_a_row_of_a_form_that_is_cited_is_kept_with_a_sentence(world, client):
    form = read_form(client.get(address(world.source)))

    answer = client.post(address(world.source), {**form, "passages-0-DELETE": "on"})

    assert answer.status_code == 200
    assert Passage.objects.filter(pk=world.passage.pk).exists()
    assert "would require deleting the following protected related objects" in answer.content.decode()


def test_an_owner_deletes_a_debate_with_all_it_holds_after_seeing_how_much_that_is(world, people, sign_in):
    owner = sign_in(people.owner)
    page = owner.get(address(world.debate, "delete")).content.decode()

    answer = delete(owner, world.debate)

    assert "2 claims" in page
    assert answer.status_code == 302
    assert not Debate.objects.filter(pk=world.debate.pk).exists()
    assert not Relation.objects.filter(pk=world.relation.pk).exists()


def test_the_last_owner_cannot_be_removed(world, people, sign_in):
    membership = Membership.objects.get(user=people.owner)

    answer = delete(sign_in(people.owner), membership)

    assert answer.status_code == 409
    assert "last owner" in answer.content.decode()
    assert Membership.objects.filter(pk=membership.pk).exists()


def test_deleting_what_is_gone_says_so(world, client):
    lone = make_claim(world.debate, "lone")
    versions = {f"version-{lone.pk}": sign_version(lone)}
    Claim.objects.filter(pk=lone.pk).delete()

    chosen = {"action": "delete_chosen", "_selected_action": [lone.pk], "post": "yes", **versions}
    answer = client.post(listed(Claim), chosen, follow=True)

    assert "What was selected is not there any more." in answer.content.decode()


@pytest.mark.parametrize("nonsense", ["zz", "²", "7" * 25, "7" * 5000])
def test_what_is_no_id_is_not_chosen(nonsense, world, client):
    chosen = {"action": "delete_chosen", "_selected_action": [nonsense, world.relation.pk]}

    answer = client.post(listed(Relation), chosen)
    alone = client.post(listed(Relation), {**chosen, "_selected_action": [nonsense]})

    assert [str(record) for record, *_ in answer.context["records"]] == [str(world.relation)]
    assert alone.status_code == 302


def test_an_address_that_spells_the_id_otherwise_deletes_and_says_so(world, client):
    path = f"/admin/argmap/relation/%20{world.relation.pk}/delete/"

    answer = client.post(path, {"post": "yes", "loaded_version": sign_version(world.relation)})

    assert answer.status_code == 302
    assert not Relation.objects.filter(pk=world.relation.pk).exists()


def test_a_row_of_a_form_is_deleted_beside_one_that_changes(world, client):
    make_evidence(world.claim, world.passage, key="e2", gist="Old")
    form = read_form(client.get(address(world.claim)))

    answer = client.post(address(world.claim), {**form, "evidence-0-DELETE": "on", "evidence-1-gist": "New"})

    assert answer.status_code == 302
    assert [(evidence.key, evidence.gist) for evidence in world.claim.evidence.all()] == [("e2", "New")]
