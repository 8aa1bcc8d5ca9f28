"""Statements, issues, arguments and what is assumed, as Carneades writes them."""

import pytest

from argmap.core.kinds import End, Polarity, Profile, ProofStandard, RelationKind, Weighing
from tests.formats.carneades.files import list_errors, read, read_whole


def test_the_title_is_the_question_and_carneades_decides():
    about = read_whole("").about

    assert (about.question, about.default_profile) == ("Close it?", Profile.CAES)


def test_statements_are_claims_in_their_order():
    debate = read_whole("", head="statements: {b: {text: B says so., assumed: true}, a: A, n: 12, e: , m: {assumed: 0}}\n")

    found = [(claim.key, claim.title, claim.assumed, claim.position) for claim in debate.claims]
    assert sorted(found, key=lambda one: one[3]) == [
        ("b", "B says so.", True, 0),
        ("a", "A", False, 1),
        ("n", "12", False, 2),
        ("e", "e", False, 3),
        ("m", "m", False, 4),
    ]


@pytest.mark.parametrize(("word", "assumed"), [("true", True), ("yes", True), ("1", True), ("no", False), ("0", False)])
def test_assumed_is_any_of_yamls_words(word, assumed):
    (claim,) = read_whole("", head=f"statements: {{a: {{text: A, assumed: {word}}}}}").claims

    assert claim.assumed is assumed


def test_the_list_of_assumptions_assumes_as_well():
    debate = read_whole("assumptions: [loud, deaf]")

    assert sorted(claim.key for claim in debate.claims if claim.assumed) == ["deaf", "loud"]


@pytest.mark.parametrize(
    ("written", "standard"),
    [
        ("", ProofStandard.PREPONDERANCE),
        (", standard: PE", ProofStandard.PREPONDERANCE),
        (", standard: cce", ProofStandard.CLEAR_AND_CONVINCING),
        (", standard: BRD", ProofStandard.BEYOND_REASONABLE_DOUBT),
    ],
)
def test_an_issue_has_positions_and_a_standard(written, standard):
    (issue,) = read_whole(f"issues: {{i: {{positions: [open, close]{written}}}}}").issues

    assert (issue.positions, issue.standard, issue.question) == (("close", "open"), standard, "Close it. / Leave it.")


def test_an_issues_title_is_its_question():
    (issue,) = read_whole("issues: {i: {positions: close, meta: {title: What now?, by: me}}}").issues

    assert (issue.question, issue.extra) == ("What now?", {"carneades": {"meta": {"by": "me"}}})


def test_an_argument_is_one_inference_under_its_key():
    (argument,) = read_whole("""
        arguments:
          a1: {conclusion: close, premises: {Minor: loud, major: deaf}, meta: {title: Noise}, parameters: [x, 12]}
    """).arguments

    (inference,) = argument.inferences
    assert (argument.key, argument.title, inference.key, inference.conclusion) == ("a1", "Noise", "a1", "close")
    assert inference.kind is Polarity.SUPPORTS
    assert [(one.key, one.role, one.claim) for one in inference.premises] == [
        ("a1/1", "Minor", "loud"),
        ("a1/2", "major", "deaf"),
    ]
    assert argument.extra == {"carneades": {"parameters": ["x", 12]}}


@pytest.mark.parametrize("premises", ["[loud]", "loud", "\n      - loud"])
def test_premises_may_be_a_list_or_one(premises):
    (inference,) = read_whole(f"arguments:\n  a1:\n    conclusion: close\n    premises: {premises}").inferences

    assert [(premise.claim, premise.role) for premise in inference.premises] == [("loud", "")]


@pytest.mark.parametrize("scheme", ["linked", "convergent", "cumulative", "factorized"])
def test_a_basic_scheme_is_a_way_to_weigh(scheme):
    (inference,) = read_whole(f"arguments: {{a1: {{scheme: {scheme}, conclusion: close, premises: [loud]}}}}").inferences

    assert (inference.weighing, inference.scheme) == (Weighing(scheme), "")


