"""The plan of an import."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from argmap.core.canonical import normalise
from argmap.core.debate import Debate
from argmap.core.flat import flatten
from argmap.core.merge import Place, merge_debates
from argmap.core.records import About, Claim
from tests.core.values import change_inferences, change_record, make_bridge, without
from tests.formats.debates import debates

EMPTY = Debate(about=About(slug="", question=""))
CHEAP = Place("claims", "cheap")


def list_places(debate):
    """The place of every record."""
    return {Place(name, key) for name, rows in flatten(debate).items() for key in rows}


def find_fates(merge):
    """Every place with what the plan does to it."""
    fates = ("created", "updated", "unchanged", "edited_kept", "deleted")
    return {place: fate for fate in fates for place in getattr(merge, fate)}


@given(debates())
def test_a_merge_into_nothing_creates_everything(debate):
    merge = merge_debates(EMPTY, debate)

    assert set(merge.created) == list_places(debate)
    assert merge.about_changed
    assert merge.debate == debate


@given(debates(), st.booleans(), st.booleans())
def test_a_debate_merged_into_itself_changes_nothing(debate, overwrite, prune):
    edited = list_places(debate)

    merge = merge_debates(debate, debate, edited=edited, about_edited=True, overwrite=overwrite, prune=prune)

    assert merge.changes_nothing
    assert normalise(merge.debate) == normalise(debate)


@given(debates(), debates())
def test_pruning_and_overwriting_leave_what_comes_in(current, incoming):
    merge = merge_debates(
        normalise(current), normalise(incoming), edited=list_places(normalise(current)), overwrite=True, prune=True
    )

    assert normalise(merge.debate) == normalise(incoming)
    assert merge.edited_kept == ()


@given(debates(), debates(), st.booleans(), st.data())
def test_merging_twice_changes_nothing_more(current, incoming, prune, data):
    current, incoming = normalise(current), normalise(incoming)
    edited = data.draw(st.sets(st.sampled_from(sorted(list_places(current))))) if list_places(current) else set()
    first = merge_debates(current, incoming, edited=edited, prune=prune)

    second = merge_debates(first.debate, incoming, edited=edited, prune=prune)

    assert second.changes_nothing
    assert normalise(second.debate) == normalise(first.debate)


@given(debates(), debates(), st.booleans(), st.booleans(), st.data())
def test_every_record_has_one_fate_and_edited_ones_are_safe(current, incoming, overwrite, prune, data):
    current, incoming = normalise(current), normalise(incoming)
    edited = data.draw(st.sets(st.sampled_from(sorted(list_places(current))))) if list_places(current) else set()

    merge = merge_debates(current, incoming, edited=edited, overwrite=overwrite, prune=prune)

    fates = find_fates(merge)
    told = sum(len(getattr(merge, fate)) for fate in ("created", "updated", "unchanged", "edited_kept", "deleted"))
    assert told == len(fates)
    assert list_places(merge.debate) == (list_places(current) | list_places(incoming)) - set(merge.deleted)
    if not prune:
        assert merge.deleted == ()
    if not overwrite:
        assert not {place for place, fate in fates.items() if fate in ("updated", "deleted")} & edited


def test_a_record_edited_since_is_kept_where_it_differs():
    current = change_record(make_bridge(), "claims", "cheap", title="Building is dear")

    merge = merge_debates(current, make_bridge(), edited={CHEAP})

    assert merge.edited_kept == (CHEAP,)
    assert merge.changes_nothing
    assert merge.debate.claim_by_key["cheap"].title == "Building is dear"


def test_a_record_that_nobody_edited_is_updated():
    incoming = change_record(make_bridge(), "claims", "cheap", title="Building is dear")

    merge = merge_debates(make_bridge(), incoming)

    assert merge.updated == (CHEAP,)
    assert merge.debate == incoming


def test_overwriting_replaces_what_was_edited():
    current = change_record(make_bridge(), "claims", "cheap", title="Building is dear")

    merge = merge_debates(current, make_bridge(), edited={CHEAP}, overwrite=True)

    assert merge.updated == (CHEAP,)
    assert merge.debate == make_bridge()


def test_records_that_the_file_lacks_stay_unless_it_prunes():
    current = replace(make_bridge(), claims=(*make_bridge().claims, Claim(key="extra", title="T")))

    kept = merge_debates(current, make_bridge())
    pruned = merge_debates(current, make_bridge(), prune=True)

    assert kept.changes_nothing
    assert "extra" in kept.debate.claim_by_key
    assert pruned.deleted == (Place("claims", "extra"),)
    assert pruned.debate == make_bridge()


def test_a_record_made_by_hand_is_not_pruned():
    current = replace(make_bridge(), claims=(*make_bridge().claims, Claim(key="extra", title="T")))

    merge = merge_debates(current, make_bridge(), edited={Place("claims", "extra")}, prune=True)

    assert merge.edited_kept == (Place("claims", "extra"),)
    assert merge.changes_nothing


def test_a_kept_premise_keeps_the_inference_and_the_argument_that_it_lies_in():
    incoming = without(without(make_bridge(), "relations", "denial"), "arguments", "need")

    merge = merge_debates(make_bridge(), incoming, edited={Place("premises", "need/1/2")}, prune=True)

    (argument,) = merge.debate.arguments
    assert [premise.key for premise in argument.inferences[0].premises] == ["need/1/2"]
    assert Place("premises", "need/1/1") in merge.deleted
    assert set(merge.edited_kept) == {
        Place("premises", "need/1/2"), Place("inferences", "need/1"), Place("arguments", "need"),
    }  # fmt: skip


def test_a_premise_that_moves_to_another_inference_is_an_update():
    (inference,) = make_bridge().inferences
    moved = inference.premises[1]

    incoming = change_inferences(make_bridge(), lambda one: replace(one, premises=one.premises[:1]))
    argument = incoming.arguments[0]
    second = replace(inference, key="need/2", premises=(moved,))
    incoming = replace(incoming, arguments=(replace(argument, inferences=(*argument.inferences, second)),))
    merge = merge_debates(make_bridge(), incoming)

    assert merge.updated == (Place("premises", moved.key),)
    assert merge.created == (Place("inferences", "need/2"),)
    assert merge.debate == incoming


def test_the_question_is_kept_where_somebody_edited_it():
    current = replace(make_bridge(), about=replace(make_bridge().about, question="Edited?"))

    kept = merge_debates(current, make_bridge(), about_edited=True)
    replaced = merge_debates(current, make_bridge(), about_edited=True, overwrite=True)

    assert (kept.about_kept, kept.about_changed, kept.debate.about.question) == (True, False, "Edited?")
    assert (replaced.about_kept, replaced.about_changed) == (False, True)
