"""What the pages say."""

from itertools import pairwise
from xml.etree.ElementTree import fromstring

import pytest
from django.core.cache import cache

from argmap.models import Debate
from argmap.render import GraphvizError, GraphvizLimitError
from argmap.services import maps
from argmap.services.pages import outline
from tests.factories import (
    make_actor,
    make_claim,
    make_debate,
    make_passage,
    make_relation,
    make_source,
    make_stance,
    make_user,
)
from tests.web.debates import PAGES, make_harbour
from tests.web.html import Page

pytestmark = pytest.mark.django_db

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)> & {{ debate.pk }} \\"


def read(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    return Page(answer)


@pytest.mark.parametrize("path", ["/", "/login/", "/logout/", *PAGES.values()])
def test_tags_nest_and_ids_are_given_once(client, path):
    make_harbour(public=True)

    page = read(client, path)

    assert page.faults == []
    assert len(page.ids) == len(set(page.ids))


@pytest.mark.parametrize("path", ["/", "/login/", *PAGES.values()])
def test_no_page_needs_what_the_content_policy_forbids(client, path):
    make_harbour(public=True)

    page = read(client, path)

    assert not [tag for tag, values in page.elements if "style" in values or any(name.startswith("on") for name in values)]
    assert not [tag for tag, values in page.elements if tag == "style" or (tag == "script" and "src" not in values)]


@pytest.mark.parametrize("path", ["/", "/login/", *PAGES.values()])
def test_each_page_has_its_landmarks_a_title_and_one_heading_at_the_top(client, path):
    make_harbour(public=True)

    tags = [tag for tag, _values in read(client, path).elements]

    assert [tags.count(tag) for tag in ("main", "h1", "header", "footer")] == [1, 1, 1, 1]
    assert tags[: tags.index("body")].count("title") == 1
    levels = [int(tag[1]) for tag in tags if tag in ("h1", "h2", "h3", "h4", "h5", "h6")]
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("path", [*PAGES.values()])
def test_every_link_within_the_debate_leads_somewhere(client, path):
    make_harbour(public=True)

    links = {link for link in read(client, path).links if link.startswith(("/debates/", "#")) or link == "/"}

    for link in links:
        address, _, fragment = link.partition("#")
        target = read(client, address or path)
        assert not fragment or fragment in target.ids, link


def test_the_list_tells_of_each_debate(client):
    make_harbour(public=True)

    page = read(client, "/")

    assert "What of harbour? 6 claims 3 actors 2 stances 1 source" in page.text
    assert {"/debates/harbour/", "/debates/harbour/outline/"} <= set(page.links)


def test_an_empty_list_says_what_to_do(client):
    assert "There is no debate here that you may read." in read(client, "/").text


def test_a_long_list_comes_in_pages(client):
    for number in range(51):
        make_debate(f"d{number:02}", public=True)

    assert "Page 1 of 2" in read(client, "/").text
    assert "/debates/d50/" in read(client, "/?page=2").links
    assert "Page 2 of 2" in read(client, "/?page=99").text


def test_the_map_is_drawn_into_the_page_with_its_boxes_linked(client):
    debate = make_harbour(public=True)

    answer = client.get(PAGES["map"])

    page = Page(answer)
    html = answer.content.decode()
    svg = fromstring(html[html.index("<svg xmlns") : html.index("</svg>", html.index("<svg xmlns")) + len("</svg>")])
    assert svg.get("class") == "argmap"
    assert {f"claim-{key}" for key in debate.claim_set.values_list("key", flat=True)} <= set(page.ids)
    assert PAGES["claim"] in page.links
    assert "undercuts" in page.text
    assert "/api/v1/debates/harbour/map.svg" in page.links


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (GraphvizError("broken"), "The map cannot be drawn at the moment"),
        (GraphvizLimitError("seconds", "slow"), "This map is too big to be drawn here"),
    ],
)
def test_where_the_map_cannot_be_drawn_the_outline_stands_in(client, monkeypatch, error, sentence):
    make_harbour(public=True)

    tries = []

    def refuse(sketch, **_options):
        tries.append(sketch)
        raise error

    monkeypatch.setattr(maps, "draw_sketch", refuse)
    cache.clear()

    page = read(client, PAGES["map"])
    read(client, PAGES["map"])
    cache.clear()

    assert len(tries) == 1
    assert sentence in page.text
    assert "attacked by" in page.text
    assert "broken" not in page.text


