"""What differs between two states of a debate."""

from msgspec.structs import replace

from argmap.core.comparison import Fate, compare_debates
from argmap.core.debate import Debate
from argmap.core.kinds import ClaimKind, Polarity
from argmap.core.records import About, Argument, Claim, Inference, Premise


def make_debate(*claims: Claim, **collections) -> Debate:
    return Debate(about=About(slug="well", question="Dig the well?"), claims=claims, **collections)


def make_claim(key: str, **fields) -> Claim:
    return Claim(key=key, kind=ClaimKind.FACT, **{"title": "", **fields})


def test_the_same_debate_has_no_differences():
    debate = make_debate(make_claim("dry", title="The river runs dry"))

    assert compare_debates(debate, debate) == ()


def test_records_that_came_and_went_are_named_by_their_titles():
    before, after = make_debate(make_claim("dry", title="The river runs dry")), make_debate(make_claim("rain", text="It rains"))

    found = compare_debates(before, after)

    assert [(one.fate, one.key, one.title) for one in found] == [
        (Fate.REMOVED, "dry", "The river runs dry"),
        (Fate.ADDED, "rain", "It rains"),
    ]


def test_a_changed_record_tells_each_field_with_both_values():
    before = make_debate(make_claim("dry", title="The river runs dry", tags=("water",)))
    after = make_debate(make_claim("dry", title="The river ran dry", tags=("water", "summer")))

    (found,) = compare_debates(before, after)

    assert {change.field: (change.before, change.after) for change in found.changes} == {
        "title": ("The river runs dry", "The river ran dry"),
        "tags": ('["water"]', '["water","summer"]'),
    }


def test_the_debates_own_fields_are_compared():
    before = make_debate()
    after = replace(before, about=replace(before.about, summary="About water."))

    (found,) = compare_debates(before, after)

    assert (found.collection, found.key, found.changes[0].after) == ("debate", "well", "About water.")


def test_a_premise_that_changes_does_not_change_its_argument():
    def make(claim):
        premise = Premise(key="p", claim=claim)
        inference = Inference(key="i", kind=Polarity.SUPPORTS, conclusion="dig", premises=(premise,))
        claims = (make_claim("dig"), make_claim("dry"), make_claim("near"))
        return make_debate(*claims, arguments=(Argument(key="a", title="Near and dry", inferences=(inference,)),))

    found = compare_debates(make("dry"), make("near"))

    assert [(one.collection, one.key) for one in found] == [("premises", "p")]
