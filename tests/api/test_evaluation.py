import json
import re
from io import StringIO

import pytest
from django.core.management import call_command

from argmap.api.views.evaluation import PARAMETERS
from argmap.services.evaluating import SEMANTICS
from tests.factories import (
    make_actor,
    make_claim,
    make_debate,
    make_evidence,
    make_passage,
    make_relation,
    make_source,
    make_stance,
)


@pytest.fixture
def well(db):
    """A public debate: the town says that the well is safe, a rated measurement says so too, and a spill speaks against it."""
    debate = make_debate("well", public=True)
    safe, spill = make_claim(debate, "safe", title="The well is safe"), make_claim(debate, "spill", title="There was a spill")
    make_relation(spill, safe, "attacks", key="spill-safe", weight=0.6)
    town, mill = make_actor(debate, "town", name="The town"), make_actor(debate, "mill", name="The mill")
    make_stance(town, spill, "supports", said_on="2020-05")
    make_stance(mill, spill, "opposes", said_on="2021-03")
    make_evidence(safe, make_passage(make_source(debate)), key="measured", credibility=3)
    return debate


@pytest.fixture
def evaluate(ask, well):
    def get(*, headers=None, **query):
        return ask("debates/well/evaluation", query, headers=headers)

    return get


@pytest.mark.parametrize("semantics", SEMANTICS)
def test_the_answer_is_that_of_the_command(evaluate, semantics):
    printed = StringIO()
    call_command("evaluate_debate", "well", semantics=semantics, json=True, stdout=printed)

    answer = evaluate(semantics=semantics)

    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/json"
    assert answer.json() == json.loads(printed.getvalue())


@pytest.mark.parametrize(
    ("query", "safe", "spill"),
    [
        ({"what_if": "rate-evidence.measured.1"}, "in", "undecided"),
        ({"as_of": "2020"}, "out", "in"),
        ({"lens": "town"}, "out", "in"),
        ({"lens": "mill"}, "in", "out"),
        ({"what_if": "in.spill"}, "out", "in"),
        ({"what_if": "in.spill~off-relation.spill-safe"}, "in", "in"),
        ({"what_if": "out.spill", "evidence": "false"}, "undecided", "out"),
        ({"profile": "caes"}, "out", "out"),
    ],
)
def test_standing_is_as_it_is_asked_for(evaluate, query, safe, spill):
    answer = evaluate(**query).json()

    assert answer["labels"] == {"safe": safe, "spill": spill}
    assert answer["explanations"]["safe"]["verdict"] == safe


@pytest.mark.parametrize(
    ("query", "parameter", "sentence"),
    [
        ({"semantics": "common"}, "semantics", r'semantics is "common"; allowed are standing, quadratic-energy, .*ideal\.'),
        ({"profile": "naive"}, "profile", r'"naive" is no profile; allowed are presume, caes\.'),
        ({"lens": "nobody"}, "lens", r'no actor of the debate has the key "nobody".*\.'),
        ({"as_of": "June"}, "as_of", r'"June" is no date; allowed is a year .*\.'),
        ({"what_if": "in"}, "what_if", r'"in" is no what-if; allowed is .*\.'),
        ({"what_if": "in.nothing"}, "what_if", r'.*"nothing".*no such key\.'),
        ({"evidence": "some"}, "evidence", r'"some" .*; allowed are true, false\.'),
        ({"view": "wide"}, "view", r'"view" is no parameter here; allowed are semantics, profile, lens, as_of, what_if, .*\.'),
        ({"semantics": "grounded", "lens": "town"}, "lens", r"lens means nothing for grounded; leave it out\."),
        ({"semantics": "euler", "as_of": "2020"}, "as_of", r"as_of means nothing for euler; leave it out\."),
        ({"lens": ["town", "mill"]}, "lens", r"lens is given 2 times; give it once\."),
        ({"lens": ""}, "lens", r"lens is empty; .*\."),
    ],
)
def test_it_refuses_what_it_cannot_answer_and_names_the_parameter(evaluate, query, parameter, sentence):
    answer = evaluate(**query)

    assert answer.status_code == 400
    (error,) = answer.json()["errors"]
    assert error["attr"] == parameter
    assert re.fullmatch(sentence, error["detail"])


def test_it_is_not_sent_again_until_its_content_changes(evaluate, well):
    known = evaluate(lens="mill")["ETag"]

    again = evaluate(lens="mill", headers={"If-None-Match": known})
    make_relation(make_claim(well, "drought"), well.claim_set.get(key="safe"), "attacks")
    changed = evaluate(lens="mill", headers={"If-None-Match": known})

    assert (again.status_code, again.content) == (304, b"")
    assert changed.status_code == 200


def test_a_search_that_is_stopped_says_so(evaluate, monkeypatch):
    monkeypatch.setattr("argmap.api.views.evaluation.SECONDS", 0.0)

    answer = evaluate(semantics="preferred")

    assert answer.status_code == 200
    assert "search stopped" in answer.json()["stopped"]


def test_the_schema_has_every_parameter(client):
    operation = client.get("/api/v1/schema").json()["paths"]["/api/v1/debates/{slug}/evaluation"]["get"]

    assert operation["operationId"] == "get_evaluation"
    assert {parameter["name"] for parameter in operation["parameters"]} == {"slug", *PARAMETERS}
