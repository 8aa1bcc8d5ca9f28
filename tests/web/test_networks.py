"""The pages of networks and of claims by support and opposition."""

from html import unescape
from re import sub

import pytest

from argmap.render import GraphvizError
from argmap.services import maps, network_pictures, networks
from tests.factories import make_actor, make_claim, make_debate, make_group, make_stance, make_user
from tests.web.html import Page

pytestmark = pytest.mark.django_db
NETWORKS, SUPPORT = "/debates/canal/networks/", "/debates/canal/support/"


def make_canal(*, public=True, **options):
    """Town and port are for the canal and the club against it; town and club agree on the toll; nobody goes with the hermit."""
    debate = make_debate("canal", public=public, **options)
    group = make_group(debate, "money", title="Money")
    dig, toll = make_claim(debate, "dig", title="Dig the canal"), make_claim(debate, "toll", title="Take a toll", group=group)
    alone = make_claim(debate, "alone", title="Leave me alone")
    actors = {key: make_actor(debate, key, name=f"The {key}") for key in ("town", "port", "club", "hermit")}
    for key, claim, position, said_on in (
        ("town", dig, "supports", "2019-05"), ("port", dig, "supports", "2019-06"), ("club", dig, "opposes", "2020"),
        ("town", toll, "supports", "2020-02-01"), ("club", toll, "supports", "2020-03"), ("hermit", alone, "supports", "2020"),
    ):  # fmt: skip
        make_stance(actors[key], claim, position, said_on=said_on)
    return debate


@pytest.fixture
def canal(monkeypatch):
    """The debate, its pictures costing no run of Graphviz."""
    monkeypatch.setattr(network_pictures, "bring_picture", lambda _drawing: b"<svg></svg>")
    return make_canal()


def read_words(markup):
    """The text between tags, its white space made even."""
    return " ".join(unescape(sub(r"<[^>]*>", "", markup)).split())


def read_ties(answer):
    """Each line of the table of ties as its words, one after the other."""
    rows = answer.content.decode().partition('class="ties"')[2].partition("</table>")[0].split("<tr>")[2:]
    return [read_words(row.replace("</t", " </t")) for row in rows]


def test_who_agrees_and_differs_is_told_with_what_it_rests_on(canal, client):
    answer = client.get(NETWORKS)

    assert set(read_ties(answer)) == {
        "The port +1 The town + dig",
        "The club −1 The port − dig",
    }


def test_the_picture_shows_the_same_ties_and_leads_to_actors(client):
    make_canal()

    page = Page(client.get(f"{NETWORKS}?as_of=2020"))

    ids = {values.get("id") for _, values in page.elements}
    assert "tie-organization-port--organization-town" in ids
    assert "organization-hermit" not in ids
    assert "/debates/canal/actors/port/?as_of=2020" in {values.get("href") for _, values in page.elements}


def test_a_two_mode_tie_leads_to_the_stances_behind_it(canal, client):
    page = Page(client.get(f"{NETWORKS}?mode=two&aggregation=subtract"))

    link = next(values["href"] for _, values in page.elements if values.get("aria-label") == "−1: the stances")
    assert link == "/debates/canal/timeline/?by=claims&claim=dig"
    assert client.get(link).status_code == 200


def test_a_group_leaves_only_stances_on_its_claims(canal, client):
    assert read_ties(client.get(f"{NETWORKS}?group=money")) == ["The club +1 The town + toll"]


def test_a_date_leaves_later_stances_out(canal, client):
    assert read_ties(client.get(f"{NETWORKS}?as_of=2019")) == ["The port +1 The town + dig"]


def test_coalitions_come_with_modularity_and_stability(canal, client):
    text = client.get(f"{NETWORKS}?aggregation=congruence").content.decode()

    assert "coalition" in text
    assert "modularity" in text
    assert "over 50 resamples of the statements" in text


def test_coalitions_that_take_long_are_looked_for_when_somebody_asks(canal, client, monkeypatch):
    monkeypatch.setattr(networks, "STEPS_UNASKED", 100)

    page = Page(client.get(f"{NETWORKS}?aggregation=congruence&as_of=2020"))
    link = next(address for address in page.links if address.endswith("#coalitions"))
    found = Page(client.get(NETWORKS + link))

    assert "looking for coalitions takes a few seconds" in page.text
    assert "resamples" not in page.text
    assert link == "?as_of=2020&aggregation=congruence&coalitions=true#coalitions"
    assert "over 50 resamples of the statements" in found.text
    assert "coalitions" in {values.get("name") for _, values in found.elements if values.get("type") == "hidden"}


def test_where_work_stops_before_all_resamples_are_drawn_the_page_says_so(canal, client, monkeypatch):
    monkeypatch.setattr(networks, "STEPS", 80)

    text = Page(client.get(f"{NETWORKS}?aggregation=congruence&coalitions=true")).text

    # two ties and six statements are 8 steps: one division of the network, and nine more
    assert "over 9 (stopped after so many of 50, since there are so many ties) resamples of the statements" in text


def test_where_work_stops_before_all_windows_are_measured_the_page_says_so(canal, client, monkeypatch):
    monkeypatch.setattr(networks, "STEPS", 70)
    monkeypatch.setattr(networks, "STEPS_UNASKED", 10)

    asked, unasked = (Page(client.get(f"{NETWORKS}?{query}")).text for query in ("period=year", "mode=two"))

    # in 2019 two statements make a tie: 2 × 2 steps to build it, and 21 × 3 to divide it; nobody has asked for years
    assert "Polarisation over time stopped after 1 of 2 windows" in asked
    assert "Polarisation over time stopped after 0 of 2 windows" in unasked


