import pytest

from argmap.api.offers import OFFERS
from tests.factories import make_claim, make_user

SEGMENTS = [
    "%00", "bridge%00", "..", "%2e%2e", ".", "%2F", "a%2Fb", "%FF%FE", "%ED%A0%80", "%E2%80%AE", "%0d%0aSet-Cookie:x", "'",
    "%27%20OR%201=1--", "{{7*7}}", "%25s", "%(x)s", "x" * 5000, "%F0%9F%A6%86", "-1", "9" * 400, "~", "<script>", "%C2%A0",
]  # fmt: skip


@pytest.mark.parametrize("segment", SEGMENTS)
def test_a_hostile_address_is_not_found(bridge, client, segment):
    for address in (
        f"{segment}/",
        f"bridge/claims/{segment}/",
        f"{segment}/claims/c0/",
        f"bridge/{segment}/c0/",
        f"{segment}/document",
    ):
        answer = client.get(f"/api/v1/debates/{address}")
        assert answer.status_code == 404, address
        assert answer.json()["errors"][0]["code"] == "not_found"


VALUES = [
    "%00",
    "x%00y",
    "%ED%A0%80",
    "%FF",
    "'",
    '"',
    "\\\\",
    "%25",
    "_",
    "{0.__class__}",
    "x" * 9000,
    "%F0%9F%A6%86",
    "9" * 5000,
    "1e9",
]


@pytest.mark.parametrize("value", VALUES)
def test_a_hostile_value_is_refused_or_finds_nothing(bridge, client, value):
    for collection, offer in OFFERS.items():
        for name in (*offer.filters, "search", "ordering", "page", "page_size"):
            answer = client.get(f"/api/v1/debates/bridge/{collection}/?{name}={value}")
            assert answer.status_code in (200, 400, 404), (collection, name, answer.content)


def test_more_parameters_than_django_reads_are_refused(bridge, client):
    answer = client.get("/api/v1/debates/bridge/claims/?" + "&".join(f"a{number}=1" for number in range(1001)))

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["detail"] == "The address has too many parameters."


@pytest.mark.parametrize(("address", "status"), [("nowhere", 404), ("schema", 400), ("schema/swagger/", 400)])
@pytest.mark.django_db
def test_many_parameters_break_no_address(client, address, status):
    answer = client.get(f"/api/v1/{address}?" + "&".join(f"a{number}=1" for number in range(1500)))

    assert answer.status_code == status


def test_a_search_of_many_words_is_answered(bridge, client):
    answer = client.get("/api/v1/debates/bridge/sources/", {"search": "a " * 100})

    assert answer.status_code == 200


def test_an_order_of_many_fields_is_answered(bridge, client):
    answer = client.get("/api/v1/debates/bridge/claims/", {"ordering": ",".join(["title", "-key"] * 5000)})

    assert answer.status_code == 200


@pytest.mark.parametrize("query", ["version=1%0d%0aSet-Cookie:x", "lang=%00", "version=%22", "format=yaml"])
@pytest.mark.django_db
def test_the_schema_takes_no_parameters(client, query):
    answer = client.get(f"/api/v1/schema?{query}")

    assert answer.status_code == 400


@pytest.mark.parametrize(
    "query", ["version=1%0d%0aSet-Cookie:x", "lang=%00", "version=%3Cscript%3E", "script=&lang=%22;alert(1)"]
)
@pytest.mark.django_db
def test_swagger_ui_repeats_no_code(client, query):
    answer = client.get(f"/api/v1/schema/swagger/?{query}")

    assert answer.status_code == 200
    assert b"<script>" not in answer.content
    assert b'";alert' not in answer.content


def test_a_hostile_text_stays_a_text(bridge, client):
    text = '</script><script>alert(1)</script> {{7*7}} %(x)s "]; evil [URL="javascript:alert(1)"] // \\'
    make_claim(bridge, "evil", title="evil", text=text)

    answer = client.get("/api/v1/debates/bridge/claims/evil/")

    assert answer.json()["text"] == text
    assert answer["Content-Type"] == "application/json"
    assert answer["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("accept", ["text/html", "application/xml", "image/*", "nonsense", "*/*;q=x"])
def test_the_accept_header_changes_nothing(bridge, client, accept):
    answer = client.get("/api/v1/debates/bridge/", headers={"accept": accept})

    assert (answer.status_code, answer["Content-Type"]) == (200, "application/json")


def test_a_body_and_an_override_change_nothing(bridge, client):
    client.force_login(make_user("someone", superuser=True))

    answer = client.generic(
        "GET",
        "/api/v1/debates/bridge/claims/c0/",
        "{" * 100_000,
        "application/json",
        headers={"x-http-method-override": "DELETE"},
    )

    assert (answer.status_code, answer.json()["key"]) == (200, "c0")
    assert client.get("/api/v1/debates/bridge/claims/c0/").status_code == 200


@pytest.mark.parametrize("tag", ['"', "*", "W/", '"a", "b', "x" * 9000, '"' + "\u00e9" + '"'])
def test_a_hostile_etag_matches_at_most_by_star(bridge, client, tag):
    answer = client.get("/api/v1/debates/bridge/", headers={"if-none-match": tag})

    assert answer.status_code == (304 if tag == "*" else 200)


@pytest.mark.parametrize(
    "address",
    ["", "nowhere", "debates", "debates/bridge", "debates/bridge/claims", "debates/bridge/maps/", "debates/bridge/map.gif"],
)
def test_an_address_that_is_none_says_so_as_json(bridge, client, address):
    answer = client.get(f"/api/v1/{address}")

    assert answer.status_code == 404
    assert answer.json()["errors"][0]["detail"].startswith("There is nothing at this address")
