"""Who may open, change, delete and look into what: one table of paths and people, over all record kinds."""

from urllib.parse import quote

import pytest

from argmap.models import Membership, Role
from tests.admin.conftest import KINDS
from tests.admin.pages import address, listed, mask, read_form
from tests.factories import make_claim, make_debate

EVERYBODY = ("anonymous", "outsider", "stranger", "reader", "reviewer", "editor", "owner", "superuser")
OPEN, FORBIDDEN, MISSING, TO_LOGIN = 200, 403, 404, 302
OWNED = {"debate", "membership"}
RECORDS = [kind for kind in KINDS if kind not in {*OWNED, "edition"}]


def expect(read, review, edit, own, *, stranger=MISSING):
    return dict(zip(EVERYBODY, (TO_LOGIN, MISSING, stranger, read, review, edit, own, OPEN), strict=True))


TABLE = {
    "list": {kind: expect(OPEN, OPEN, OPEN, OPEN, stranger=OPEN) for kind in KINDS},
    "add": {
        **{kind: expect(FORBIDDEN, FORBIDDEN, OPEN, OPEN) for kind in RECORDS},
        "debate": expect(OPEN, OPEN, OPEN, OPEN, stranger=OPEN),
        "membership": expect(FORBIDDEN, FORBIDDEN, FORBIDDEN, OPEN),
        "edition": {**expect(MISSING, MISSING, MISSING, MISSING), "superuser": MISSING},
    },
    "change": {kind: expect(OPEN, OPEN, OPEN, OPEN) for kind in KINDS},
    "save": {
        **{kind: expect(FORBIDDEN, FORBIDDEN, TO_LOGIN, TO_LOGIN) | {"superuser": 302} for kind in RECORDS},
        **{kind: expect(FORBIDDEN, FORBIDDEN, FORBIDDEN, TO_LOGIN) | {"superuser": 302} for kind in OWNED},
        "edition": {**expect(FORBIDDEN, FORBIDDEN, FORBIDDEN, FORBIDDEN), "superuser": FORBIDDEN},
    },
    "delete": {
        **{kind: expect(FORBIDDEN, FORBIDDEN, OPEN, OPEN) for kind in RECORDS},
        **{kind: expect(FORBIDDEN, FORBIDDEN, FORBIDDEN, OPEN) for kind in OWNED},
        "edition": {**expect(FORBIDDEN, FORBIDDEN, FORBIDDEN, FORBIDDEN), "superuser": FORBIDDEN},
    },
    "history": {
        **{kind: expect(FORBIDDEN, OPEN, OPEN, OPEN) for kind in KINDS},
        "edition": {**expect(MISSING, MISSING, MISSING, MISSING), "superuser": MISSING},
    },
}


def ask(client, page, record):
    model = type(record)
    if page == "list":
        return client.get(listed(model))
    if page == "add":
        return client.get(
            f"{listed(model, 'add')}?debate={record.pk if model._meta.model_name == 'debate' else record.debate_id}"
        )
    if page == "save":
        return client.post(address(record), read_form(client.get(address(record))))
    return client.get(address(record, page))


@pytest.mark.parametrize("page", TABLE)
@pytest.mark.parametrize("person", EVERYBODY)
def test_everybody_gets_what_their_role_allows(page, person, world, people, sign_in):
    client = sign_in(getattr(people, person))

    answers = {kind: ask(client, page, getattr(world, kind)).status_code for kind in KINDS}

    assert answers == {kind: TABLE[page][kind][person] for kind in KINDS}


