"""Nothing in the admin shows, names or changes anything of a debate that one is not a member of."""

import re

import pytest
from django.contrib.contenttypes.models import ContentType

from argmap.models import Claim, Evidence, Membership, Relation, Role, Stance
from tests.admin.conftest import KINDS, fill_debate
from tests.admin.pages import address, listed, mask, read_form
from tests.factories import make_claim, make_debate

CANARY = "Zqx"
SELECTS = (
    "group.parent", "issue.group", "claim.group", "argument.group", "inference.argument", "inference.conclusion",
    "premise.inference", "premise.claim", "relation.source_claim", "relation.source_argument", "relation.target_claim",
    "relation.target_argument", "relation.target_inference", "relation.target_relation", "affiliation.actor",
    "affiliation.body", "stance.actor", "stance.claim", "stance.argument", "stance.reported_by_source", "passage.source",
    "evidence.claim", "evidence.passage", "claimpassage.passage", "issueposition.claim", "stancecondition.claim",
    "stancepassage.passage", "stop.tour", "stop.focus_claim", "stop.focus_argument",
)  # fmt: skip


@pytest.fixture
def bobs(people):
    """Another private debate, full of records that nobody of `world` may know of but its owner and superusers."""
    return fill_debate(make_debate("bobs", owner=people.stranger), CANARY)


@pytest.fixture
def editor_client(world, people, sign_in):
    return sign_in(people.editor)


def visited(world):
    """Every kind of address in the admin that a member of `world` may ask for."""
    pages = ["/admin/", "/admin/argmap/", f"/admin/argmap/debate/?q={CANARY}"]
    for kind in KINDS:
        record = getattr(world, kind)
        model = type(record)
        pages += [
            listed(model),
            f"{listed(model)}?q={CANARY}",
            f"{listed(model)}?debate={world.debate.pk}",
            f"{listed(model)}?o=-1",
        ]
        pages += [listed(model, "add"), f"{listed(model, 'add')}?debate={world.debate.pk}"]
        pages += [address(record, page) for page in ("change", "delete", "history")]
    for select in SELECTS:
        model, _, name = select.partition(".")
        query = f"/admin/autocomplete/?app_label=argmap&model_name={model}&field_name={name}&term="
        pages += [query, f"{query}{CANARY}", f"{query}&debate={world.debate.pk}"]
    return pages


@pytest.mark.parametrize("person", ["reader", "owner"])
def test_every_page_is_the_same_whether_or_not_another_debate_exists(person, world, people, sign_in):
    client = sign_in(getattr(people, person))
    before = {page: client.get(page) for page in visited(world)}
    fill_debate(make_debate("bobs", owner=people.stranger), CANARY)

    after = {page: client.get(page) for page in visited(world)}

    assert {page for page in before if before[page].status_code != after[page].status_code} == set()
    assert {page for page in before if mask(before[page]) != mask(after[page])} == set()


def test_a_superuser_sees_both(world, bobs, people, sign_in):
    client = sign_in(people.superuser)

    assert CANARY in client.get(listed(Claim)).content.decode()
    assert client.get(address(bobs.claim)).status_code == 200


PATTERNS = {
    **{f"/admin/argmap/{kind}/{{}}/{page}/": kind for kind in KINDS for page in ("change", "delete", "history")},
    **{f"/admin/argmap/{kind}/{{}}/change/?_to_field=id&_popup=1": kind for kind in KINDS},
    **{f"/admin/argmap/{kind}/?debate={{}}": "debate" for kind in KINDS if kind != "debate"},
    **{f"/admin/argmap/{kind}/add/?debate={{}}": "debate" for kind in KINDS if kind != "debate"},
    **{f"/admin/argmap/{select.replace('.', '/?')}={{}}": select for select in SELECTS if select.split(".")[0] in KINDS},
    **{f"/admin/argmap/{select.replace('.', '/add/?')}={{}}": select for select in SELECTS if select.split(".")[0] in KINDS},
    "/admin/autocomplete/?app_label=argmap&model_name=evidence&field_name=claim&debate={}": "debate",
}
"""Addresses that name a record by its id, and which kind it is of; a select's kind is what it selects."""