@pytest.mark.parametrize(
    ("schemes", "weighing", "weight"),
    [
        ("argument_schemes: {hearsay: {weight: {constant: 0.25}}}", Weighing.CONSTANT, 0.25),
        ("argument_schemes: {hearsay: {weight: cumulative}}", Weighing.CUMULATIVE, None),
    ],
)
def test_a_scheme_of_the_files_own_weighs_as_the_file_says(schemes, weighing, weight):
    body = f"{schemes}\narguments: {{a1: {{scheme: hearsay, conclusion: close, premises: [loud]}}}}"

    (inference,) = read_whole(body).inferences

    assert (inference.scheme, inference.weighing, inference.weight) == ("hearsay", weighing, weight)


@pytest.mark.parametrize(
    ("theory", "weighing"),
    [
        ("argument_schemes: [{id: hearsay, weight: {constant: 0.1}, variables: [X]}]", Weighing.CONSTANT),
        ("weighing_functions: {w: {constant: 1}}\nargument_schemes: {hearsay: {weight: w}}", Weighing.CONSTANT),
        ("argument_schemes: {hearsay: {premises: {major: p(X)}}}", Weighing.LINKED),
    ],
)
def test_a_theory_is_kept_with_a_warning(theory, weighing):
    reading = read(f"{theory}\narguments: {{a1: {{scheme: hearsay, conclusion: close}}}}")

    (inference,) = reading.debate.inferences
    assert (inference.weighing, inference.premises) == (weighing, ())
    assert "argument_schemes" in reading.debate.about.extra["carneades"]
    assert any("are for Carneades' rule engine" in warning.what for warning in reading.warnings)


@pytest.mark.parametrize(
    ("scheme", "said"),
    [
        ("", 'the file does not say what the scheme "hearsay" is'),
        ("argument_schemes: {hearsay: {weight: {criteria: {hard: []}}}}", 'the scheme "hearsay" weighs in a way'),
        ("argument_schemes: {hearsay: {weight: nothing}}", 'the scheme "hearsay" weighs in a way'),
    ],
)
def test_a_scheme_that_weighs_otherwise_is_weighed_as_linked(scheme, said):
    reading = read(f"{scheme}\narguments: {{a1: {{scheme: hearsay, conclusion: close, premises: [loud]}}}}")

    assert reading.debate.inferences[0].weighing is Weighing.LINKED
    assert (reading.warnings[-1].what.startswith(said), reading.warnings[-1].done) == (True, "weighed as linked")


@pytest.mark.parametrize("name", ["weight", "weigth"])
def test_a_weight_is_the_inferences(name):
    (inference,) = read_whole(f"arguments: {{a1: {{conclusion: close, premises: [loud], {name}: 0.5}}}}").inferences

    assert inference.weight == 0.5


def test_an_undercutter_undercuts_the_inference():
    (relation,) = read_whole("arguments: {a1: {conclusion: close, premises: [loud], undercutter: deaf}}").relations

    assert (relation.kind, relation.source, relation.source_kind) == (RelationKind.UNDERCUTS, "deaf", End.CLAIM)
    assert (relation.target_kind, relation.target) == (End.INFERENCE, "a1")


def test_terms_are_the_same_with_and_without_spaces():
    (inference,) = read_whole(
        "arguments: {a1: {conclusion: 'buy(a,b)', premises: ['is  big']}}", head="statements: {'buy(a, b)': B, is big: I}\n"
    ).inferences

    assert (inference.conclusion, inference.premises[0].claim) == ("buy(a, b)", "is big")


@pytest.mark.parametrize("name", ["tests", "labels"])
def test_expected_labels_are_kept_for_checks(name):
    debate = read_whole(f"{name}: {{in: [loud], out: []}}")

    assert debate.about.extra["carneades"] == {name: {"in": ["loud"], "out": []}}


def test_references_are_sources():
    (source,) = read_whole("""
        references:
          r1: {title: On noise, creator: [Ann Bell], date: 2010-06, url: "https://example.org/", pages: 12}
    """).sources

    assert (source.key, source.title, source.authors, source.issued) == ("r1", "On noise", ("Ann Bell",), "2010-06")
    assert (source.url, source.extra) == ("https://example.org/", {"carneades": {"pages": 12}})


