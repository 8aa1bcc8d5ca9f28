"""What the database itself refuses, whoever writes to it: each row is changed past every check of ours."""

import math

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction

from argmap.core.kinds import RelationKind
from argmap.models import ClaimPassage, Debate, IssuePosition, Membership, Relation, StanceCondition, StancePassage
from argmap.models.relation import SOURCES, TARGETS
from tests.core.test_kinds import ALLOWED
from tests.factories import make_claim, make_debate, make_group

RECORDS = [
    "group", "issue", "claim", "argument", "inference", "premise", "relation", "actor", "affiliation", "stance", "source",
    "passage", "evidence", "tour", "stop",
]  # fmt: skip
NO_ENDS = {f"source_{end}": None for end in SOURCES} | {f"target_{end}": None for end in TARGETS}

REFUSED = [
    ("debate", {"version": 0}, "debate_version_positive"),
    ("debate", {"slug": ""}, "debate_slug_given"),
    ("debate", {"question": ""}, "debate_question_given"),
    ("debate", {"language": ""}, "debate_language_given"),
    ("debate", {"visibility": "secret"}, "debate_visibility_known"),
    ("debate", {"default_profile": "other"}, "debate_default_profile_known"),
    ("group", {"title": ""}, "group_title_given"),
    ("issue", {"question": ""}, "issue_question_given"),
    ("issue", {"standard": "scintilla"}, "issue_standard_known"),
    ("claim", {"version": 0}, "claim_version_positive"),
    ("claim", {"key": ""}, "claim_key_given"),
    ("claim", {"key": "d"}, "claim_key_unique"),
    ("claim", {"title": ""}, "claim_title_given"),
    ("claim", {"kind": "rumour"}, "claim_kind_known"),
    ("claim", {"prior": -0.1}, "claim_prior_in_range"),
    ("claim", {"prior": 1.1}, "claim_prior_in_range"),
    ("claim", {"prior": math.inf}, "claim_prior_in_range"),
    ("claim", {"position": -1}, None),
    ("claim", {"group": 10**9}, None),
    ("argument", {"title": ""}, "argument_title_given"),
    ("inference", {"kind": "undercuts"}, "inference_kind_known"),
    ("inference", {"weighing": "guess"}, "inference_weighing_known"),
    ("inference", {"basis": "said"}, "inference_basis_known"),
    ("inference", {"weight": 1.001}, "inference_weight_in_range"),
    ("inference", {"conclusion": None}, None),
    ("premise", {"version": 0}, "premise_version_positive"),
    ("relation", {"kind": "likes"}, "relation_"),
    ("relation", {"basis": "said"}, "relation_basis_known"),
    ("relation", {"weight": -1}, "relation_weight_in_range"),
    ("relation", {"source_claim": None}, "relation_one_source"),
    ("relation", {"source_argument": "argument"}, "relation_one_source"),
    ("relation", {"target_claim": None}, "relation_one_target"),
    ("relation", {"target_argument": "argument"}, "relation_one_target"),
    ("relation", {"target_inference": "inference"}, "relation_"),
    ("actor", {"name": ""}, "actor_name_given"),
    ("actor", {"kind": "robot"}, "actor_kind_known"),
    ("affiliation", {"kind": "likes"}, "affiliation_kind_known"),
    ("affiliation", {"body": None}, None),
    ("stance", {"position": "maybe"}, "stance_position_known"),
    ("stance", {"act": "sings"}, "stance_act_known"),
    ("stance", {"basis": "heard"}, "stance_basis_known"),
    ("stance", {"meanwhile": "maybe"}, "stance_meanwhile_known"),
    ("stance", {"meanwhile": "conditional"}, "stance_meanwhile_fits"),
    ("stance", {"position": "supports", "meanwhile": "neutral"}, "stance_meanwhile_fits"),
    ("stance", {"claim": None}, "stance_one_target"),
    ("stance", {"argument": "argument"}, "stance_one_target"),
    ("stance", {"reported_by_actor": "actor", "reported_by_source": "source"}, "stance_one_reporter"),
    ("condition", {"must_be": "undecided"}, "stance_condition_must_be_known"),
    ("source", {"title": ""}, "source_title_given"),
    ("source", {"type": ""}, "source_type_given"),
    ("source", {"reliability": "G"}, "source_reliability_known"),
    ("passage", {"locator_kind": "verse"}, "passage_locator_kind_known"),
    ("passage", {"start": 1}, "passage_half_open"),
    ("passage", {"end": 1}, "passage_half_open"),
    ("passage", {"start": 1, "end": 1}, "passage_half_open"),
    ("passage", {"start": 2, "end": 1}, "passage_half_open"),
    ("passage", {"start": -1, "end": 1}, None),
    ("evidence", {"kind": "proves"}, "evidence_kind_known"),
    ("evidence", {"credibility": 0}, "evidence_credibility_in_range"),
    ("tour", {"title": ""}, "tour_title_given"),
    ("stop", {"text": ""}, "stop_text_given"),
    ("stop", {"focus_argument": "argument"}, "stop_one_focus"),
    ("evidence", {"credibility": 7}, "evidence_credibility_in_range"),
    ("membership", {"role": "god"}, "membership_role_known"),
    ("membership", {"version": 0}, "membership_version_positive"),
    ("edition", {"number": 0}, "edition_number_positive"),
]
"""Record, columns, and the constraint that refuses them: how its name begins where two do, None where it is a column's own."""