def find_theirs(bobs, kind):
    if "." not in kind:
        return getattr(bobs, kind)
    name = kind.partition(".")[2]
    ends = {"parent": "group", "conclusion": "claim", "body": "body", "reported_by_source": "source"}
    return getattr(bobs, ends.get(name, re.sub("^(source|target|focus)_", "", name)))


def without_ids(page, number):
    """The page without the ids that the addresses themselves gave."""
    return re.sub(rb'(=|%%3D|value=")(%d|987654)\b' % number, b"", page)


def test_an_address_that_names_a_record_of_others_answers_as_for_none(world, bobs, editor_client):
    differing, leaking = set(), set()
    for pattern, kind in PATTERNS.items():
        theirs = find_theirs(bobs, kind).pk
        there, missing = editor_client.get(pattern.format(theirs)), editor_client.get(pattern.format(987654))
        if there.status_code != missing.status_code or without_ids(mask(there), theirs) != without_ids(mask(missing), theirs):
            differing.add(pattern)
        if CANARY.encode() in there.content:
            leaking.add(pattern)

    assert (differing, leaking) == (set(), set())


def test_the_short_way_to_a_record_of_others_is_not_found(world, bobs, editor_client):
    kinds = {kind: ContentType.objects.get_for_model(getattr(bobs, kind)).pk for kind in KINDS}

    answers = {editor_client.get(f"/admin/r/{kinds[kind]}/{getattr(bobs, kind).pk}/").status_code for kind in KINDS}

    assert answers == {404}


@pytest.mark.parametrize(
    "query",
    [
        "debate__question__startswith=Z", "group__title__startswith=Z", "relations_to__source_claim__title__startswith=Z",
        "_connector=OR", "_negated=1", "key__startswith=c", "stances__actor__name=x",
        "debate__memberships__user__password__startswith=p",
    ],
)  # fmt: skip
def test_lists_cannot_be_filtered_by_what_an_address_makes_up(query, world, editor_client):
    assert editor_client.get(f"{listed(Claim)}?{query}").status_code == 400


@pytest.mark.parametrize(
    "query", ["debate=x", "claim=x", "claim=99999999999999999999999", "p=x", "o=99.x", "kind__exact=nothing"]
)
def test_a_list_takes_any_nonsense_without_failing(query, world, editor_client):
    assert editor_client.get(f"{listed(Stance)}?{query}").status_code in (200, 302, 400)


def test_an_address_with_a_nul_is_refused(world, editor_client):
    assert editor_client.get(f"{listed(Claim)}?q=%00").status_code == 400


@pytest.mark.parametrize("field", ["key", "title", "debate"])
def test_records_are_referred_to_by_id_only(field, world, editor_client):
    assert editor_client.get(f"{address(world.claim)}?_to_field={field}&_popup=1").status_code == 400


def test_a_record_cannot_be_planted_in_a_debate_of_others(world, bobs, editor_client):
    form = read_form(editor_client.get(f"{listed(Claim, 'add')}?debate={world.debate.pk}"))

    answer = editor_client.post(listed(Claim, "add"), {**form, "debate": bobs.debate.pk, "title": "Planted"})
    missing = editor_client.post(listed(Claim, "add"), {**form, "debate": 987654, "title": "Planted"})

    assert answer.status_code == missing.status_code == 404
    assert not Claim.objects.filter(title="Planted").exists()


def test_a_record_does_not_move_to_another_debate(world, people, editor_client):
    second = make_debate("second", editor=people.editor)
    form = read_form(editor_client.get(address(world.claim)))

    editor_client.post(f"{address(world.claim)}?debate={second.pk}", {**form, "debate": second.pk, "title": "Moved?"})

    world.claim.refresh_from_db()
    assert (world.claim.title, world.claim.debate) == ("Moved?", world.debate)