def test_a_debate_without_claims_says_so(client):
    make_debate("bare", public=True)

    for path in ("/debates/bare/", "/debates/bare/outline/"):
        assert "Nothing has been entered in this debate yet." in read(client, path).text


def test_the_outline_says_in_words_what_the_map_shows(client):
    make_harbour(public=True)

    text = read(client, PAGES["outline"]).text

    for words in (
        "issue Now or later?",
        "position dredge ◐ undecided Dredge the harbour",
        "held on conditions by The mayor for The council (inferred; 11 June 2020; if dear is rejected)",
        "opposed by The town (reported 2020)",
        "supported by The harbour is silting up and Ships need depth together",
        "premise silting ● in The harbour is silting up",
        "step undercut by slow ◐ undecided It silts slowly",
        "attacked by dear ◐ undecided A dredger is dear (under “Money”) (the analyst’s inference)",
        "1 piece of evidence",
    ):
        assert words in text


def test_the_claim_page_tells_reasons_stances_and_where_it_is_stated(client):
    make_harbour(public=True)

    page = read(client, PAGES["claim"])

    for words in (
        "policy claim Dredge the harbour The council should buy a dredger.",
        "Ships need depth Together, in the argument Need of depth, by the scheme “practical reasoning”",
        "This step is undercut by ◐ undecided It silts slowly",
        "A dredger is dear The analyst’s inference: the source does not draw this link itself.",
        "It answers the issue Now or later? against Wait a year",
        "The mayor for The council supports it on conditions On condition that A dredger is dear must be rejected",
        "Until then: has reservations 11 June 2020 Town hall Only with help.",
        "Basis: the analyst’s inference, as reported by The town. ¶ 2 of Report of the harbour master",
        "The council wants a dredger. A dredger is dear.",
        "Next claim Wait a year",
    ):
        assert words in page.text
    assert "/debates/harbour/#claim-dredge" in page.links
    assert "/debates/harbour/sources/report/#passage-wants" in page.links


def test_evidence_is_shown_with_its_rating_in_words(client):
    make_harbour(public=True)

    text = read(client, "/debates/harbour/claims/silting/").text

    assert (
        "It supports the claim. The harbour master measured it. B2 source: usually reliable; statement: probably true" in text
    )
    assert "With Ships need depth it supports Dredge the harbour (in the argument Need of depth)" in text


def test_a_claim_says_what_it_undercuts_and_of_which_stance_it_is_a_condition(client):
    make_harbour(public=True)

    assert (
        "It undercuts the step from The harbour is silting up and Ships need depth to Dredge the harbour"
        in read(client, "/debates/harbour/claims/slow/").text
    )
    assert "It is a condition of The mayor on Dredge the harbour" in read(client, "/debates/harbour/claims/dear/").text


def test_the_argument_page_tells_its_steps(client):
    make_harbour(public=True)

    text = read(client, PAGES["argument"]).text

    assert "premise ● in The harbour is silting up premise ◐ undecided Ships need depth" in text
    assert "Together this supports Dredge the harbour" in text
    assert "Scheme: practical reasoning. The source draws this link itself." in text


def test_the_actor_page_tells_ties_and_stances(client):
    make_harbour(public=True)

    assert "spoken for by The mayor since January 2019" in read(client, PAGES["actor"]).text
    assert "Dredge the harbour by The mayor supports it on conditions" in read(client, PAGES["actor"]).text
    assert "speaks for The council since January 2019" in read(client, "/debates/harbour/actors/mayor/").text


def test_the_source_page_marks_its_passages_in_the_text(client):
    make_harbour(public=True)

    page = read(client, PAGES["source"])

    assert "Anna Ahab. “Report of the harbour master”. May 2020." in page.text
    assert {"passage-wants", "passage-silt", "passage-unused"} <= set(page.ids)
    assert [values["id"] for tag, values in page.elements if tag == "mark"] == ["passage-silt", "passage-wants"]
    assert page.text.index("¶ 1 in the text") < page.text.index("¶ 2 in the text") < page.text.index("¶ 10 Not used yet.")


