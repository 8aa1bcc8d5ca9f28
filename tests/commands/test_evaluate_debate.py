import io
import json

import pytest
from django.core.management import CommandError, call_command

from argmap.services import evaluating
from tests.factories import make_actor, make_claim, make_debate, make_relation, make_stance

WATER = """
debate: {slug: water, question: Should the town fluoridate its water?}
claims:
  policy: {title: The town should fluoridate its water, kind: policy, against: [cost]}
  cost: {title: It costs too much, assumed: true}
"""


@pytest.fixture
def water(tmp_path):
    path = tmp_path / "water.yaml"
    path.write_text(WATER)
    return path


def run(*arguments):
    out = io.StringIO()
    call_command("evaluate_debate", *map(str, arguments), stdout=out)
    return out.getvalue()


def test_a_file_needs_no_database(water):
    told = json.loads(run("--file", water, "--json"))

    assert told["semantics"] == "standing"
    assert told["labels"] == {"cost": "in", "policy": "out"}
    assert "It costs too much" in told["explanations"]["policy"]["sentence"]


@pytest.mark.parametrize("semantics", ["quadratic-energy", "df-quad", "euler", "h-categorizer"])
def test_gradual_semantics_give_strengths(water, semantics):
    told = json.loads(run("--file", water, "--semantics", semantics, "--json"))

    assert told["strengths"]["policy"] < told["strengths"]["cost"] <= 1
    policy = told["explanations"]["policy"]
    assert policy["base"] + policy["contributions"][0]["amount"] == pytest.approx(policy["strength"])
    assert "“It costs too much” (-" in policy["sentence"]
    assert "stays at" in told["explanations"]["cost"]["sentence"]


def test_many_claims_are_not_explained_and_that_is_said(water, monkeypatch):
    monkeypatch.setattr(evaluating, "MOST_EXPLAINED", 1)

    told = json.loads(run("--file", water, "--semantics", "df-quad", "--json"))

    assert (told["explanations"], len(told["strengths"])) == ({}, 2)
    assert told["stopped"] == "2 claims are not explained: there are too many, or the time was up"


@pytest.mark.parametrize(
    ("semantics", "extensions"),
    [
        ("grounded", [[]]),
        ("complete", [[], ["a"], ["b"]]),
        ("preferred", [["a"], ["b"]]),
        ("stable", [["a"], ["b"]]),
        ("semi-stable", [["a"], ["b"]]),
        ("ideal", [[]]),
    ],
)
def test_dung_semantics_give_extensions_of_the_files_own_ids(tmp_path, semantics, extensions):
    path = tmp_path / "mutual.tgf"
    path.write_text("a\nb\n#\na b\nb a\n")

    told = json.loads(run("--file", path, "--semantics", semantics, "--json"))

    assert told["extensions"] == extensions


@pytest.mark.django_db
def test_lens_and_date_choose_the_stances_that_count():
    debate = make_debate("water")
    claim = make_claim(debate, "teeth")
    make_stance(make_actor(debate, "dentists"), claim, "supports", said_on="2021")

    seen = json.loads(run("water", "--lens", "dentists", "--json"))
    before = json.loads(run("water", "--as-of", "2020", "--json"))

    assert seen["labels"] == {"teeth": "in"}
    assert before["labels"] == {"teeth": "undecided"}


def test_a_what_if_is_written_as_in_an_address(water):
    told = json.loads(run("--file", water, "--what-if", "out.cost", "--json"))

    assert told["labels"] == {"cost": "out", "policy": "undecided"}


RATED = """
debate: {slug: water, question: Should the town fluoridate its water?}
claims:
  teeth: It spares teeth
sources:
  study: A study
passages:
  p: {source: study, locator: 3}
evidence:
  - {claim: teeth, passage: p, kind: supports, credibility: 2}
"""


@pytest.mark.parametrize(("counts", "label"), [("true", "in"), ("false", "undecided")])
def test_rated_evidence_can_be_left_out(tmp_path, counts, label):
    path = tmp_path / "rated.yaml"
    path.write_text(RATED)

    standing = json.loads(run("--file", path, "--evidence", counts, "--json"))
    strength = json.loads(run("--file", path, "--evidence", counts, "--semantics", "df-quad", "--json"))

    assert standing["labels"] == {"teeth": label}
    assert (strength["strengths"]["teeth"] > 0.5) is (counts == "true")


@pytest.mark.django_db
def test_without_json_each_claim_is_a_line():
    debate = make_debate("water")
    make_relation(make_claim(debate, "cost", assumed=True), make_claim(debate, "policy"), "attacks")

    assert [line.split(".")[0] for line in run("water").splitlines()] == ["cost: in", "policy: out"]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], "give the slug of a debate or --file"),
        (["--file", "FILE", "--lens", "nobody"], 'no actor of the debate has the key "nobody"'),
        (["--file", "FILE", "--as-of", "yesterday"], '"yesterday" is no date'),
        (["--file", "FILE", "--what-if", "in"], '"in" is no what-if'),
        (["--file", "FILE", "--what-if", "in.tea"], 'names "tea", but the debate\'s claims have no such key'),
    ],
)
def test_what_does_not_fit_is_one_sentence(water, arguments, sentence):
    given = [str(water) if word == "FILE" else word for word in arguments]

    with pytest.raises(CommandError, match=sentence):
        run(*given)
    with pytest.raises(SystemExit):
        run(*given, "--json")


def test_extensions_are_explained_claim_by_claim(tmp_path, capsys):
    (tmp_path / "three.tgf").write_text("a\nb\nc\n#\na b\nb c\n")

    call_command("evaluate_debate", "--file", str(tmp_path / "three.tgf"), "--semantics", "grounded", "--json")

    told = json.loads(capsys.readouterr().out)["explanations"]
    assert told["c"] == {"accepted_in": 1, "extensions": 1, "sentence": "It is accepted in the grounded extension."}
    assert told["b"]["sentence"] == "It is not accepted in the grounded extension."
