"""Lens, date and what-if in the address: what they change on the pages, and how they are carried on."""

from itertools import takewhile

import pytest
from django.core.cache import cache

from argmap.services import maps
from tests.factories import make_stance, make_user
from tests.web.debates import PAGES, make_harbour
from tests.web.test_standing import read, verdicts_on_map

pytestmark = pytest.mark.django_db

STATEFUL = ("map", "outline", "claim", "argument")
QUERY = "lens=town&as_of=2021-06&what_if=in.dear~off-relation.slow-need"


@pytest.fixture
def harbour():
    """The harbour, where the town asserts that ships need depth from March 2021 on, and the council denies that in 2022."""
    debate = make_harbour(public=True)
    ships = debate.claim_set.get(key="ships")
    make_stance(debate.actor_set.get(key="town"), ships, "supports", key="town-ships", said_on="2021-03")
    make_stance(debate.actor_set.get(key="council"), ships, "opposes", key="council-ships", said_on="2022")
    return debate


@pytest.mark.usefixtures("harbour")
@pytest.mark.parametrize(
    ("query", "verdict"),
    [("", "undecided"), ("as_of=2020", "undecided"), ("as_of=2021", "in"), ("lens=town", "in"), ("lens=council", "out"),
     ("lens=council&what_if=in.ships", "in"), ("profile=caes", "out")],
)  # fmt: skip
def test_the_address_says_how_the_map_looks_at_a_claim(client, query, verdict):
    assert verdicts_on_map(client, f"{PAGES['map']}?{query}")["ships"] == verdict


@pytest.mark.usefixtures("harbour")
@pytest.mark.parametrize("page", STATEFUL)
def test_a_banner_says_how_the_debate_is_looked_at_and_clears_each_part(client, page):
    shown = read(client, f"{PAGES[page]}?{QUERY}")

    for words in ("Seen through the eyes of The town", "As of June 2021", "What if: “A dredger is dear” held in", "left out"):
        assert words in shown.text
    assert {
        "?as_of=2021-06&what_if=in.dear~off-relation.slow-need",
        "?lens=town&what_if=in.dear~off-relation.slow-need",
        "?lens=town&as_of=2021-06&what_if=off-relation.slow-need",
        "?lens=town&as_of=2021-06&what_if=in.dear",
        "?",
    } <= set(shown.links)


def list_options(elements, holder):
    """The options of the first element of that sort."""
    first = next(place for place, (tag, _values) in enumerate(elements) if tag == holder)
    return [values for _tag, values in takewhile(lambda element: element[0] == "option", elements[first + 1 :])]


@pytest.mark.usefixtures("harbour")
@pytest.mark.parametrize("page", PAGES)
def test_links_within_the_debate_carry_the_state_on(client, page):
    links = read(client, f"{PAGES[page]}?{QUERY}").links

    inner = [link for link in links if link.startswith("/debates/harbour/") and "lens=council" not in link]
    assert inner
    assert all(f"?{QUERY}" in link for link in inner)


@pytest.mark.usefixtures("harbour")
@pytest.mark.parametrize("page", PAGES)
def test_the_debate_as_recorded_has_plain_links_and_no_banner(client, page):
    shown = read(client, PAGES[page])

    within = [link for link in shown.links if link.startswith("/debates/") and "#" not in link]
    asking = [link for link in within if "?" in link and "?focus=" not in link]
    actors = ["/debates/harbour/timeline/?actor=council", "/debates/harbour/?lens=council"]
    assert sorted(asking) == (sorted(actors) if page == "actor" else [])
    assert "clear" not in shown.text.split()


@pytest.mark.usefixtures("harbour")
def test_what_is_not_as_recorded_is_marked_on_map_and_outline(client):
    boxes = {
        values["id"]: values.get("data-before")
        for tag, values in read(client, f"{PAGES['map']}?what_if=out.silting").elements
        if tag == "g" and values.get("class") == "node"
    }
    outline = read(client, f"{PAGES['outline']}?what_if=out.silting").text

    assert {box: before for box, before in boxes.items() if before} == {"claim-silting": "in"}
    assert "1 verdict differs from the debate as recorded; each is marked as changed." in outline
    assert "silting ○ out changed, was in The harbour is silting up" in outline


