"""What a format is said to lose is what it loses, and nothing else."""

import pytest
from hypothesis import HealthCheck, assume, given, settings
from msgspec.structs import replace

from argmap.core.canonical import normalise
from argmap.core.debate import Debate
from argmap.core.kinds import ActorKind, End, Position, RelationKind
from argmap.core.records import (
    About,
    Actor,
    Claim,
    Evidence,
    Passage,
    Relation,
    Source,
    Stance,
)
from argmap.formats import FORMATS, FormatError, find_losses
from argmap.formats.losses import FOR_ARGMAP, NOT_WRITTEN
from tests.formats.debates import debates
from tests.formats.variations import FULL, TOLD_TOGETHER, leave_out, list_changes

BY_NAME = {form.name: form for form in FORMATS}
WRITTEN = [form for form in FORMATS if form.write]
DECLARED = [form for form in WRITTEN if form.carries]
slow = settings(
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
    max_examples=12,
)

LANE = Debate(
    about=About(slug="lane", question="Close the lane?", summary="It is loud."),
    claims=(
        Claim(key="close", title="Close it", text="The lane should be closed.", tags=("noise",)),
        Claim(key="loud", title="It is loud", position=1),
    ),
    relations=(
        Relation(key="r1", kind=RelationKind.ATTACKS, source="loud", target="close", weight=0.5),
        Relation(key="r2", kind=RelationKind.SUPPORTS, source="loud", target="close", weight=0.5),
        Relation(key="cut", kind=RelationKind.UNDERCUTS, source="close", target="r1", target_kind=End.RELATION),
    ),
    actors=(Actor(key="ada", name="Ada", kind=ActorKind.PERSON),),
    stances=(Stance(key="s", actor="ada", claim="close", position=Position.CONDITIONAL),),
    sources=(Source(key="post", title="Post"),),
    passages=(Passage(key="p", source="post", locator="3"),),
    evidence=(Evidence(key="e", claim="loud", passage="p", kind="supports"),),
)


def tell(name, debate=LANE):
    return {found.what: found.done for found in find_losses(BY_NAME[name], debate)}


@pytest.mark.parametrize("form", WRITTEN, ids=lambda form: form.name)
def test_every_format_that_writes_tells_what_it_loses(form):
    assert form.is_lossless or form.write_shared or form.carries or form.read
    assert form.is_lossless == (form.cannot_carry == ())
    assert bool(find_losses(form, LANE)) is not form.is_lossless


def test_records_and_fields_are_told_with_their_number_and_their_keys():
    assert tell("tgf") == dict.fromkeys(
        [
            "the debate's slug, question and summary",
            "of 2 claims (close, loud): title (2), text (1), tags (1)",
            "2 relations (cut, r2)",
            "of 1 relation (r1): key (1), weight (1)",
            "1 actor (ada)",
            "1 stance (s)",
            "1 source (post)",
            "1 passage (p)",
            "1 piece of evidence (e)",
        ],
        NOT_WRITTEN,
    )
    assert tell("csl")["3 relations (cut, r1, r2)"] == NOT_WRITTEN
    assert "1 source (post)" not in tell("csl")


def test_what_other_programs_do_not_see_is_told_apart():
    assert tell("carneades")["1 stance (s)"] == FOR_ARGMAP
    assert tell("aif")["of 3 relations (cut, r1, r2): order (2), weight (2)"] == FOR_ARGMAP


def test_many_keys_are_not_all_told():
    sources = tuple(Source(key=str(number), title="Post") for number in range(9))
    debate = replace(LANE, sources=sources, passages=(), evidence=())

    assert tell("tgf", debate)["9 sources (0, 1, 2, …)"] == NOT_WRITTEN


def test_a_debate_of_what_the_format_knows_loses_nothing():
    framework = BY_NAME["tgf"].read(b"a\nb\n#\na b\n").debate
    discussion = BY_NAME["kialo"].read(b"Discussion Name:\nWhy?\n\n1. Thesis:\nA\n\n  1.1. Pro:\n  B\n").debate

    assert find_losses(BY_NAME["tgf"], framework) == ()
    assert find_losses(BY_NAME["apx"], framework) == ()
    assert find_losses(BY_NAME["kialo"], discussion) == ()


def test_numbers_are_the_only_keys_of_an_iccma_file():
    assert any(what.startswith("of 2 claims (close, loud): key (2)") for what in tell("iccma"))
    assert find_losses(BY_NAME["iccma"], BY_NAME["iccma"].read(b"p af 2\n1 2\n").debate) == ()


@slow
@given(debates())
@pytest.mark.parametrize("form", DECLARED, ids=lambda form: form.name)
def test_what_is_said_to_be_lost_makes_no_difference_to_the_file(form, debate):
    whole = normalise(debate)
    try:
        written = form.write(whole)
    except FormatError:
        assume(False)

    assert form.write(leave_out(form.carries(whole), whole)) == written


@pytest.mark.parametrize("form", DECLARED, ids=lambda form: form.name)
def test_what_is_said_to_be_carried_makes_a_difference_to_the_file(form):
    carried = form.carries(FULL).fields
    written = form.write(FULL)

    idle = {
        (collection, name)
        for collection in carried
        for name in carried[collection] - TOLD_TOGETHER
        if all(form.write(changed) == written for changed in list_changes(FULL, collection, name))
    }

    assert idle == set()
