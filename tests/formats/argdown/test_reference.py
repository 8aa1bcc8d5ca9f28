"""Every case comes out as @argdown/core 1.7.5 has it, but for the differences that the documentation lists."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from tests.formats.argdown import differences
from tests.formats.argdown.differences import READ_OTHERWISE
from tests.formats.argdown.files import list_relations, read

CASES = json.loads(Path(__file__).with_name("cases.json").read_text())
PAGE = Path(__file__).parents[3].joinpath("docs/formats/argdown.md").read_text()
SAME = [case for case in CASES if case["name"] not in READ_OTHERWISE]
OTHERWISE = [case for case in CASES if case["name"] in READ_OTHERWISE]
KINDS = {"support": "supports", "attack": "attacks", "undercut": "undercuts"}
_SYMMETRIC = ("contrary", "contradictory")


def name_case(case):
    return case["name"]


def order_ends(relations):
    """The relations to be compared: what is symmetric says the same in both directions."""
    return Counter((kind, *(sorted(ends) if kind in _SYMMETRIC else ends)) for kind, *ends in relations)


def list_reference_relations(reference):
    return [(KINDS.get(kind, kind), *ends) for kind, *ends in reference["relations"]]


def describe_elements(elements, text_field, groups):
    return {
        element.key: (getattr(element, text_field), list(element.tags), groups[element.group].title if element.group else None)
        for element in elements
    }


def describe_reference(elements):
    return {
        title: (element["text"].strip(" "), sorted(element["tags"]), element["section"]) for title, element in elements.items()
    }


@pytest.mark.parametrize("case", SAME, ids=name_case)
def test_what_the_parser_reads_is_read_alike(case):
    reading = read(case["input"])

    reference, debate = case["reference"], reading.debate
    assert reading.errors == ()
    groups = {group.key: group for group in debate.groups}
    assert describe_elements(debate.claims, "text", groups) == describe_reference(reference["statements"])
    assert describe_elements(debate.arguments, "gist", groups) == describe_reference(reference["arguments"])
    assert [group.title for group in debate.groups] == sorted(title for _, title in reference["sections"])
    assert order_ends(list_relations(debate)) == order_ends(list_reference_relations(reference))


@pytest.mark.parametrize("case", SAME, ids=name_case)
def test_structures_are_read_alike(case):
    debate = read(case["input"]).debate

    for argument in debate.arguments:
        reference = case["reference"]["arguments"][argument.key]
        inferences = sorted(argument.inferences, key=lambda inference: inference.position)
        assert [inference.conclusion for inference in inferences] == reference["conclusions"]
        assert [inference.scheme for inference in inferences] == [", ".join(rules) for rules in reference["rules"]]
        used = {premise.claim for inference in inferences for premise in inference.premises}
        assert used - set(reference["conclusions"]) == set(reference["premises"]) - set(reference["conclusions"])


@pytest.mark.parametrize("case", OTHERWISE, ids=name_case)
def test_what_is_read_otherwise_is_read_as_the_documentation_says(case):
    reading = read(case["input"])

    _, claims, arguments, relations = READ_OTHERWISE[case["name"]]
    debate = reading.debate
    assert [claim.key for claim in debate.claims] == claims
    assert [argument.key for argument in debate.arguments] == arguments
    assert list_relations(debate) == relations


@pytest.mark.parametrize("case", OTHERWISE, ids=name_case)
def test_a_difference_is_one(case):
    _, claims, arguments, relations = READ_OTHERWISE[case["name"]]

    reference = case["reference"]
    same = (
        sorted(reference["statements"]) == claims
        and sorted(reference["arguments"]) == arguments
        and order_ends(list_reference_relations(reference)) == order_ends(relations)
    )
    assert reference["refuses"] or not same


@pytest.mark.parametrize("case", OTHERWISE, ids=name_case)
def test_where_the_parser_refuses_a_finding_says_so(case):
    reading = read(case["input"])

    assert bool(reading.errors or reading.warnings) == (
        case["reference"]["refuses"] or READ_OTHERWISE[case["name"]][0] in (differences.UNDERCUT, differences.STALE)
    )


def test_the_documentation_lists_every_difference():
    rows = re.findall(r"^\| ([^|]+?) \|", PAGE, re.MULTILINE)

    names = {difference for difference, *_ in READ_OTHERWISE.values()} | {differences.EXPLODED}
    assert names <= set(rows)
    assert set(READ_OTHERWISE) <= {case["name"] for case in CASES}


def test_the_documentation_tells_which_figures_differ_and_why():
    text = " ".join(PAGE.split())

    assert [why for why in differences.FIGURES.values() if why not in text] == []
