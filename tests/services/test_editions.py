"""Publishing editions: numbered, hashed, never the same twice, and never changed."""

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from argmap.core.canonical import canonical_json, hash_document
from argmap.models import Edition
from argmap.services.editions import NotPublished, find_edition, publish_edition, read_edition
from argmap.services.snapshot import load_debate
from argmap.services.writing import save_record
from tests.factories import make_claim, make_debate, make_user

pytestmark = pytest.mark.django_db


def retitle(claim, title):
    claim.title = title
    save_record(record=claim, user=None, expected_version=claim.version)


def test_an_edition_is_the_debate_as_it_was_whatever_changes_later():
    debate = make_debate("well")
    claim = make_claim(debate, "dry", title="The river runs dry")
    before = load_debate(debate)

    edition = publish_edition(debate=debate, user=None, note="The first.")
    retitle(claim, "The river ran dry")

    kept = find_edition(debate, 1)
    assert read_edition(kept) == before
    assert kept.sha256 == hash_document(canonical_json(before)) == edition.sha256


def test_editions_count_up_within_their_debate():
    debate, other = make_debate("well"), make_debate("mill")
    claim = make_claim(debate, "dry")
    publish_edition(debate=other, user=None)

    first = publish_edition(debate=debate, user=make_user("anna"))
    retitle(claim, "Another title")
    second = publish_edition(debate=debate, user=None)

    assert (first.number, second.number) == (1, 2)


def test_nothing_is_published_where_nothing_changed():
    debate = make_debate("well")
    publish_edition(debate=debate, user=None)

    with pytest.raises(NotPublished, match="Nothing has changed since edition 1"):
        publish_edition(debate=debate, user=None)

    assert Edition.objects.count() == 1


def test_publishing_raises_the_revision_so_that_pages_are_made_anew():
    debate = make_debate("well")
    before = debate.revision

    publish_edition(debate=debate, user=None)

    debate.refresh_from_db()
    assert debate.revision == before + 1


def test_a_note_with_what_no_text_may_hold_is_refused():
    with pytest.raises(NotPublished):
        publish_edition(debate=make_debate("well"), user=None, note="a\x00b")

    assert not Edition.objects.exists()


def test_the_command_publishes_and_says_the_number(capsys):
    make_debate("well")

    call_command("publish_edition", "well", "--note", "The first.")

    assert "well: edition 1 is published, SHA-256" in capsys.readouterr().out
    assert Edition.objects.get().note == "The first."


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [(["nowhere"], "no debate with the slug"), (["well", "--user", "nobody"], 'no user "nobody"')],
)
def test_the_command_refuses_what_there_is_not(arguments, sentence):
    make_debate("well")

    with pytest.raises(CommandError, match=sentence):
        call_command("publish_edition", *arguments)
