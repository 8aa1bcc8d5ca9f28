"""Two people edit the same record: nobody's text is lost, and nobody is told that a save worked when it did not."""

from urllib.parse import urlencode

import pytest

from argmap.admin import saving
from argmap.admin.keys import fill_key
from argmap.admin.versions import sign_version
from argmap.models import Claim, ClaimPassage, Evidence, Membership, Premise
from argmap.services.writing import delete_debate
from tests.admin.pages import address, listed, read_form
from tests.factories import make_claim, make_evidence, make_passage


@pytest.fixture
def alice(world, people, sign_in):
    return sign_in(people.editor)


@pytest.fixture
def bob(world, people, sign_in):
    return sign_in(people.owner)


def open_form(client, record):
    return read_form(client.get(address(record)))


def save(client, record, form, **typed):
    return client.post(address(record), {**form, **typed})


def test_the_second_of_two_saves_is_refused_and_both_texts_are_shown(world, alice, bob):
    hers, his = open_form(alice, world.claim), open_form(bob, world.claim)
    save(alice, world.claim, hers, text="What Alice wrote.")

    answer = save(bob, world.claim, his, text="What Bob wrote.", title="Bob's title")

    page = answer.content.decode()
    world.claim.refresh_from_db()
    assert answer.status_code == 409
    assert (world.claim.text, world.claim.version, world.claim.history.count()) == ("What Alice wrote.", 2, 2)
    assert "What Alice wrote." in page
    assert read_form(answer)["text"] == "What Bob wrote."
    assert read_form(answer)["title"] == "Bob's title"
    assert "successfully" not in page


def test_the_conflict_page_says_how_it_was_when_the_form_was_opened(world, alice, bob):
    save(alice, world.claim, open_form(alice, world.claim), text="In the beginning.")
    his = open_form(bob, world.claim)
    save(alice, world.claim, open_form(alice, world.claim), text="What Alice wrote.")

    page = save(bob, world.claim, his, text="What Bob wrote.").content.decode()

    row = page.partition('<tr><th scope="row">Text')[2].partition("</tr>")[0]
    assert [row.index(text) for text in ("In the beginning.", "What Alice wrote.", "What Bob wrote.")] == sorted(
        row.index(text) for text in ("In the beginning.", "What Alice wrote.", "What Bob wrote.")
    )


def test_saving_again_from_the_conflict_page_stores_what_was_typed(world, alice, bob):
    his = open_form(bob, world.claim)
    save(alice, world.claim, open_form(alice, world.claim), text="What Alice wrote.")
    refused = save(bob, world.claim, his, text="What Bob wrote.")

    answer = bob.post(address(world.claim), read_form(refused))

    world.claim.refresh_from_db()
    assert answer.status_code == 302
    assert (world.claim.text, world.claim.version) == ("What Bob wrote.", 3)


def test_saving_again_is_refused_when_somebody_was_faster_once_more(world, alice, bob):
    his = open_form(bob, world.claim)
    save(alice, world.claim, open_form(alice, world.claim), text="First.")
    refused = save(bob, world.claim, his, text="Bob's.")
    save(alice, world.claim, open_form(alice, world.claim), text="Second.")

    answer = bob.post(address(world.claim), read_form(refused))

    world.claim.refresh_from_db()
    assert (answer.status_code, world.claim.text) == (409, "Second.")


@pytest.mark.parametrize(
    "kind", ["debate", "group", "issue", "actor", "stance", "source", "passage", "evidence", "relation", "membership"]
)
def test_every_kind_refuses_a_save_over_a_newer_version(kind, world, people, sign_in):
    record = getattr(world, kind)
    if kind == "membership":
        record = Membership.objects.get(user=people.reader)
    client = sign_in(people.owner)
    form = open_form(client, record)
    type(record).objects.filter(pk=record.pk).update(version=7)

    answer = client.post(address(record), form)

    record.refresh_from_db()
    assert (answer.status_code, record.version) == (409, 7)


@pytest.mark.parametrize("signed", [None, "", "nonsense", "argmap.claim:1:1", "argmap.claim:1:1:forged"])
@pytest.mark.parametrize("typed", [{}, {"title": "Changed"}])
def test_a_form_without_a_valid_version_reports_no_success(signed, typed, world, alice):
    form = open_form(alice, world.claim)
    del form["loaded_version"]

    answer = save(alice, world.claim, form, **typed, **({} if signed is None else {"loaded_version": signed}))

    world.claim.refresh_from_db()
    assert answer.status_code == 409
    assert (world.claim.title, world.claim.version) == ("X claim one", 1)
    assert "did not say which version" in answer.content.decode()


def test_the_version_of_another_record_does_not_count(world, alice):
    form = open_form(alice, world.claim)

    answer = save(alice, world.claim, form, title="Changed", loaded_version=sign_version(world.other))

    assert answer.status_code == 409


