"""The part of a debate that its map shows, as the address says, and how links carry it on."""

from itertools import pairwise

import pytest

from tests.factories import make_claim, make_debate, make_relation, make_user
from tests.web.test_standing import read

pytestmark = pytest.mark.django_db

MAP = "/debates/bridge/"


def make_bridge(**options):
    """Claims c0 to c5, each supporting the one before, and a claim that attacks c0."""
    debate = make_debate("bridge", **options)
    claims = [make_claim(debate, f"c{number}", position=number) for number in range(6)]
    for target, source in pairwise(claims):
        make_relation(source, target)
    make_relation(make_claim(debate, "against", position=9), claims[0], "attacks")
    return debate


def boxes(page):
    return {
        values["id"].removeprefix("claim-") for tag, values in page.elements if tag == "g" and values.get("class") == "node"
    }


@pytest.fixture
def bridge():
    return make_bridge(public=True)


@pytest.mark.usefixtures("bridge")
@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", {"c0", "c1", "c2", "against"}),
        ("open=c2", {"c0", "c1", "c2", "c3", "against"}),
        ("open=c2&close=c2", {"c0", "c1", "c2", "against"}),
        ("depth=1", {"c0", "c1", "against"}),
        ("focus=c3&depth=1", {"c2", "c3", "c4"}),
        ("all=true", {"c0", "c1", "c2", "c3", "c4", "c5", "against"}),
    ],
)
def test_the_address_says_what_the_map_shows(client, query, shown):
    assert boxes(read(client, f"{MAP}?{query}")) == shown


@pytest.mark.usefixtures("bridge")
def test_the_map_says_how_much_it_shows_and_leads_to_more(client):
    page = read(client, MAP)

    assert "4 of 7 boxes shown" in page.text
    assert {"?all=true", "?depth=1", "?depth=3"} <= set(page.links)
    assert "All 7 boxes shown" in read(client, f"{MAP}?all=true").text


@pytest.mark.usefixtures("bridge")
def test_a_focus_has_its_way_from_the_root(client):
    page = read(client, f"{MAP}?lens=&focus=c3")

    assert {"?focus=c0", "?focus=c1", "?focus=c2"} <= set(page.links)
    assert "Title of c0 Title of c1 Title of c2 Title of c3" in page.text


@pytest.mark.usefixtures("bridge")
def test_boxes_lead_to_pages_that_lead_back_to_the_same_part(client):
    claim = next(link for link in read(client, f"{MAP}?focus=c3&open=c4").links if "/claims/c3/" in link)

    back = [link for link in read(client, claim).links if link.endswith("#claim-c3")]

    assert claim == "/debates/bridge/claims/c3/?focus=c3&open=c4"
    assert "/debates/bridge/?focus=c3&open=c4#claim-c3" in back


@pytest.mark.usefixtures("bridge")
def test_ways_to_look_keep_what_is_shown(client):
    page = read(client, f"{MAP}?as_of=2021&focus=c3")

    assert ("input", {"type": "hidden", "name": "focus", "value": "c3"}) in page.elements
    assert "?&focus=c3" in page.links
    assert "?as_of=2021&focus=c3&up=2" in page.links


@pytest.mark.usefixtures("bridge")
def test_a_claim_leads_to_its_surroundings_as_seen_now(client):
    links = read(client, "/debates/bridge/claims/c3/?as_of=2021&focus=c1").links

    assert "/debates/bridge/?as_of=2021&focus=c3" in links


@pytest.mark.usefixtures("bridge")
@pytest.mark.parametrize(
    ("query", "sentence"),
    [("focus=nothing", "no such box"), ("depth=99", "allowed are 0 to 8"), ("all=2", "allowed are true, false")],
)
def test_what_a_map_cannot_show_is_refused_with_a_sentence(client, query, sentence):
    answer = client.get(f"{MAP}?{query}")

    assert answer.status_code == 400
    assert sentence in answer.content.decode()


@pytest.mark.usefixtures("bridge")
def test_each_part_has_an_etag_of_its_own(client):
    tags = {client.get(f"{MAP}?{query}").headers["ETag"] for query in ("", "depth=1", "focus=c3")}

    assert len(tags) == 3


