"""What `full_clean` refuses, naming the field: what a constraint on one row cannot see, and every rule of `argmap.core`."""

import math

import pytest
from django.core.exceptions import ValidationError
from msgspec.structs import fields

from argmap.core.fields import find_flaws
from argmap.models import Claim, Group, Passage, Relation, StanceCondition
from argmap.models.base import BelongsToDebate
from tests import factories

FOREIGN = [
    ("group", "parent", "group"),
    ("issue", "group", "group"),
    ("claim", "group", "group"),
    ("argument", "group", "group"),
    ("inference", "argument", "argument"),
    ("inference", "conclusion", "claim"),
    ("premise", "inference", "inference"),
    ("premise", "claim", "claim"),
    ("relation", "source_claim", "claim"),
    ("relation", "target_claim", "claim"),
    ("undercut", "target_relation", "relation"),
    ("affiliation", "actor", "actor"),
    ("affiliation", "body", "actor"),
    ("stance", "actor", "actor"),
    ("stance", "on_behalf_of", "actor"),
    ("stance", "claim", "claim"),
    ("stance", "reported_by_actor", "actor"),
    ("stance", "reported_by_source", "source"),
    ("condition", "stance", "stance"),
    ("condition", "claim", "claim"),
    ("passage", "source", "source"),
    ("evidence", "claim", "claim"),
    ("evidence", "passage", "passage"),
    ("claim_passage", "claim", "claim"),
    ("claim_passage", "passage", "passage"),
    ("stance_passage", "stance", "stance"),
    ("stance_passage", "passage", "passage"),
    ("stop", "tour", "tour"),
    ("stop", "focus_claim", "claim"),
    ("stop", "focus_argument", "argument"),
]


@pytest.fixture
def elsewhere(db):
    """A record of each kind in another debate, by kind."""
    debate = factories.make_debate("elsewhere")
    claim, source = factories.make_claim(debate), factories.make_source(debate)
    argument, actor = factories.make_argument(debate), factories.make_actor(debate)
    return {
        "group": factories.make_group(debate),
        "claim": claim,
        "argument": argument,
        "inference": factories.make_inference(argument, [], claim),
        "relation": factories.make_relation(claim, claim),
        "actor": actor,
        "stance": factories.make_stance(actor, claim, "conditional"),
        "source": source,
        "passage": factories.make_passage(source),
        "tour": factories.make_tour(debate),
    }


@pytest.mark.parametrize(("name", "field", "kind"), FOREIGN)
def test_it_refuses_an_end_in_another_debate_and_names_the_field(there, elsewhere, name, field, kind):
    record = getattr(there, name)
    setattr(record, field, elsewhere[kind])

    with pytest.raises(ValidationError) as refusal:
        record.full_clean()

    assert refusal.value.message_dict[field] == ["Choose one of the same debate."]


def test_every_reference_has_a_case(there):
    told = {(type(getattr(there, name)), field) for name, field, _ in FOREIGN}
    left = {"source_argument", "target_argument", "target_inference", "argument"}

    for record in vars(there).values():
        for field, _ in record.references() if isinstance(record, BelongsToDebate) else ():
            assert (type(record), field.name) in told or field.name in left


@pytest.mark.parametrize(
    "name",
    [
        "group", "issue", "claim", "argument", "inference", "premise", "relation", "undercut", "actor", "affiliation", "stance",
        "condition", "source", "passage", "evidence", "membership", "edition", "claim_passage", "stance_passage", "debate",
        "tour", "stop",
    ],
)  # fmt: skip
def test_nothing_is_wrong_with_a_sound_record(there, name):
    getattr(there, name).full_clean()


BAD = [
    ("debate", {"question": " "}),
    ("debate", {"language": ""}),
    ("debate", {"slug": "a b"}),
    ("debate", {"dated": "June"}),
    ("debate", {"tags": ["a\x00"]}),
    ("claim", {"title": "\t"}),
    ("claim", {"title": "bell\x07"}),
    ("claim", {"title": "x" * 501}),
    ("claim", {"text": "half \ud83d"}),
    ("claim", {"tags": "bridge"}),
    ("claim", {"tags": [1]}),
    ("claim", {"tags": {"a": 1}}),
    ("claim", {"extra": [1]}),
    ("claim", {"extra": {"a": math.nan}}),
    ("claim", {"extra": {"a": 2**64}}),
    ("claim", {"extra": {"a": "\x00"}}),
    ("claim", {"prior": math.nan}),
    ("claim", {"prior": -0.1}),
    ("claim", {"prior": 1.1}),
    ("claim", {"position": -1}),
    ("claim", {"position": 2**31}),
    ("premise", {"role": " assumption"}),
    ("actor", {"iso3": "fra"}),
    ("actor", {"wikidata": "Q1\n"}),
    ("actor", {"cameo": "FR"}),
    ("affiliation", {"since": "2021-13"}),
    ("stance", {"said_on": "2021-06-31"}),
    ("stance", {"venue": "x" * 501}),
    ("source", {"url": "javascript:alert(1)"}),
    ("source", {"url": "java\tscript:alert(1)"}),
    ("source", {"type": ""}),
    ("source", {"authors": ["A\x1b"]}),
    ("source", {"authors": "A"}),
    ("source", {"csl": {"a": math.inf}}),
    ("source", {"text": "\x0c"}),
    ("passage", {"start": -1, "end": 1}),
    ("passage", {"start": 0, "end": 2**31}),
    ("passage", {"locator": "1" * 101}),
    ("evidence", {"credibility": 7}),
]


