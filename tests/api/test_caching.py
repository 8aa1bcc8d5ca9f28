import re

import pytest

from argmap.models import Claim, Premise
from argmap.services.writing import save_debate, save_record
from tests.api.debates import store_debate
from tests.factories import make_user

ADDRESSES = (
    "debates/bridge/",
    "debates/bridge/claims/c0/",
    "debates/bridge/arguments/x0/",
    "debates/bridge/document",
    "debates/bridge/evaluation",
)


def edit(record, **changes):
    for name, content in changes.items():
        setattr(record, name, content)
    save_record(record=record, user=None, expected_version=record.version)


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_known_representation_is_not_sent_again(bridge, ask, address):
    first = ask(address)

    again = ask(address, HTTP_IF_NONE_MATCH=first["ETag"])

    assert re.fullmatch(r'"[-0-9a-f]+"', first["ETag"])
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    assert again["Cache-Control"] == first["Cache-Control"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_tag_stays_while_the_representation_does(bridge, ask, address):
    first = ask(address)

    second = ask(address, HTTP_IF_NONE_MATCH='"something-else"')

    assert (second.status_code, second.content, second["ETag"]) == (200, first.content, first["ETag"])


def test_an_edit_changes_the_records_tag_and_no_others(bridge, ask):
    before = {key: ask(f"debates/bridge/claims/{key}/")["ETag"] for key in ("c0", "c1")}

    edit(Claim.objects.get(key="c0"), text="In other words.")

    after = {key: ask(f"debates/bridge/claims/{key}/")["ETag"] for key in ("c0", "c1")}
    assert before["c0"].startswith('"1-')
    assert after["c0"].startswith('"2-')
    assert after["c1"] == before["c1"]


def test_an_edit_of_a_premise_changes_the_tag_of_its_argument(bridge, ask):
    before = ask("debates/bridge/arguments/x0/")["ETag"]

    edit(Premise.objects.get(key="x0/1/1"), role="assumption")

    assert ask("debates/bridge/arguments/x0/")["ETag"] != before


def test_a_new_key_of_a_claim_changes_the_tag_of_what_refers_to_it(bridge, ask):
    before = ask("debates/bridge/relations/r1/")["ETag"]

    edit(Claim.objects.get(key="c1"), key="cost")

    after = ask("debates/bridge/relations/r1/")
    assert (after.json()["source"], after["ETag"] == before) == ("cost", False)


def test_the_documents_tag_is_its_hash_and_changes_with_any_record(bridge, ask):
    from argmap.core.canonical import hash_document

    before = ask("debates/bridge/document")
    edit(Claim.objects.get(key="c0"), text="In other words.")
    after = ask("debates/bridge/document")

    assert before["ETag"] == f'"{hash_document(before.content)}"'
    assert after["ETag"] == f'"{hash_document(after.content)}"' != before["ETag"]


@pytest.mark.parametrize("address", [*ADDRESSES, "debates/bridge/claims/"])
def test_caches_ask_again_for_what_is_public(bridge, ask, address):
    answer = ask(address)

    assert answer["Cache-Control"] == "no-cache"
    assert "Cookie" in answer["Vary"]


@pytest.mark.parametrize("address", [*ADDRESSES, "debates/bridge/claims/", "debates/"])
@pytest.mark.django_db
def test_shared_caches_keep_nothing_private(ask, client_of, address):
    owner = make_user("owner")
    store_debate("bridge", public=False, owner=owner)
    client_of(owner)

    answer = ask(address)

    assert answer.status_code == 200
    assert answer["Cache-Control"] == "private, no-cache"
    assert "Cookie" in answer["Vary"]


@pytest.mark.parametrize("address", ["debates/nowhere/", "debates/bridge/claims/?kind=colour", "nowhere"])
def test_caches_keep_no_refusals(bridge, ask, address):
    assert ask(address)["Cache-Control"] == "no-store"


def test_a_debate_that_was_made_private_is_gone_for_whoever_has_a_copy(bridge, ask):
    known = ask("debates/bridge/document")["ETag"]
    bridge.visibility = "private"
    save_debate(debate=bridge, user=None, expected_version=bridge.version)

    assert ask("debates/bridge/document", HTTP_IF_NONE_MATCH=known).status_code == 404