def test_a_form_with_errors_keeps_the_version_that_it_was_made_of(world, alice, bob):
    his = open_form(bob, world.claim)
    save(alice, world.claim, open_form(alice, world.claim), text="What Alice wrote.")
    invalid = save(bob, world.claim, his, title="")

    answer = bob.post(address(world.claim), {**read_form(invalid), "title": "Bob's title"})

    world.claim.refresh_from_db()
    assert (invalid.status_code, answer.status_code) == (200, 409)
    assert world.claim.text == "What Alice wrote."


def test_who_edited_a_record_that_was_deleted_gets_what_they_typed_as_a_new_one(world, alice, bob):
    lone = make_claim(world.debate, "lone")
    his = open_form(bob, lone)
    alice.post(address(lone, "delete"), {"post": "yes", "loaded_version": sign_version(lone)})

    refused = save(bob, lone, his, text="What Bob wrote.")
    again = bob.post(listed(Claim, "add"), read_form(refused))

    assert refused.status_code == 409
    assert "Somebody deleted this record" in refused.content.decode()
    assert again.status_code == 302
    assert Claim.objects.get(key="lone").text == "What Bob wrote."


def test_a_record_that_was_deleted_is_not_found_for_a_stranger(world, alice, people, sign_in):
    lone = make_claim(world.debate, "lone")
    form = open_form(alice, lone)
    alice.post(address(lone, "delete"), {"post": "yes", "loaded_version": sign_version(lone)})

    assert save(sign_in(people.stranger), lone, form).status_code == 404
    assert save(sign_in(people.reader), lone, form).status_code == 404


def test_deleting_a_record_that_was_changed_asks_again(world, alice, bob):
    lone = make_claim(world.debate, "lone")
    token = sign_version(lone)
    save(alice, lone, open_form(alice, lone), title="Newer")

    answer = bob.post(address(lone, "delete"), {"post": "yes", "loaded_version": token})

    assert answer.status_code == 409
    assert "Newer" in answer.content.decode()
    assert Claim.objects.filter(pk=lone.pk).exists()


@pytest.mark.parametrize("posted", [{}, {"loaded_version": ""}, {"loaded_version": "forged"}])
def test_deleting_without_a_valid_version_deletes_nothing(posted, world, alice):
    lone = make_claim(world.debate, "lone")

    answer = alice.post(address(lone, "delete"), {"post": "yes", **posted})

    assert answer.status_code == 409
    assert Claim.objects.filter(pk=lone.pk).exists()


def test_a_row_that_somebody_changed_is_refused_with_the_record_around_it(world, alice, bob):
    his = open_form(bob, world.claim)
    save(alice, world.evidence, open_form(alice, world.evidence), gist="What Alice wrote.")

    answer = save(bob, world.claim, his, **{"evidence-0-gist": "What Bob wrote.", "title": "Bob's title"})

    page = answer.content.decode()
    world.claim.refresh_from_db()
    world.evidence.refresh_from_db()
    assert answer.status_code == 409
    assert (world.evidence.gist, world.claim.title) == ("What Alice wrote.", "X claim one")
    assert "What Alice wrote." in page
    assert read_form(answer)["evidence-0-gist"] == "What Bob wrote."


def test_saving_again_stores_the_row_too(world, alice, bob):
    his = open_form(bob, world.claim)
    save(alice, world.evidence, open_form(alice, world.evidence), gist="What Alice wrote.")
    refused = save(bob, world.claim, his, **{"evidence-0-gist": "What Bob wrote."})

    answer = bob.post(address(world.claim), read_form(refused))

    world.evidence.refresh_from_db()
    assert (answer.status_code, world.evidence.gist) == (302, "What Bob wrote.")


def test_a_row_that_somebody_deleted_is_kept_as_a_new_one(world, alice, bob):
    his = open_form(bob, world.claim)
    alice.post(address(world.evidence, "delete"), {"post": "yes", "loaded_version": sign_version(world.evidence)})

    refused = save(bob, world.claim, his, **{"evidence-0-gist": "What Bob wrote."})
    answer = bob.post(address(world.claim), read_form(refused))

    assert (refused.status_code, answer.status_code) == (409, 302)
    assert Evidence.objects.get(claim=world.claim).gist == "What Bob wrote."


def test_a_row_without_a_valid_version_is_refused(world, alice):
    form = open_form(alice, world.claim)

    answer = save(alice, world.claim, form, **{"evidence-0-gist": "Changed", "evidence-0-loaded_version": ""})

    world.evidence.refresh_from_db()
    assert (answer.status_code, world.evidence.gist) == (409, "X evidence")


def test_a_row_is_not_deleted_over_somebodys_change(world, alice, bob):
    his = open_form(bob, world.inference)
    save(alice, world.premise, open_form(alice, world.premise), role="assumption")

    answer = save(bob, world.inference, his, **{"premises-0-DELETE": "on"})

    assert answer.status_code == 409
    assert Premise.objects.filter(pk=world.premise.pk).exists()