@pytest.mark.parametrize(("name", "columns"), BAD)
def test_it_refuses_what_core_refuses_and_names_the_field(there, name, columns):
    record = getattr(there, name)
    for column, content in columns.items():
        setattr(record, column, content)

    with pytest.raises(ValidationError) as refusal:
        record.full_clean()

    assert set(refusal.value.message_dict) <= {*columns, "__all__"}
    assert set(refusal.value.message_dict) & set(columns)


@pytest.mark.parametrize(("name", "columns"), [case for case in BAD if case[0] != "debate"])
def test_core_refuses_the_same(there, name, columns):
    value = getattr(there, name).VALUE
    needed = {field.name: "x" for field in fields(value) if field.required}

    flaws = dict(find_flaws(value(**(needed | columns))))

    assert set(flaws) & set(columns)


def test_a_group_cannot_lie_inside_itself(there):
    there.group.parent = there.group

    with pytest.raises(ValidationError, match="A group cannot lie inside itself"):
        there.group.full_clean()


def test_groups_cannot_lie_inside_each_other_even_where_the_objects_at_hand_are_old(there):
    other = factories.make_group(there.debate, "h")
    old = Group.objects.get(pk=there.group.pk)
    Group.objects.filter(pk=there.group.pk).update(parent=other)

    other.parent = old

    with pytest.raises(ValidationError, match="A group cannot lie inside itself"):
        other.full_clean()


def test_an_undercut_aims_at_a_support_or_an_attack_only(there):
    rephrasing = factories.make_relation(there.claim, there.other, "rephrases", key="same")
    there.undercut.target_relation = rephrasing

    with pytest.raises(ValidationError) as refusal:
        there.undercut.full_clean()

    assert refusal.value.message_dict == {"target_relation": ["An undercut aims at a relation that supports or attacks."]}


def test_an_undercut_cannot_aim_at_itself(there):
    there.undercut.target_relation = there.undercut

    with pytest.raises(ValidationError, match="cannot undercut itself"):
        there.undercut.full_clean()


def test_a_relation_that_is_undercut_stays_a_reason(there):
    there.relation.kind = "rephrases"

    with pytest.raises(ValidationError) as refusal:
        there.relation.full_clean()

    assert refusal.value.message_dict == {"kind": ["An undercut aims at this relation, so it must support or attack."]}


def test_a_stance_with_conditions_stays_conditional(there):
    there.stance.position = "supports"

    with pytest.raises(ValidationError) as refusal:
        there.stance.full_clean()

    assert refusal.value.message_dict == {"position": ["Only a conditional stance has conditions; remove them first."]}


def test_only_a_conditional_stance_takes_conditions(there):
    stance = factories.make_stance(there.actor, there.claim, "supports")

    with pytest.raises(ValidationError, match="Only a conditional stance has conditions"):
        StanceCondition(debate=there.debate, stance=stance, claim=there.claim).full_clean()


def test_a_quote_is_looked_up_in_its_source(there):
    source = factories.make_source(there.debate, text="The old bridge is closed. The old bridge is safe.")
    passage = Passage(debate=there.debate, key="q", source=source, exact="old bridge", suffix=" is safe")

    passage.full_clean()

    assert (passage.start, passage.end) == (30, 40)
    assert passage.prefix == "The old bridge is closed. The "


def test_a_quote_that_its_source_does_not_hold_is_refused(there):
    source = factories.make_source(there.debate, text="The old bridge is closed.")

    with pytest.raises(ValidationError) as refusal:
        Passage(debate=there.debate, key="q", source=source, exact="new bridge").full_clean()

    assert refusal.value.message_dict == {"exact": ["The source's text does not hold the quote 'new bridge'."]}


@pytest.mark.parametrize(
    ("selectors", "field"),
    [({"start": 0, "end": 100}, "end"), ({"exact": "old", "start": 0, "end": 3}, "exact"), ({"start": 3, "end": 3}, "start")],
)
def test_a_place_that_does_not_fit_the_text_is_refused(there, selectors, field):
    source = factories.make_source(there.debate, text="The old bridge is closed.")

    with pytest.raises(ValidationError) as refusal:
        Passage(debate=there.debate, key="q", source=source, **selectors).full_clean()

    assert field in refusal.value.message_dict


def test_a_text_that_no_longer_holds_a_quote_is_refused(there):
    source = factories.make_source(there.debate, text="The old bridge is closed.")
    factories.make_passage(source, "quote", exact="old bridge", start=4, end=14)
    source.text = "The new bridge is open."

    with pytest.raises(ValidationError) as refusal:
        source.full_clean()

    assert refusal.value.message_dict["text"] == [
        "Passage quote does not fit the text: The source's text does not hold the quote 'old bridge'."
    ]


@pytest.mark.parametrize("model", [Passage, StanceCondition, Claim, Group, Relation])
def test_a_form_without_its_ends_is_refused_not_broken(there, model):
    with pytest.raises(ValidationError):
        model(debate=there.debate).full_clean()


def test_an_end_that_does_not_exist_is_refused_not_broken(there):
    there.claim.group_id = 10**9

    with pytest.raises(ValidationError) as refusal:
        there.claim.full_clean()

    assert set(refusal.value.message_dict) == {"group"}


@pytest.mark.django_db
def test_a_group_cannot_lie_deeper_than_the_limit():
    debate = factories.make_debate()
    parent = None
    for _ in range(20):
        parent = factories.make_group(debate, parent=parent)

    with pytest.raises(ValidationError, match="at most 20 deep"):
        Group(debate=debate, key="deep", title="Too deep", parent=parent).full_clean()
