"""Through whose eyes what stands, what two actors would have to settle, and strengths by other semantics."""

import re

import pytest

from argmap.core.reading import contributions
from argmap.models import Membership, Role
from argmap.services.pages import lenses, strengths
from tests.factories import make_actor, make_claim, make_debate, make_relation, make_stance, make_user
from tests.web.test_queries import FIND_DEBATE, LOAD_DEBATE, count_queries
from tests.web.test_standing import read

pytestmark = pytest.mark.django_db

LENSES, CRUXES, STRENGTHS = "/debates/quay/lenses/", "/debates/quay/cruxes/", "/debates/quay/strengths/"
BOTH = f"{CRUXES}?first=port&second=town"
ASK_FOR_ITS_SIZE = 1


@pytest.fixture
def quay():
    """A policy with a reason for it and one against it, on both of which port and town hold the opposite."""
    return make_quay(public=True)


def make_quay(**options):
    debate = make_debate("quay", **options)
    build = make_claim(debate, "build", title="Build the quay", kind="policy")
    trade, flood = make_claim(debate, "trade", title="It brings trade"), make_claim(debate, "flood", title="It floods the town")
    make_relation(trade, build, "supports", key="trade-build")
    make_relation(flood, build, "attacks", key="flood-build")
    port, town = make_actor(debate, "port", name="The port"), make_actor(debate, "town", name="The town")
    make_stance(port, trade, "supports", said_on="2020")
    make_stance(port, flood, "opposes", said_on="2020")
    make_stance(town, trade, "opposes", said_on="2021")
    make_stance(town, flood, "supports", said_on="2021")
    make_stance(town, build, "opposes", said_on="2021")
    return debate


@pytest.mark.usefixtures("quay")
def test_each_verdict_leads_to_its_claim_through_the_actors_eyes(client):
    page = read(client, LENSES)

    assert "nobody in particular ◐ undecided The port ● in, where otherwise it is undecided" in page.text
    assert "The town ○ out, where otherwise it is undecided opposes it what would bring it in for The town" in page.text
    assert "/debates/quay/claims/build/?lens=port" in page.links
    assert "/debates/quay/actors/town/#prospects-title" in page.links
    assert "● stands (in) changed: as recorded it is undecided" in read(client, "/debates/quay/claims/build/?lens=port").text


@pytest.mark.usefixtures("quay")
def test_the_table_is_as_of_a_date_and_a_what_if(client):
    before = read(client, f"{LENSES}?as_of=2020")
    without = read(client, f"{LENSES}?what_if=off-relation.flood-build")

    assert "The town" not in before.text.partition("nobody in particular ")[2].partition("What two of them")[0]
    assert "The town ◐ undecided opposes it" in without.text
    assert "/debates/quay/claims/build/?lens=town&what_if=off-relation.flood-build" in without.links


@pytest.mark.usefixtures("quay")
def test_a_debate_in_which_nobody_is_at_odds_says_so(client):
    text = read(client, f"{LENSES}?what_if=off-relation.flood-build~off-relation.trade-build").text

    assert "Here no actor’s eyes make a difference" in text


def test_a_debate_without_policies_or_stances_says_so(client):
    debate = make_debate("quay", public=True)
    nobody = read(client, LENSES).text
    make_stance(make_actor(debate, "port"), make_claim(debate, "trade"))

    assert "there are no eyes to look through" in nobody
    assert "No claim of this debate is a policy" in read(client, LENSES).text


@pytest.mark.usefixtures("quay")
def test_cruxes_are_told_in_sentences(client):
    page = read(client, BOTH)

    assert "2 claims that The port and The town see differently" in page.text
    assert "It brings trade The port ● in · The town ○ out Both take a side on it, and not the same one." in page.text
    assert "If The port saw it as The town does, “Build the quay” would be undecided, not in, through its eyes." in page.text
    assert "If The town saw it as The port does, “Build the quay” would be undecided, not out, through its eyes." in page.text


@pytest.mark.usefixtures("quay")
def test_the_form_keeps_who_was_chosen_and_how_the_debate_is_looked_at(client):
    page = read(client, f"{BOTH}&as_of=2021&what_if=in.flood")

    chosen = [values["value"] for tag, values in page.elements if tag == "option" and "selected" in values]
    kept = {values["name"]: values["value"] for tag, values in page.elements if values.get("type") == "hidden"}
    assert (chosen, kept) == (["port", "town"], {"what_if": "in.flood"})
    assert "?as_of=2021&first=port&second=town" in page.links


@pytest.mark.usefixtures("quay")
@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        (CRUXES, "Choose two actors to see the claims"),
        (f"{CRUXES}?first=port", "Choose two actors to see the claims"),
        (f"{CRUXES}?first=port&second=port", "Both are The port; choose two that are not the same."),
        (f"{BOTH}&as_of=2019", "The port and The town differ on no claim on which a policy hangs."),
    ],
)
def test_without_cruxes_the_page_says_why(client, address, sentence):
    assert sentence in read(client, address).text


@pytest.mark.usefixtures("quay")
def test_searches_without_time_say_that_they_stopped(client, monkeypatch):
    monkeypatch.setattr(lenses, "SECONDS", 0.0)

    assert "The search stopped when its time was over; there may be more." in read(client, BOTH).text
    assert "The search stopped when its time was over: 2 actors are missing here." in read(client, LENSES).text