@pytest.mark.usefixtures("harbour")
def test_the_claim_page_offers_what_ifs_and_takes_them_back(client):
    plain = read(client, PAGES["claim"]).links
    accepted = read(client, f"{PAGES['claim']}?lens=mayor&what_if=in.dredge~out.dear")

    assert {"?what_if=in.dredge", "?what_if=out.dredge", "?what_if=off-relation.dear-dredge"} <= set(plain)
    assert {"?lens=mayor&what_if=out.dear~out.dredge", "?lens=mayor&what_if=out.dear"} <= set(accepted.links)
    assert "● stands (in) changed: as recorded it is undecided" in accepted.text


@pytest.mark.usefixtures("harbour")
@pytest.mark.parametrize("page", ["map", "outline"])
def test_a_plain_form_asks_for_lens_and_date_and_keeps_the_rest(client, page):
    elements = read(client, f"{PAGES[page]}?lens=town&what_if=in.dear").elements

    (form,) = [values for tag, values in elements if tag == "form" and values.get("class") == "look"]
    assert (form["method"], form.get("action")) == ("get", None)
    lenses, dates = list_options(elements, "select"), list_options(elements, "datalist")
    assert [values["value"] for values in lenses] == ["", "council", "mayor", "town"]
    assert [values["value"] for values in lenses if "selected" in values] == ["town"]
    assert [values["value"] for values in dates] == ["2020-01-01", "2020-06-11", "2021-03", "2022"]
    assert ("input", {"type": "hidden", "name": "what_if", "value": "in.dear"}) in elements


@pytest.mark.usefixtures("harbour")
@pytest.mark.parametrize("page", STATEFUL)
@pytest.mark.parametrize(
    ("query", "sentence"),
    [("lens=nobody", "no actor of the debate has the key"), ("as_of=June", "is no date"), ("what_if=in", "is no what-if"),
     ("what_if=in.nothing", "no such key"), ("profile=naive", "is no profile"), ("evidence=2", "allowed are true, false")],
)  # fmt: skip
def test_what_an_address_may_not_ask_for_is_refused_with_a_sentence(client, page, query, sentence):
    answer = client.get(f"{PAGES[page]}?{query}")

    assert answer.status_code == 400
    assert sentence in answer.content.decode()
    assert answer.headers["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("page", STATEFUL)
def test_a_private_debate_refuses_nobody_who_may_not_know_of_it(client, page):
    make_harbour()

    assert client.get(f"{PAGES[page]}?lens=nobody").status_code == 404


@pytest.mark.usefixtures("harbour")
def test_each_look_has_an_etag_of_its_own(client):
    plain, seen = client.get(PAGES["map"]), client.get(f"{PAGES['map']}?lens=town")

    assert plain.headers["ETag"] != seen.headers["ETag"]
    assert seen.headers["Cache-Control"] == "public, no-cache"


def test_a_look_at_a_private_debate_is_kept_by_nobody(client):
    user = make_user()
    make_harbour(reader=user)
    client.force_login(user)

    assert client.get(f"{PAGES['map']}?lens=town").headers["Cache-Control"] == "private, no-store"


@pytest.mark.usefixtures("harbour")
def test_the_map_as_recorded_stays_drawn_whatever_what_ifs_are_asked(client, monkeypatch):
    drawn = []
    draw = maps.draw_sketch

    def record(sketch, **options):
        drawn.append(sketch.options.claim_link.partition("{key}/")[2])
        return draw(sketch, **options)

    monkeypatch.setattr(maps, "draw_sketch", record)
    cache.clear()

    for query in ("", "lens=town", "", "lens=town", "what_if=in.dear", ""):
        read(client, f"{PAGES['map']}?{query}")

    assert drawn == ["", "?lens=town", "?what_if=in.dear"]


@pytest.mark.usefixtures("harbour")
@pytest.mark.parametrize("page", ["map", "outline", "brief", "claim"])
def test_a_stance_taken_after_the_date_is_not_shown_as_of_it(client, page):
    before, after = (read(client, f"{PAGES[page]}?as_of={date}&all=true").text for date in ("2020-05", "2020-07"))

    # The form names everybody who ever has a stance.
    assert before.count("The mayor") < after.count("The mayor")