def test_no_part_of_a_private_debate_is_shown_to_strangers(client):
    member = make_user()
    make_bridge(reader=member)

    assert client.get(f"{MAP}?focus=c3").status_code == 404
    client.force_login(member)
    assert client.get(f"{MAP}?focus=c3").headers["Cache-Control"] == "private, no-store"


@pytest.mark.usefixtures("bridge")
def test_the_picture_to_take_away_stays_whole(client):
    picture = client.get("/api/v1/debates/bridge/map.svg").content.decode()

    assert picture.count('class="node"') == 7


def handles_on(page, box):
    """Class → address of what opens and closes a box, whose link it follows."""
    links = [values for tag, values in page.elements if tag == "a" and values.get("class") in ("expand", "collapse")]
    return {values["class"]: values["href"] for values in links if values["href"].endswith(f"#claim-{box}")}


@pytest.mark.usefixtures("bridge")
def test_a_box_opens_and_closes_by_links_that_keep_all_else(client):
    opening = read(client, f"{MAP}?as_of=2021")
    link = handles_on(opening, "c2")["expand"]
    opened = read(client, link.partition("#")[0])

    assert link == "/debates/bridge/?as_of=2021&open=c2#claim-c2"
    assert "c3" in boxes(opened)
    closed = read(client, handles_on(opened, "c2")["collapse"].partition("#")[0])
    assert "c3" not in boxes(closed)
    again = read(client, handles_on(closed, "c2")["expand"].partition("#")[0])
    assert "c3" in boxes(again)


@pytest.mark.usefixtures("bridge")
def test_nothing_opens_or_closes_on_a_whole_map(client):
    page = read(client, f"{MAP}?all=true")

    assert not [values for tag, values in page.elements if values.get("class") in ("expand", "collapse")]


@pytest.mark.usefixtures("bridge")
def test_a_form_shows_only_the_claims_asked_for_with_their_way_from_the_root(client):
    page = read(client, f"{MAP}?as_of=2021&only_standing=undecided&only_kind=fact")

    form = [values for tag, values in page.elements if tag == "select" and values["name"].startswith("only_")]
    assert {"only_kind", "only_standing", "only_position"} <= {values["name"] for values in form}
    assert ("input", {"type": "hidden", "name": "as_of", "value": "2021"}) in page.elements
    assert "with what was asked for" in page.text
    assert "c5" in boxes(read(client, f"{MAP}?only_kind=fact"))
    assert client.get(f"{MAP}?only_kind=none").status_code == 400


@pytest.mark.usefixtures("bridge")
def test_what_filters_found_is_listed_marked_and_can_be_cleared(client):
    page = read(client, f"{MAP}?as_of=2021&only_relation=attacks&only_kind=fact")

    marked = {values["id"] for _tag, values in page.elements if values.get("data-found") == "match"}
    assert marked == {"claim-against"}
    assert {"#claim-against", "?as_of=2021&only_kind=fact", "?as_of=2021&only_relation=attacks", "?as_of=2021"} <= set(
        page.links
    )
    assert "1 claim found" in page.text


@pytest.mark.usefixtures("bridge")
def test_a_map_on_which_nothing_matches_says_so_and_leads_back(client):
    page = read(client, f"{MAP}?only_kind=policy")

    assert "No claim of this debate has all of that." in page.text
    assert not boxes(page)
    assert ("select", {"name": "only_kind"}) in page.elements
    assert "?" in page.links


@pytest.mark.usefixtures("bridge")
def test_what_was_entered_since_a_day_is_new(client):
    page = read(client, f"{MAP}?changed_since=2020")

    assert {values["data-found"] for _tag, values in page.elements if "data-found" in values} == {"new"}
    assert "new Title of c0" in page.text
    assert client.get(f"{MAP}?changed_since=edition-3").status_code == 400


@pytest.mark.usefixtures("bridge")
def test_the_legend_leads_to_what_has_a_sign_as_the_debate_is_looked_at(client):
    assert "?as_of=2021&only_standing=in" in read(client, f"{MAP}?as_of=2021&focus=c3").links