@pytest.mark.parametrize("key", ["¬app(a1)", "a/b", "a b", "50%", "#1?x=2", "a'b\"c", "..."])
def test_keys_of_any_kind_have_addresses(client, key):
    debate = make_debate("d", public=True)
    claim = make_claim(debate, key)
    make_relation(claim, make_claim(debate, "root"))

    page = read(client, claim.get_absolute_url())

    assert f"Title of {key}" in page.text
    on_map = next(link for link in page.links if link.startswith("/debates/d/#claim-"))
    map_page = read(client, "/debates/d/")
    assert on_map.partition("#")[2] in map_page.ids
    from_map = [link for link in map_page.links if "/claims/" in link]
    assert all(client.get(link).status_code == 200 for link in from_map)


def test_hostile_text_stays_text_on_every_page(client):
    debate = make_debate("d", public=True)
    Debate.objects.filter(pk=debate.pk).update(question=HOSTILE, summary=HOSTILE)
    source = make_source(debate, "s", title=HOSTILE, text=HOSTILE, authors=[HOSTILE], publisher=HOSTILE)
    passage = make_passage(source, "p", exact=HOSTILE[:10], start=0, end=10, locator=HOSTILE)
    claim = make_claim(debate, "c", title=HOSTILE, text=HOSTILE, tags=[HOSTILE])
    claim.passage_links.create(debate=debate, passage=passage)
    actor = make_actor(debate, "a", name=HOSTILE, description=HOSTILE)
    make_stance(actor, claim, gist=HOSTILE, venue=HOSTILE)
    make_relation(claim, claim)

    for path in ("", "outline/", "claims/c/", "actors/a/", "sources/s/"):
        page = read(client, f"/debates/d/{path}")
        assert "<script>alert(1)</script>" in page.text
        assert not [tag for tag, values in page.elements if tag == "img" or "onerror" in values]
        scripts = [values.get("src", "") for tag, values in page.elements if tag == "script"]
        assert all(script.startswith("/static/argmap/") for script in scripts)
        assert page.faults == []


def test_errors_are_answered_in_our_look(client, settings):
    settings.ALLOWED_HOSTS = ["testserver"]

    not_found = client.get("/no/such/page/")
    bad_host = client.get("/", headers={"host": "evil.example"})

    assert not_found.status_code == 404
    assert "There is no such page, or you may not read it." in Page(not_found).text
    assert bad_host.status_code == 400
    assert "Something in the address or in the form was not as this server expects it." in Page(bad_host).text


def test_an_error_of_our_own_is_answered_without_a_traceback(client, monkeypatch):
    make_harbour(public=True)
    client.raise_request_exception = False

    def fail(*_what):
        raise RuntimeError("inner secret")

    monkeypatch.setattr(outline, "build_outline", fail)
    answer = client.get(PAGES["outline"])

    assert answer.status_code == 500
    assert "Something went wrong" in Page(answer).text
    assert b"inner secret" not in answer.content


def test_signing_in_leads_back_and_signing_out_asks_first(client):
    make_user("anna", password="correct horse")
    make_harbour(public=True)
    sign_in = next(link for link in read(client, PAGES["claim"]).links if link.startswith("/login/"))

    form = Page(client.get(sign_in))
    place = next(values["value"] for _tag, values in form.elements if values.get("name") == "next")
    signed_in = client.post("/login/", {"username": "anna", "password": "correct horse", "next": place})
    asked = read(client, "/logout/")
    signed_out = client.post("/logout/")

    assert signed_in.headers["Location"] == PAGES["claim"]
    assert "You are signed in as anna." in asked.text
    assert signed_out.headers["Location"] == "/"
    assert "Sign in" in read(client, "/").text


def test_a_wrong_password_is_told_and_another_site_is_not_led_to(client):
    make_user("anna", password="correct horse")

    wrong = client.post("/login/", {"username": "anna", "password": "wrong"})
    away = client.post("/login/", {"username": "anna", "password": "correct horse", "next": "https://evil.example/"})

    assert "Please enter a correct username and password" in Page(wrong).text
    assert away.headers["Location"] == "/"