def test_what_carneades_does_not_know_is_kept_with_a_line():
    reading = read("arguments: {a1: {conclusion: close, colour: red}}\nmood: {good: 1}")

    extra = (reading.debate.about.extra["carneades"], reading.debate.arguments[0].extra["carneades"])
    assert extra == ({"mood": {"good": 1}}, {"colour": "red"})
    assert [str(warning) for warning in reading.warnings] == [
        '3:45: arguments.a1.colour: Carneades has no field "colour" here: kept as it is',
        '4:7: mood: Carneades has no field "mood" here: kept as it is',
    ]


def test_an_argument_without_a_conclusion_is_kept():
    reading = read("arguments: {a1: {scheme: hearsay, parameters: [x]}}")

    assert reading.debate.arguments == ()
    assert reading.debate.about.extra["carneades"]["arguments"] == {"a1": {"scheme": "hearsay", "parameters": ["x"]}}


def test_a_file_of_rules_alone_is_read():
    reading = read("", head="language: {wet/1: '%s is wet.'}\nassumptions: [wet(lane)]\n")

    assert (reading.errors, reading.debate.claims) == ((), ())
    assert reading.debate.about.extra["carneades"]["assumptions"] == ["wet(lane)"]


@pytest.mark.parametrize("role", ["assumption", "exception"])
def test_a_role_that_means_more_here_is_read_as_a_word(role):
    reading = read(f"arguments: {{a1: {{conclusion: close, premises: {{{role}: loud}}}}}}")

    assert reading.debate.premises[0].role == role.capitalize()
    assert len(reading.warnings) == 1


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ("arguments: {a1: {conclusion: shut}}", '3:30: arguments.a1.conclusion: there is no statement "shut"'),
        ("arguments: {a1: {conclusion: close, premises: [x]}}", 'arguments.a1.premises[0]: there is no statement "x"'),
        ("arguments: {a1: {conclusion: close, undercutter: x}}", 'arguments.a1.undercutter: there is no statement "x"'),
        ("issues: {i: {positions: [close, shut]}}", 'issues.i.positions[1]: there is no statement "shut"'),
        ("issues: {i: {standard: DV}}", '"DV" is no proof standard; allowed: PE, CCE, BRD'),
        ("arguments: [a1]", "a mapping (name: value) is wanted here, not a list"),
        ("arguments: {a1: {conclusion: close, weight: heavy}}", "a number such as 0.6 is wanted here"),
        ("issues: {i: {positions: [close]}, j: {positions: [close]}}", 'is a position of issue "i" already'),
        ('arguments: {" a": {conclusion: close}}', "is no key"),
    ],
)
def test_what_leads_nowhere_is_an_error_with_its_place(body, error):
    errors = list_errors(body)

    assert any(error in found for found in errors)
    assert all(found.startswith("3:") for found in errors)


def test_a_weight_beyond_one_is_kept_with_a_warning():
    reading = read("arguments: {a1: {conclusion: close, weight: 7}}")

    assert (reading.debate.inferences[0].weight, reading.debate.arguments[0].extra["carneades"]) == (None, {"weight": 7})
    assert [warning.what for warning in reading.warnings] == ["a weight is a number from 0 to 1"]


def test_an_assumption_that_is_no_statement_is_kept_with_a_warning():
    reading = read("assumptions: [loud, shut]")

    assert [claim.key for claim in reading.debate.claims if claim.assumed] == ["loud"]
    assert reading.debate.about.extra["carneades"]["assumptions"] == ["shut"]
    assert [warning.what for warning in reading.warnings] == ["1 of these are no statements"]


def test_weights_beside_labels_are_results_and_not_counted():
    head = "statements: {close: {text: Close it., label: out}, loud: Loud.}\n"

    debate = read_whole("arguments: {a1: {conclusion: close, premises: [loud], weight: 0}}", head)

    assert debate.inferences[0].weight is None
    assert debate.arguments[0].extra["carneades"] == {"weight": 0}