def test_polarisation_is_told_window_by_window(canal, client):
    text = client.get(f"{NETWORKS}?period=year").content.decode().partition('id="polarisation"')[2]

    assert "1 January 2019 to 31 December 2019 2 2 0.00" in read_words(text.replace("</t", " </t"))


def test_too_many_windows_are_refused_in_a_sentence_and_the_network_is_there(canal, client):
    answer = client.get(f"{NETWORKS}?period=day")

    assert answer.status_code == 200
    assert "windows; allowed are 60" in answer.content.decode()
    assert read_ties(answer)


def test_files_are_offered_of_what_is_shown(canal, client):
    page = Page(client.get(f"{NETWORKS}?as_of=2020&group=money"))

    links = [values["href"] for _, values in page.elements if "/api/v1/debates/canal/networks" in values.get("href", "")]
    assert {link.partition("?")[0].rpartition("/")[2] for link in links} == {
        "networks", "networks.csv", "networks.graphml", "networks.svg", "networks.png",
    }  # fmt: skip
    assert all(client.get(link).status_code == 200 for link in links if not link.partition("?")[0].endswith((".png", ".svg")))
    assert client.get(next(link for link in links if "networks.csv" in link)).content.decode().split() == [
        ",The", "club,The", "town", "The", "club,0,1", "The", "town,1,0",
    ]  # fmt: skip


def test_switching_the_kind_of_network_never_asks_for_what_it_does_not_have(canal, client):
    page = Page(client.get(f"{NETWORKS}?aggregation=congruence&normalization=jaccard&group=money"))

    other = next(values["href"] for _, values in page.elements if "mode=two" in values.get("href", "").split("?")[-1])
    assert "group=money" in other
    assert client.get(NETWORKS + other).status_code == 200


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("mode=three", "is no mode; allowed are one, two"),
        ("mode=two&aggregation=congruence", "has no aggregation"),
        ("of=concept", "needs something else to go via"),
        ("first=soon", "is no date"),
        ("exclude=dig", "excludes nothing"),
        ("backbone=2", "allowed is a number from 0 to 1"),
        ("period=year&step=0", "allowed is a whole number from 1"),
        ("group=nowhere", "the debate has no group with the key"),
        ("inherit=maybe", "allowed are true, false"),
    ],
)
def test_nonsense_is_refused_in_a_sentence(canal, client, query, sentence):
    answer = client.get(f"{NETWORKS}?{query}")

    assert answer.status_code == 400
    assert sentence in answer.content.decode()


def test_what_excludes_nothing_is_said(canal, client):
    assert "Nothing is called &quot;dog&quot;" in client.get(f"{NETWORKS}?exclude=concept=dog").content.decode()


@pytest.mark.parametrize("address", [NETWORKS, SUPPORT])
def test_a_debate_without_stances_says_so(client, address):
    make_debate("canal", public=True)

    answer = client.get(address)

    assert answer.status_code == 200
    assert "is coded in this debate yet" in answer.content.decode()


def test_a_network_too_large_to_be_drawn_keeps_its_table(canal, client, monkeypatch):
    monkeypatch.setattr("argmap.render.networks.sketching.MOST_NODES", 2)

    answer = client.get(NETWORKS)

    assert "no more than 2 nodes" in answer.content.decode()
    assert read_ties(answer)


def test_a_picture_that_fails_keeps_the_table(canal, client, monkeypatch):
    def fail(_drawing):
        raise GraphvizError("no")

    monkeypatch.setattr(network_pictures, "bring_picture", fail)

    answer = client.get(NETWORKS)

    assert network_pictures.NOT_DRAWN in answer.content.decode()
    assert read_ties(answer)


def test_a_picture_is_drawn_once(client, monkeypatch):
    make_canal()
    drawn = []

    def draw(_sketch, **_options):
        drawn.append(1)
        return b"<svg></svg>"

    monkeypatch.setattr(maps, "draw_sketch", draw)
    maps.cache.clear()

    for _ in range(2):
        client.get(NETWORKS)

    assert drawn == [1]


def test_claims_are_counted_by_latest_stances(canal, client):
    page = client.get(SUPPORT).content.decode().partition("ties numbers")[2].partition("</table>")[0]

    rows = [read_words(row.replace("</t", " </t")) for row in page.split("<tr>")[2:]]
    assert rows == [
        "dig Dig the canal 2 1 0 0 0 0",
        "toll Take a toll 2 0 0 0 0 0",
        "alone Leave me alone 1 0 0 0 0 0",
    ]


def test_the_chart_is_of_what_is_asked_for(client):
    make_canal()

    text = client.get(f"{SUPPORT}?group=money").content.decode()

    assert "Bar chart of 1 claims by how many actors are for and against" in text
    assert "support.csv?group=money" in text


@pytest.mark.parametrize("address", [NETWORKS, SUPPORT])
def test_strangers_are_told_of_no_private_debate(client, address):
    make_canal(public=False)
    client.force_login(make_user("stranger"))

    assert client.get(address).status_code == 404


@pytest.mark.parametrize(("address", "queries"), [(NETWORKS, 23), (SUPPORT, 23)])
def test_pages_are_read_in_as_many_queries_as_positions(canal, client, django_assert_num_queries, address, queries):
    """Support counts the records before it reads them, which takes one more."""
    client.get(address)

    with django_assert_num_queries(queries):
        client.get(address)
