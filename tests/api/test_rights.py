import pytest
from django.contrib.auth.models import User
from django.urls import URLPattern, get_resolver

from argmap.api.urls import urlpatterns
from argmap.api.views.reading import NO_DEBATE
from argmap.core.debate import COLLECTIONS
from argmap.services.editions import publish_edition
from tests.api.debates import store_debate
from tests.factories import make_user

KEYS = {
    "groups": "g0", "issues": "i0", "claims": "c0", "arguments": "x0", "inferences": "x0/1", "premises": "x0/1/1",
    "relations": "r0", "actors": "a0", "affiliations": "m0", "stances": "t0", "sources": "s0", "passages": "p0",
    "evidence": "e0", "tours": "o0", "stops": "o0/1",
}  # fmt: skip
FILES = ["document", "evaluation", "map.svg", "map.png", "map.pdf", "map.dot", "overview.svg"]
EDITION = ["editions/", "editions/1/document", "editions/1/map.svg"]
STANCES = ["positions", "positions.csv", "timeline", "networks"]
STANCES += [f"networks.{end}" for end in ("csv", "graphml", "svg", "png")] + [f"support.{end}" for end in ("csv", "svg", "png")]
EXPORT = ["export/", "export/yaml"]
PARTS = [
    "",
    *FILES,
    *EDITION,
    *STANCES,
    *EXPORT,
    *(f"{name}/" for name in COLLECTIONS),
    *(f"{name}/{key}/" for name, key in KEYS.items()),
]
MEMBERS = ("reader", "editor", "owner")
PEOPLE = ("anonymous", "stranger", *MEMBERS, "superuser")


@pytest.fixture
def debates(db):
    """A public and a private debate of the same three members."""
    from argmap.models import Membership

    members = {role: make_user(role) for role in MEMBERS}
    make_user("stranger")
    make_user("superuser", superuser=True)
    for slug, public in (("open", True), ("closed", False)):
        debate = store_debate(slug, public=public, owner=members["owner"])
        Membership.objects.create(debate=debate, user=members["reader"], role="reader")
        Membership.objects.create(debate=debate, user=members["editor"], role="editor")
        publish_edition(debate=debate, user=None)


@pytest.fixture
def as_person(client):
    """The client, signed in as the person, or not at all."""

    def sign_in(person):
        if person != "anonymous":
            client.force_login(User.objects.get(username=person))
        return client

    return sign_in


def test_the_table_has_every_address():
    routes = {
        str(pattern.pattern).removeprefix("debates/<str:slug>/") for pattern in urlpatterns if "slug" in str(pattern.pattern)
    }

    parts = {part.replace(KEYS.get(part.split("/")[0], "no key"), "<path:key>") for part in PARTS}
    routes -= {"import"}
    assert {route.replace("<int:number>", "1").replace("<str:format_name>", "yaml") for route in routes} == parts
    assert all(isinstance(pattern, URLPattern) for pattern in urlpatterns)
    assert get_resolver().resolve("/api/v1/debates/")


@pytest.mark.parametrize("person", PEOPLE)
@pytest.mark.usefixtures("debates")
def test_everybody_reads_a_public_debate(as_person, person, quick_maps):
    client = as_person(person)

    assert {part: client.get(f"/api/v1/debates/open/{part}").status_code for part in PARTS} == dict.fromkeys(PARTS, 200)


@pytest.mark.parametrize("person", [*MEMBERS, "superuser"])
@pytest.mark.usefixtures("debates")
def test_members_and_superusers_read_a_private_debate(as_person, person, quick_maps):
    client = as_person(person)

    assert {part: client.get(f"/api/v1/debates/closed/{part}").status_code for part in PARTS} == dict.fromkeys(PARTS, 200)


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE", "TRACE"])
@pytest.mark.parametrize("person", ["anonymous", "stranger"])
@pytest.mark.usefixtures("debates")
def test_a_private_debate_is_answered_as_one_that_does_not_exist(as_person, person, method):
    client = as_person(person)

    for part in PARTS:
        private = client.generic(method, f"/api/v1/debates/closed/{part}")
        missing = client.generic(method, f"/api/v1/debates/nowhere/{part}")
        assert (private.status_code, private.content, private.headers) == (
            missing.status_code,
            missing.content,
            missing.headers,
        )
        assert private.status_code == (404 if method in ("GET", "HEAD", "OPTIONS") else 405)


@pytest.mark.usefixtures("debates")
def test_the_refusal_says_what_may_be_the_matter(client):
    answer = client.get("/api/v1/debates/closed/claims/c0/?kind=fact")

    assert answer.json() == {"type": "client_error", "errors": [{"code": "not_found", "detail": NO_DEBATE, "attr": None}]}


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        ("anonymous", ["open"]),
        ("stranger", ["open"]),
        ("reader", ["closed", "open"]),
        ("editor", ["closed", "open"]),
        ("owner", ["closed", "open"]),
        ("superuser", ["closed", "open"]),
    ],
)
@pytest.mark.usefixtures("debates")
def test_the_list_holds_the_debates_that_the_person_may_read(as_person, person, expected):
    answer = as_person(person).get("/api/v1/debates/").json()

    assert answer["count"] == len(expected)
    assert [debate["slug"] for debate in answer["results"]] == expected


@pytest.mark.usefixtures("debates")
def test_whoever_is_no_member_any_more_reads_nothing(as_person):
    from argmap.models import Membership

    client = as_person("reader")
    before = client.get("/api/v1/debates/closed/").status_code

    Membership.objects.filter(user__username="reader", debate__slug="closed").delete()

    assert (before, client.get("/api/v1/debates/closed/").status_code) == (200, 404)


@pytest.mark.parametrize("person", PEOPLE)
@pytest.mark.usefixtures("debates")
def test_options_tell_the_methods_and_nothing_else(as_person, person):
    answer = as_person(person).options("/api/v1/debates/open/claims/")

    assert (answer.status_code, answer.content, answer["Allow"]) == (204, b"", "GET, HEAD, OPTIONS")


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
@pytest.mark.usefixtures("debates")
def test_the_api_is_read_only_even_for_owners(as_person, method):
    client = as_person("owner")
    client.handler.enforce_csrf_checks = True

    for part in PARTS:
        answer = getattr(client, method)(f"/api/v1/debates/open/{part}", {"title": "x"}, content_type="application/json")
        assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD, OPTIONS")