@pytest.mark.parametrize("number", ["theirs", "none"])
def test_a_record_cannot_refer_to_one_of_others(number, world, bobs, editor_client):
    form = read_form(editor_client.get(address(world.evidence)))

    answer = editor_client.post(address(world.evidence), {**form, "claim": bobs.claim.pk if number == "theirs" else 987654})

    assert answer.status_code == 200
    assert "That choice is not one of the available choices" in answer.content.decode()
    assert CANARY not in answer.content.decode()
    assert Evidence.objects.get(pk=world.evidence.pk).claim == world.claim


def test_a_record_cannot_refer_to_one_of_another_debate_of_ones_own(world, people, editor_client):
    elsewhere = make_claim(make_debate("second", editor=people.editor), title="Elsewhere")
    form = read_form(editor_client.get(address(world.evidence)))

    answer = editor_client.post(address(world.evidence), {**form, "claim": elsewhere.pk})

    assert "That choice is not one of the available choices" in answer.content.decode()


def test_a_row_of_others_cannot_be_slipped_into_a_form(world, bobs, editor_client):
    form = read_form(editor_client.get(address(world.claim)))

    answer = editor_client.post(address(world.claim), {**form, "evidence-0-id": bobs.evidence.pk, "evidence-0-gist": "Stolen"})

    assert answer.status_code == 409
    assert CANARY not in answer.content.decode()
    bobs.evidence.refresh_from_db()
    assert bobs.evidence.gist == f"{CANARY} evidence"


def test_an_action_does_not_reach_records_of_others(world, bobs, editor_client):
    chosen = {"action": "delete_chosen", "index": "0", "_selected_action": [bobs.relation.pk, world.evidence.pk]}

    answer = editor_client.post(listed(Relation), {**chosen, "post": "yes"})

    assert CANARY not in answer.content.decode()
    assert Relation.objects.filter(pk=bobs.relation.pk).exists()


def test_a_reader_of_one_debate_deletes_nothing_there_though_an_editor_of_another(world, people, sign_in):
    make_debate("second", editor=people.reader)
    client = sign_in(people.reader)

    answer = client.post(listed(Relation), {"action": "delete_chosen", "index": "0", "_selected_action": [world.relation.pk]})

    assert answer.status_code == 403
    assert Relation.objects.filter(pk=world.relation.pk).exists()


def test_the_history_of_a_record_that_is_no_longer_yours_is_not_found(world, people, editor_client):
    Membership.objects.filter(user=people.editor).update(role=Role.READER)
    as_reader = editor_client.get(address(world.claim, "history")).status_code
    Membership.objects.filter(user=people.editor).delete()

    assert (as_reader, editor_client.get(address(world.claim, "history")).status_code) == (403, 404)


def test_saving_as_new_is_refused(world, people, sign_in):
    client = sign_in(people.reader)

    answer = client.post(address(world.claim), {"_saveasnew": "1", "title": "Copy"})

    assert answer.status_code == 400


def test_the_way_to_a_record_leads_to_the_map(world, editor_client):
    kind = ContentType.objects.get_for_model(world.claim)

    answer = editor_client.get(f"/admin/r/{kind.pk}/{world.claim.pk}/")

    assert answer["Location"] == "/debates/world/#claim-c1"


def test_with_two_debates_a_new_record_asks_for_one(world, people, editor_client):
    second = make_debate("second", editor=people.editor)

    asked = editor_client.get(f"{listed(Claim, 'add')}?title=Kept").content.decode()
    from_list = editor_client.get(f"{listed(Claim, 'add')}?_changelist_filters=debate%3D{second.pk}").content.decode()

    assert f"?debate={second.pk}&amp;title=Kept" in asked
    assert f"?debate={world.debate.pk}&amp;title=Kept" in asked
    assert f'<input type="hidden" name="debate" value="{second.pk}">' in from_list


def test_with_one_debate_a_new_record_lies_in_it(world, editor_client):
    form = read_form(editor_client.get(listed(Claim, "add")))

    assert form["debate"] == str(world.debate.pk)