@pytest.mark.usefixtures("quay")
def test_strengths_stand_beside_the_verdict_and_the_abstract_view(client):
    text = read(client, STRENGTHS).text

    # By hand: E = 0.5 − 0.5 = 0 leaves 0.5; DF-QuAD likewise; Euler 1 − 0.75 / 1.5; the h-categoriser 1 / (1 + 1).
    assert "Build the quay ◐ undecided 0.50 0.50 0.50 0.50 ○ out" in text
    assert "It brings trade ◐ undecided 0.50 0.50 0.50 1.00 ● in" in text


@pytest.mark.usefixtures("quay")
def test_a_claims_strength_is_explained_on_demand(client):
    listed = read(client, f"{STRENGTHS}?sort=-df-quad")
    page = read(client, f"{STRENGTHS}?sort=-df-quad&claim=build")
    alone = read(client, f"{STRENGTHS}?claim=trade")

    assert "?sort=-df-quad&claim=build#why" in listed.links
    # DF-QuAD by hand: without the flood 0.5 + 0.5 × 0.5, without the trade 0.5 − 0.5 × 0.5.
    assert re.search(r"“It brings trade” \+0\.\d\d \+0\.25 \+0\.\d\d 0 ", page.text)
    assert re.search(r"“It floods the town” -0\.\d\d -0\.25 -0\.\d\d -0\.50", page.text)
    assert "Nothing on record moves it." in alone.text
    assert client.get(f"{STRENGTHS}?claim=nothing").status_code == 404


@pytest.mark.usefixtures("quay")
def test_an_explanation_without_time_says_that_it_stopped(client, monkeypatch):
    monkeypatch.setattr(contributions, "SECONDS", -1.0)

    assert "The search stopped when its time was over; there may be more." in read(client, f"{STRENGTHS}?claim=build").text


@pytest.mark.usefixtures("quay")
@pytest.mark.parametrize(
    ("sort", "first"), [("", "Build the quay"), ("-claim", "It floods the town"), ("-acceptance", "It floods the town")]
)
def test_a_column_sorts_the_table(client, sort, first):
    text = read(client, f"{STRENGTHS}?sort={sort}").text

    assert text.partition("Contributions ")[2].startswith(first)


def test_extensions_are_counted(client):
    debate = make_quay(public=True)
    trade, flood = debate.claim_set.get(key="trade"), debate.claim_set.get(key="flood")
    make_relation(trade, flood, "contrary")

    page = read(client, f"{STRENGTHS}?semantics=preferred&sort=-acceptance")

    assert "It brings trade ◐ undecided 0.42 0.33 0.43 0.62 ◐ in 1 of 2" in page.text
    assert "Build the quay ◐ undecided" in page.text
    assert "?semantics=preferred&sort=acceptance" in page.links


def test_what_the_abstract_view_cannot_say_is_told(client, monkeypatch):
    debate = make_quay(public=True)
    trade = debate.claim_set.get(key="trade")
    make_relation(trade, trade, "attacks")

    assert "The abstract view is not whole: there is no stable extension." in read(client, f"{STRENGTHS}?semantics=stable").text
    monkeypatch.setattr(strengths, "SECONDS", 0.0)
    assert "The abstract view is not whole: search stopped" in read(client, f"{STRENGTHS}?semantics=preferred").text


@pytest.mark.usefixtures("quay")
@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        (f"{CRUXES}?first=nobody", "first is &quot;nobody&quot;, but no actor of the debate has this key."),
        (f"{LENSES}?lens=nobody", "no actor of the debate has the key &quot;nobody&quot;"),
        (f"{CRUXES}?what_if=in.nothing", "claims have no such key"),
        (f"{STRENGTHS}?sort=beauty", "&quot;beauty&quot; is no column to sort by"),
        (f"{STRENGTHS}?semantics=taste", "&quot;taste&quot; is no semantics of Dung"),
    ],
)
def test_what_the_address_may_not_ask_is_one_sentence(client, address, sentence):
    answer = client.get(address)

    assert answer.status_code == 400
    assert sentence in answer.content.decode()


@pytest.mark.usefixtures("quay")
@pytest.mark.parametrize("address", [LENSES, BOTH, STRENGTHS])
def test_they_load_the_debate_once(client, address):
    assert count_queries(client, address) == FIND_DEBATE + ASK_FOR_ITS_SIZE + LOAD_DEBATE


@pytest.mark.usefixtures("quay")
@pytest.mark.parametrize("address", [LENSES, BOTH, STRENGTHS])
def test_whoever_is_nobody_may_keep_them_and_asks_again(client, address):
    first = client.get(address)
    again = client.get(address, headers={"if-none-match": first.headers["ETag"]})

    assert (first.headers["Cache-Control"], again.status_code) == ("public, no-cache", 304)
    assert client.post(address).status_code == 405


@pytest.mark.parametrize("address", [LENSES, BOTH, STRENGTHS])
@pytest.mark.parametrize(("who", "status"), [("anonymous", 404), ("stranger", 404), ("reader", 200)])
def test_private_debates_are_for_members(client, address, who, status):
    debate = make_quay()
    if who != "anonymous":
        user = make_user(who, staff=False)
        client.force_login(user)
        if who == "reader":
            Membership.objects.create(debate=debate, user=user, role=Role.READER)

    answer = client.get(address)

    assert answer.status_code == status
    assert status == 404 or answer.headers["Cache-Control"] == "private, no-store"
