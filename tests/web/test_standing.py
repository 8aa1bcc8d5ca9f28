"""What the pages say of what stands."""

import pytest
from django.core.cache import cache

from argmap.models import Claim
from argmap.services import evaluating
from argmap.services.writing import save_record
from tests.factories import make_claim, make_evidence, make_relation, make_stance
from tests.web.debates import PAGES, make_harbour
from tests.web.html import Page

pytestmark = pytest.mark.django_db


def read(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    return Page(answer)


def verdicts_on_map(client, path=PAGES["map"]):
    boxes = [values for tag, values in read(client, path).elements if tag == "g" and values.get("class") == "node"]
    return {box["id"].removeprefix("claim-"): box["data-verdict"] for box in boxes}


def test_the_claim_page_says_whether_it_stands_and_why(client):
    make_harbour(public=True)

    text = read(client, "/debates/harbour/claims/silting/").text

    assert (
        "Whether it stands ● stands (in) “The harbour is silting up” is in: evidence in “Report of the harbour master”" in text
    )
    assert (
        "What decided + for it, weight 0.7: evidence in “Report of the harbour master”, ¶ 1 (rated B2, probably true)" in text
    )


def test_reasons_that_wait_are_named_with_what_they_wait_for(client):
    debate = make_harbour(public=True)
    make_relation(
        make_claim(debate, "tide", title="The tide clears it"), debate.claim_set.get(key="dredge"), "attacks", weight=0.2
    )

    text = read(client, PAGES["claim"]).text

    assert "Whether it stands ◐ undecided “Dredge the harbour” is undecided" in text
    assert "What is undecided itself" in text
    assert "− against it, weight 0.5 by default: ◐ undecided A dredger is dear “A dredger is dear” is undecided" in text
    assert "− against it, weight 0.2: ◐ undecided The tide clears it" in text


def test_evidence_without_a_rating_is_said_to_weigh_nothing(client):
    debate = make_harbour(public=True)
    make_evidence(debate.claim_set.get(key="dear"), debate.passage_set.get(key="unused"), credibility=6)

    text = read(client, "/debates/harbour/claims/dear/").text

    assert "Evidence without a rating weighs nothing: 1 piece here." in text


def test_map_and_outline_say_the_same_of_each_claim(client):
    debate = make_harbour(public=True)
    make_stance(debate.actor_set.get(key="town"), debate.claim_set.get(key="dear"), "supports", said_on="2020")
    make_stance(debate.actor_set.get(key="town"), debate.claim_set.get(key="ships"), "supports", said_on="2020")

    verdicts = verdicts_on_map(client)
    text = read(client, PAGES["outline"]).text

    assert verdicts == {
        "dredge": "undecided", "wait": "undecided", "silting": "in", "ships": "in", "slow": "undecided", "dear": "in",
    }  # fmt: skip
    signs = {"in": "●", "undecided": "◐"}
    for key, verdict in verdicts.items():
        assert f"{key} {signs[verdict]} {verdict} {debate.claim_set.get(key=key).title}" in text


def test_an_edit_that_changes_a_verdict_changes_the_map(client):
    debate = make_harbour(public=True)
    before = verdicts_on_map(client)["dear"]
    dear = Claim.objects.get(debate=debate, key="dear")
    dear.assumed = True
    save_record(record=dear, expected_version=dear.version, user=None)

    assert (before, verdicts_on_map(client)["dear"]) == ("undecided", "in")


def test_a_page_is_evaluated_once(client, monkeypatch):
    make_harbour(public=True)
    calls = []
    evaluate = evaluating.evaluate
    monkeypatch.setattr(evaluating, "evaluate", lambda *asked: calls.append(asked) or evaluate(*asked))
    cache.clear()

    for page in ("map", "outline", "claim", "argument"):
        read(client, PAGES[page])

    assert len(calls) == 4