def write(row, columns, there):
    """Change the columns of the row by SQL, and have the database check at once what it leaves for a transaction's end."""
    values = {name: getattr(there, value).pk if hasattr(there, str(value)) else value for name, value in columns.items()}
    with transaction.atomic():
        type(row).objects.filter(pk=row.pk).update(**values)
        connection.check_constraints()


@pytest.mark.parametrize(("name", "columns", "constraint"), REFUSED)
def test_the_database_refuses_it(there, name, columns, constraint):
    with pytest.raises(IntegrityError) as refusal:
        write(getattr(there, name), columns, there)

    text = str(refusal.value)
    # SQLite names the columns of a unique constraint, not the constraint.
    assert constraint is None or constraint in text or text.startswith("UNIQUE constraint failed")


def test_every_constraint_has_a_case():
    named = {constraint for _, _, constraint in REFUSED} | {
        "relation_kind_known", "relation_ends_fit",
        "membership_once", "edition_number_unique", "claim_passage_once", "stance_passage_once",
        "stance_condition_once",
    }  # fmt: skip
    of_every_kind = ("key_given", "key_unique", "version_positive")

    there_are = {
        constraint.name
        for model in apps.get_app_config("argmap").get_models()
        for constraint in model._meta.constraints
        if not constraint.name.endswith(of_every_kind)
    }

    assert there_are <= named


@pytest.mark.parametrize("name", RECORDS)
@pytest.mark.parametrize("columns", [{"key": ""}, {"version": 0}, {"debate": None}, {"tags": None}, {"extra": None}])
def test_no_record_is_without_key_version_debate_tags_and_extra(there, name, columns):
    with pytest.raises(IntegrityError):
        write(getattr(there, name), columns, there)


@pytest.mark.parametrize("name", RECORDS)
def test_no_two_records_of_a_kind_have_one_key_in_a_debate(there, name):
    record = getattr(there, name)
    record.pk, record._state.adding = None, True

    with pytest.raises(IntegrityError), transaction.atomic():
        record.save()


def test_records_of_other_kinds_and_other_debates_may_have_the_same_key(there):
    make_group(there.debate, "c")
    make_claim(make_debate("elsewhere"), "c")


LINKS = [
    (Membership, lambda there: {"debate": there.debate, "user": there.membership.user}),
    (ClaimPassage, lambda there: {"debate": there.debate, "claim": there.claim, "passage": there.passage}),
    (StancePassage, lambda there: {"debate": there.debate, "stance": there.stance, "passage": there.passage}),
    (StanceCondition, lambda there: {"debate": there.debate, "stance": there.stance, "claim": there.other}),
]


@pytest.mark.parametrize(("model", "name_ends"), LINKS)
def test_a_link_is_there_once(there, model, name_ends):
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.create(**name_ends(there))


def test_a_claim_answers_one_issue_only(there):
    first = there.issue
    second = type(first).objects.create(debate=there.debate, key="j", question="Q?")
    IssuePosition.objects.create(debate=there.debate, issue=first, claim=there.claim)

    with pytest.raises(IntegrityError), transaction.atomic():
        IssuePosition.objects.create(debate=there.debate, issue=second, claim=there.claim)


def test_an_edition_has_a_number_of_its_own(there):
    with pytest.raises(IntegrityError), transaction.atomic():
        there.debate.editions.create(number=1, document="{}", sha256="1" * 64)


def test_a_slug_is_there_once(there):
    with pytest.raises(IntegrityError), transaction.atomic():
        Debate.objects.create(slug="there", question="Q?")


def list_ends():
    """Every kind of relation with every pair of ends, and whether the kind allows it."""
    for kind in RelationKind:
        sources, targets = ALLOWED[kind]
        for source in SOURCES:
            for target in TARGETS:
                yield kind, source, target, source in sources and target in targets


@pytest.mark.parametrize(("kind", "source", "target", "fits"), list(list_ends()))
def test_a_relation_has_the_ends_that_its_kind_allows(there, kind, source, target, fits):
    ends = NO_ENDS | {f"source_{source}": getattr(there, source), f"target_{target}": getattr(there, target)}

    def create():
        with transaction.atomic():
            Relation.objects.create(debate=there.debate, key="new", kind=kind, **ends)

    if fits:
        create()
    else:
        with pytest.raises(IntegrityError, match="relation_ends_fit"):
            create()


def test_a_relation_may_start_and_end_at_one_claim(there):
    Relation.objects.create(debate=there.debate, key="loop", kind="attacks", source_claim=there.claim, target_claim=there.claim)


def test_not_a_number_is_never_stored_as_a_weight(there):
    try:
        write(there.relation, {"weight": math.nan}, there)
    except IntegrityError:
        return

    # SQLite has no NaN: it stores that nobody has set a weight.
    there.relation.refresh_from_db()
    assert there.relation.weight is None


@pytest.mark.parametrize("weight", [None, 0, 0.5, 1])
def test_weights_from_nought_to_one_are_stored(there, weight):
    write(there.relation, {"weight": weight}, there)

    there.relation.refresh_from_db()
    assert there.relation.weight == weight


def test_every_reference_of_a_record_is_indexed():
    for model in apps.get_app_config("argmap").get_models():
        if not model.__name__.startswith("Historical"):
            for field in model._meta.concrete_fields:
                assert not isinstance(field, models.ForeignKey) or field.db_index or field.unique