def test_two_who_add_rows_at_once_are_both_kept(world, alice, bob):
    first, second = make_passage(world.source, "q2"), make_passage(world.source, "q3")
    hers, his = open_form(alice, world.claim), open_form(bob, world.claim)

    for client, form, passage in ((alice, hers, first), (bob, his, second)):
        row = {
            "evidence-TOTAL_FORMS": "2",
            "evidence-1-passage": passage.pk,
            "evidence-1-kind": "supports",
            "evidence-1-credibility": "6",
        }
        assert save(client, world.claim, form, **row).status_code == 302

    assert Evidence.objects.filter(claim=world.claim).count() == 3


def test_a_link_that_somebody_added_is_a_change_of_the_record(world, alice, bob):
    passage = make_passage(world.source, "q2", locator="9")
    his = open_form(bob, world.claim)
    link = {"passage_links-TOTAL_FORMS": "2", "passage_links-1-passage": passage.pk}
    save(alice, world.claim, open_form(alice, world.claim), **link)

    refused = save(bob, world.claim, his, title="Bob's title")
    again = bob.post(address(world.claim), read_form(refused))

    world.claim.refresh_from_db()
    assert (refused.status_code, again.status_code) == (409, 302)
    assert "X source, ¶ 9" in refused.content.decode()
    assert world.claim.title == "Bob's title"
    assert ClaimPassage.objects.filter(claim=world.claim).count() == 2


def test_a_chosen_record_that_was_changed_stops_the_whole_action(world, alice, bob):
    lone, other = make_claim(world.debate, "lone"), make_claim(world.debate, "other")
    versions = {f"version-{claim.pk}": sign_version(claim) for claim in (lone, other)}
    save(alice, lone, open_form(alice, lone), title="Newer")

    answer = bob.post(
        listed(Claim), {"action": "delete_chosen", "_selected_action": [lone.pk, other.pk], "post": "yes", **versions}
    )

    assert answer.status_code == 409
    assert Claim.objects.filter(pk__in=[lone.pk, other.pk]).count() == 2


def test_the_rows_of_a_record_that_was_deleted_come_back_with_it(world, alice, bob):
    lone = make_claim(world.debate, "lone")
    evidence = make_evidence(lone, world.passage, key="e9")
    form = open_form(bob, lone)
    for record in (evidence, lone):
        alice.post(address(record, "delete"), {"post": "yes", "loaded_version": sign_version(record)})

    refused = save(bob, lone, form, **{"evidence-0-gist": "Typed"})
    answer = bob.post(listed(Claim, "add"), read_form(refused))

    assert (refused.status_code, answer.status_code) == (409, 302)
    assert Evidence.objects.get(key="e9").gist == "Typed"
    assert Evidence.objects.get(key="e9").claim == Claim.objects.get(key="lone")


def test_a_hostile_number_of_rows_ends_at_those_that_were_sent(world, alice):
    form = open_form(alice, world.claim)

    answer = save(alice, world.claim, form, **{"evidence-INITIAL_FORMS": str(10**18), "evidence-0-gist": "Changed"})

    world.evidence.refresh_from_db()
    assert (answer.status_code, world.evidence.gist) == (302, "Changed")


@pytest.mark.parametrize("number", ["7" * 25, "7" * 5000, "²"])
def test_a_hostile_row_number_does_not_stop_the_conflict_page(number, world, alice, bob):
    his = open_form(bob, world.claim)
    save(alice, world.claim, open_form(alice, world.claim), text="What Alice wrote.")

    typed = urlencode({**his, "text": "What Bob wrote.", f"evidence-{number}-id": "1"})
    answer = bob.post(address(world.claim), typed, content_type="application/x-www-form-urlencoded")

    assert answer.status_code == 409


def test_a_record_for_a_debate_that_was_deleted_meanwhile_is_a_conflict(world, alice, monkeypatch):
    form = read_form(alice.get(f"{listed(Claim, 'add')}?debate={world.debate.pk}"))

    def fill_key_too_late(record):
        delete_debate(debate=world.debate, user=None, expected_version=world.debate.version)
        fill_key(record)

    monkeypatch.setattr(saving, "fill_key", fill_key_too_late)
    answer = alice.post(listed(Claim, "add"), {**form, "title": "Mine", "debate": world.debate.pk})

    assert answer.status_code == 409
    assert read_form(answer)["title"] == "Mine"


def test_a_passage_that_somebody_changed_is_a_conflict_though_the_text_moves_it(world, alice, bob):
    his = open_form(bob, world.source)
    save(alice, world.passage, open_form(alice, world.passage), locator="3")

    answer = save(bob, world.source, his, text="Well, X one.\nTwo lines, and X more.", **{"passages-0-locator": "7"})

    world.passage.refresh_from_db()
    world.source.refresh_from_db()
    assert (answer.status_code, world.passage.locator, world.source.version) == (409, "3", 1)
