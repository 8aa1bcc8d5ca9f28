"""What a stop's view names stays there, under its key, as long as the stop names it."""

import pytest
from django.core.exceptions import ValidationError

from argmap.services.verifying import verify_debate
from argmap.services.writing import Cited, delete_record, save_record
from tests.factories import make_actor, make_argument, make_claim, make_inference, make_stop, make_tour
from tests.services.history import count_history, find


def test_a_stop_cannot_name_what_is_not_there(bridge, analyst):
    stop = find(bridge, "stops", "tour/1")
    stop.view = "lens=pope"
    before = count_history()

    with pytest.raises(ValidationError) as refusal:
        save_record(record=stop, user=analyst, expected_version=1)

    assert refusal.value.message_dict == {"view": ['lens names "pope", but the debate\'s actors have no such key.']}
    assert count_history() == before


def test_a_stored_view_is_written_in_one_way(bridge, analyst):
    stop = find(bridge, "stops", "tour/1")
    stop.view = "open=build&depth=2&lens=mayor"

    save_record(record=stop, user=analyst, expected_version=1)

    assert find(bridge, "stops", "tour/1").view == "lens=mayor&open=build"


def make_named(bridge, kind):
    """A record of its own of the kind, which a stop's view names."""
    make = {"lens": make_actor, "open": make_claim, "close": make_argument}[kind]
    record = make(bridge, "named")
    make_stop(make_tour(bridge, "t"), "t/1", view=f"{kind}={'argument%2F' if kind == 'close' else ''}named")
    return record


@pytest.mark.parametrize("kind", ["lens", "open", "close"])
def test_what_a_view_names_cannot_be_deleted(bridge, analyst, kind):
    record = make_named(bridge, kind)

    with pytest.raises(Cited, match=r"stop t/1"):
        delete_record(record=record, user=analyst, expected_version=1)

    assert type(record).objects.filter(pk=record.pk).exists()


@pytest.mark.parametrize("kind", ["lens", "open", "close"])
def test_what_a_view_names_keeps_its_key(bridge, analyst, kind):
    record = make_named(bridge, kind)
    record.key = "renamed"

    with pytest.raises(ValidationError) as refusal:
        save_record(record=record, user=analyst, expected_version=1)

    assert refusal.value.message_dict == {"key": ["The views of these stops name it by this key: t/1. Change them first."]}


def test_an_argument_stays_whose_step_a_view_switches_off(bridge, analyst):
    argument = make_argument(bridge, "named")
    make_inference(argument, [], find(bridge, "claims", "build"), key="step")
    make_stop(make_tour(bridge, "t"), "t/1", view="what_if=off-inference.step")

    with pytest.raises(Cited):
        delete_record(record=argument, user=analyst, expected_version=1)


def test_what_no_view_names_is_deleted_and_renamed(bridge, analyst):
    make_named(bridge, "lens")
    other, claim = make_actor(bridge, "other"), make_claim(bridge, "named")
    other.key = "another"

    save_record(record=other, user=analyst, expected_version=1)
    delete_record(record=claim, user=analyst, expected_version=1)

    assert find(bridge, "actors", "another").version == 2
    assert not type(claim).objects.filter(debate=bridge, key="named").exists()


def test_verifying_tells_of_a_view_that_was_written_past_the_service(bridge):
    type(find(bridge, "stops", "tour/2")).objects.filter(key="tour/2").update(view="lens=pope")

    assert [str(problem) for problem in verify_debate(bridge)] == [
        'stop tour/2: view: lens names "pope", but the debate\'s actors have no such key'
    ]