@pytest.mark.parametrize("page", ["change", "delete", "history"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_stranger_is_answered_as_for_an_id_that_does_not_exist(page, kind, world, people, sign_in):
    client = sign_in(people.stranger)
    record = getattr(world, kind)
    there = client.get(address(record, page))
    sent = client.post(address(record, page), {"post": "yes"})

    missing_address = address(record, page).replace(f"/{record.pk}/", "/987654/")
    missing = client.get(missing_address)
    missing_sent = client.post(missing_address, {"post": "yes"})

    assert [there.status_code, sent.status_code] == [404, 404]
    assert (mask(there), mask(sent)) == (mask(missing), mask(missing_sent))


@pytest.mark.parametrize("object_id", ["0", "x", "9" * 40, "1%00", "-1"])
def test_an_id_that_no_record_can_have_is_not_found(object_id, world, people, sign_in):
    client = sign_in(people.editor)

    answers = [client.get(f"/admin/argmap/claim/{object_id}/{page}/").status_code for page in ("change", "delete", "history")]

    assert answers == [404, 404, 404]


@pytest.mark.parametrize(
    ("person", "field", "status"),
    [
        ("anonymous", "claim.group", 302), ("outsider", "claim.group", 404), ("stranger", "claim.group", 404),
        ("reader", "claim.group", 200), ("editor", "claim.group", 200), ("superuser", "claim.group", 200),
        ("stranger", "membership.user", 404), ("reader", "membership.user", 404), ("editor", "membership.user", 404),
        ("owner", "membership.user", 200), ("superuser", "membership.user", 200),
        ("owner", "edition.published_by", 404), ("editor", "claim.title", 404), ("editor", "claim.nothing", 404),
    ],
)  # fmt: skip
def test_selects_are_searched_by_members_and_accounts_by_owners(person, field, status, world, request):
    people, sign_in = request.getfixturevalue("people"), request.getfixturevalue("sign_in")
    model, _, name = field.partition(".")
    query = f"app_label=argmap&model_name={model}&field_name={name}&debate={world.debate.pk}"

    answer = sign_in(getattr(people, person)).get(f"/admin/autocomplete/?{query}")

    assert answer.status_code == status


def test_an_owner_picks_from_active_accounts_by_name(world, people, sign_in):
    people.stranger.email = "secret@example.org"
    people.stranger.save()
    people.outsider.is_active = False
    people.outsider.save()
    path = f"/admin/autocomplete/?app_label=argmap&model_name=membership&field_name=user&debate={world.debate.pk}&term="

    found = sign_in(people.owner).get(f"{path}stranger").json()["results"]
    inactive = sign_in(people.owner).get(f"{path}outsider").json()["results"]
    by_address = sign_in(people.owner).get(f"{path}secret").json()["results"]

    assert [result["text"] for result in found] == ["a-stranger"]
    assert inactive == by_address == []


def test_who_creates_a_debate_becomes_its_owner(people, sign_in):
    client = sign_in(people.stranger)
    form = read_form(client.get("/admin/argmap/debate/add/"))

    answer = client.post("/admin/argmap/debate/add/", {**form, "slug": "new", "question": "What now?"})

    assert answer.status_code == 302
    membership = Membership.objects.get(debate__slug="new")
    assert (membership.user, membership.role) == (people.stranger, Role.OWNER)


def test_djangos_permissions_give_no_rights(world, people, sign_in):
    from django.contrib.auth.models import Permission

    people.stranger.user_permissions.set(Permission.objects.all())
    client = sign_in(people.stranger)

    pages = [address(world.claim), address(world.debate), "/admin/auth/user/add/", "/admin/auth/user/"]

    assert [client.get(page).status_code for page in pages] == [404, 404, 404, 404]


def test_rights_end_with_the_membership(world, people, sign_in):
    client = sign_in(people.editor)
    before = client.get(address(world.claim)).status_code

    Membership.objects.filter(user=people.editor).delete()

    assert (before, client.get(address(world.claim)).status_code) == (200, 404)


def test_an_owner_of_one_debate_owns_no_other(world, people, sign_in):
    theirs = make_debate("theirs", owner=people.stranger)
    claim = make_claim(theirs)
    client = sign_in(people.owner)

    pages = [address(theirs), address(claim), address(claim, "delete"), f"{listed(type(claim), 'add')}?debate={theirs.pk}"]

    assert [client.get(page).status_code for page in pages] == [404] * 4


def test_an_inactive_account_opens_nothing(world, people, sign_in):
    client = sign_in(people.editor)
    people.editor.is_active = False
    people.editor.save()

    assert client.get(address(world.claim)).status_code == 302


@pytest.mark.parametrize("object_id", ["²", "٣", "7" * 25, "7" * 5000])
@pytest.mark.parametrize("page", ["change", "delete"])
def test_sending_a_form_to_an_id_that_no_record_can_have_is_not_found(page, object_id, world, people, sign_in):
    answer = sign_in(people.editor).post(f"/admin/argmap/claim/{quote(object_id)}/{page}/", {"post": "yes"})

    assert answer.status_code == 404


@pytest.mark.parametrize("page", ["", "add/", "{pk}/change/", "{pk}/delete/", "{pk}/history/", "{pk}/password/"])
def test_accounts_do_not_exist_for_who_is_no_superuser(page, world, people, sign_in):
    path = f"/admin/auth/user/{page.format(pk=people.reader.pk)}"

    for_owner, for_nobody = sign_in(people.owner).get(path), sign_in(None).get(path)

    assert (for_owner.status_code, for_nobody.status_code) == (404, 302)


@pytest.mark.parametrize("page", ["", "add/", "{pk}/change/", "{pk}/password/"])
def test_superusers_reach_the_accounts(page, world, people, sign_in):
    answer = sign_in(people.superuser).get(f"/admin/auth/user/{page.format(pk=people.reader.pk)}")

    assert answer.status_code == 200
