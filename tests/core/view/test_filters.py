"""Showing only the claims that have what is asked for, each with its way from the root."""

import pytest
from msgspec.structs import replace

from argmap.core.reading.standing import Mark
from argmap.core.reading.viewpoint import ViewpointError
from argmap.core.records import Stance
from argmap.core.standing import Verdict
from argmap.core.view import View, cut_debate, index_arcs, match_claims, read_view, write_view
from tests.core.reading.debates import argument, claim, debate_of
from tests.core.values import make_bridge


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"only_kind": "policy"}, {"build", "repair"}),
        ({"only_actor": "mayor"}, {"build"}),
        ({"only_actor": "council"}, {"build"}),
        ({"only_position": "opposes"}, set()),
        ({"only_actor": "mayor", "only_position": "conditional"}, {"build"}),
        ({"only_issue": "which"}, {"build", "repair"}),
        ({"only_rating": "2"}, {"closed"}),
        ({"only_standing": "in"}, {"cheap"}),
        ({"only_standing": "in", "only_kind": "policy"}, set()),
    ],
)
def test_claims_have_all_that_is_asked_for(filters, found):
    assert match_claims(make_bridge(), {"cheap": Mark(Verdict.IN)}, tuple(filters.items())) == found


def test_matches_are_shown_with_their_way_from_the_root_and_what_carries_it_with_them():
    debate = debate_of(
        "d supports b", "e attacks d", "x supports a", "y attacks x",
        arguments=(argument("one", "b c", "a"),), claims=(claim("a"), claim("b"), claim("c")),
    )  # fmt: skip

    cut = cut_debate(debate, index_arcs(debate), View(filters=(("only_kind", "fact"),)), matches={"d"})

    assert cut.claims == {"a", "b", "c", "d"}
    assert {key: counts for (_kind, key), counts in cut.hidden.items()} == {"a": (1, 0), "d": (0, 1)}


def test_filters_are_read_and_written_and_refused_with_a_sentence():
    view = read_view([("only_kind", "policy"), ("only_actor", "usa")])

    assert view.filters == (("only_actor", "usa"), ("only_kind", "policy"))
    assert write_view(view) == "only_actor=usa&only_kind=policy"
    with pytest.raises(ViewpointError, match="allowed are policy, fact"):
        read_view([("only_kind", "nonsense")])
    with pytest.raises(ViewpointError, match="no actor of the debate"):
        match_claims(make_bridge(), {}, (("only_actor", "nobody"),))


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"said_from": "2020"}, {"early", "late", "both"}),
        ({"said_to": "2020-06"}, {"early", "both"}),
        ({"said_from": "2021", "said_to": "2021"}, {"late"}),
        ({"said_from": "2020-06-15", "said_to": "2020-06-20"}, {"early", "both"}),
        ({"only_position": "opposes", "said_to": "2020-06"}, {"both"}),
    ],
)
def test_a_stance_counts_where_it_may_have_been_said_in_that_time(filters, found):
    debate = debate_of(claims=tuple(map(claim, ("early", "late", "both", "undated"))))
    stances = (
        Stance(key="1", actor="x", claim="early", position="supports", said_on="2020-06"),
        Stance(key="2", actor="x", claim="late", position="supports", reported_on="2021-03-01"),
        Stance(key="3", actor="x", claim="both", position="opposes", said_on="2020-06-17"),
        Stance(key="4", actor="x", claim="undated", position="supports"),
    )

    matched = match_claims(replace(debate, stances=stances), {}, tuple(filters.items()))

    assert matched == found


def test_reasons_are_found_by_their_kind_as_premises_too():
    debate = debate_of(
        "d supports b", "e attacks d", arguments=(argument("one", "b c", "a"),), claims=(claim("a"), claim("b"), claim("c"))
    )

    found = {kind: match_claims(debate, {}, (("only_relation", kind),)) for kind in ("supports", "attacks", "undercuts")}

    assert found == {"supports": {"b", "c", "d"}, "attacks": {"e"}, "undercuts": frozenset()}


def test_what_changed_is_for_the_caller_to_know():
    filters = (("only_kind", "policy"), ("changed_since", "2021"))

    assert match_claims(make_bridge(), {}, filters, frozenset({"build", "cheap"})) == {"build"}


@pytest.mark.parametrize("text", ["yesterday", "edition-0", "edition-x", "2021-13"])
def test_what_is_no_moment_is_refused_with_what_is_allowed(text):
    with pytest.raises(ViewpointError, match=r"allowed are a year .* or edition-2"):
        read_view([("changed_since", text)])


def test_a_time_that_ends_before_it_begins_is_refused():
    with pytest.raises(ViewpointError, match="the first day is after the last"):
        read_view([("said_from", "2021-06"), ("said_to", "2021-05")])
    assert read_view([("said_from", "2021-06"), ("said_to", "2021")]).filters
