"""Who gets which page: one path × person table, and nothing that tells a private debate from none."""

import pytest
from django.urls import reverse

from argmap.models import Membership, Role
from argmap.services.editions import publish_edition
from argmap.web.urls import urlpatterns
from tests.factories import make_stop, make_tour, make_user
from tests.web.debates import PAGES, make_harbour

pytestmark = pytest.mark.django_db

PEOPLE = ("anonymous", "stranger", "reader", "editor", "superuser")
MAY_READ_PRIVATE = ("reader", "editor", "superuser")


@pytest.fixture
def visit(client):
    """Gets a path as one of the people."""

    def get(path, who, debate=None):
        if who != "anonymous":
            user = make_user(who, superuser=who == "superuser", staff=False)
            if debate is not None and who in ("reader", "editor"):
                Membership.objects.create(debate=debate, user=user, role=Role(who))
            client.force_login(user)
        return client.get(path)

    return get


@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize("path", PAGES.values())
def test_everybody_may_read_a_public_debate(visit, path, who):
    debate = make_harbour(public=True)

    assert visit(path, who, debate).status_code == 200


@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize("path", PAGES.values())
def test_only_members_and_superusers_may_read_a_private_debate(visit, path, who):
    debate = make_harbour()

    assert visit(path, who, debate).status_code == (200 if who in MAY_READ_PRIVATE else 404)


@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize("path", PAGES.values())
def test_what_does_not_exist_is_not_found_by_anybody(visit, path, who):
    assert visit(path, who).status_code == 404


@pytest.mark.parametrize("who", ["anonymous", "stranger"])
@pytest.mark.parametrize("path", PAGES.values())
def test_a_private_debate_looks_like_one_that_does_not_exist(visit, path, who):
    make_harbour()

    private = visit(path, who)
    missing = private.client.get(path.replace("harbour", "nowhere", 1))

    assert private.content == missing.content
    assert private.headers == missing.headers


KEYS = {"claim": "dredge", "brief-of": "dredge", "argument": "need", "actor": "council", "source": "report", "stop": "walk"}
STATES = (
    "",
    "?edition=1",
    "?edition=2",
    "?focus=dredge&lens=town&as_of=2021",
    "?q=dredge",
    "?from=1&to=1",
    "?tour=walk&stop=1",
)


def list_addresses(slug):
    """Every address below a debate's: pages, files and what scripts ask for; a new one is among them."""
    for pattern in urlpatterns:
        parts = pattern.pattern.converters
        if "slug" in parts:
            given = {"slug": slug, "key": KEYS.get(pattern.name), "number": 1}
            yield reverse(pattern.name, kwargs={part: given[part] for part in parts})


@pytest.mark.parametrize("who", ["anonymous", "stranger"])
def test_every_address_and_state_of_a_private_debate_is_as_if_there_were_none(visit, who, settings):
    settings.EMBED_HOSTS = ["news.example"]
    debate = make_harbour()
    make_stop(make_tour(debate, "walk"), "walk/1")
    publish_edition(debate=debate, user=None)
    client = visit("/", who).client
    telling = set()

    for address, missing in zip(list_addresses("harbour"), list_addresses("nowhere"), strict=True):
        for state in STATES:
            private, none = client.get(address + state), client.get(missing + state)
            if (private.status_code, private.content, private.headers) != (404, none.content, none.headers):
                telling.add(address + state)

    assert telling == set()


@pytest.mark.parametrize("who", ["anonymous", "reader", "superuser"])
@pytest.mark.parametrize("page", [page for page in PAGES if page not in ("map", "outline")])
def test_a_record_that_a_debate_lacks_is_not_found(visit, page, who):
    debate = make_harbour(public=True)
    last = PAGES[page].rstrip("/").rpartition("/")[2]

    assert visit(PAGES[page].replace(last, "no-such-key"), who, debate).status_code == 404


@pytest.mark.parametrize("path", ["/", *PAGES.values()])
@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_pages_can_only_be_read(client, path, method):
    make_harbour(public=True)

    assert getattr(client, method)(path).status_code == 405


@pytest.mark.parametrize(("who", "seen"), [("anonymous", False), ("stranger", False), ("reader", True), ("superuser", True)])
def test_the_list_names_only_debates_that_one_may_read(visit, who, seen):
    debate = make_harbour()

    answer = visit("/", who, debate)

    assert (b"/debates/harbour/" in answer.content) is seen
    assert (b"Private: members only" in answer.content) is seen


@pytest.mark.parametrize("staff", [True, False])
@pytest.mark.parametrize("role", [Role.READER, Role.EDITOR])
def test_only_editors_of_the_staff_are_shown_the_way_into_the_admin(client, role, staff):
    user = make_user("person", staff=staff)
    debate = make_harbour(**{role.value: user})
    claim = debate.claim_set.get(key="dredge")
    client.force_login(user)

    page = client.get(PAGES["claim"]).content.decode()

    assert (f"/admin/argmap/claim/{claim.pk}/change/" in page) is (staff and role is Role.EDITOR)
