"""The debate as one file to keep: complete, without anything from elsewhere, and only for those who may read the debate."""

import re

import pytest

from argmap.models import Membership, Role
from argmap.services.pages import offline
from argmap.services.pages.offline import NOT_CARRIED
from tests.factories import make_claim, make_debate, make_user
from tests.web.debates import make_harbour
from tests.web.html import Page
from tests.web.test_map import make_bridge

pytestmark = pytest.mark.django_db
FILE = "/debates/harbour/offline.html"
LOADING = {"src", "srcset", "data", "poster", "background", "action", "formaction", "ping", "manifest"}


@pytest.fixture
def harbour():
    return make_harbour(public=True)


def test_the_file_is_saved_and_has_what_is_known_of_the_debate(harbour, client):
    answer = client.get(FILE)
    page = Page(answer)

    assert answer.headers["Content-Disposition"] == 'attachment; filename="harbour.html"'
    for words in (
        harbour.question, "The council should buy a dredger.", "Silt and ships do not go together.", "step undercut by slow",
        "The mayor for The council supports it on conditions, 11 June 2020", "Only with help.",
        "The harbour master measured it.",
        "Evidence B2, supports the claim", "The council wants a dredger.", "Anna Ahab. “Report of the harbour master”.",
        "attacked by dear ◐ undecided A dredger is dear", *NOT_CARRIED,
    ):  # fmt: skip
        assert words in page.text
    assert page.faults == []


def test_the_file_loads_nothing_and_every_link_inside_leads_somewhere(harbour, client):
    answer = client.get(FILE)
    page = Page(answer)

    inner = {link.removeprefix("#") for link in page.links if link.startswith("#")}
    assert {"claim-dredge", "about-claim-dredge", "passage-wants"} <= inner <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))
    assert not [link for link in page.links if not link.startswith("#")]
    assert not [tag for tag, _values in page.elements if tag in ("script", "link", "iframe", "object", "embed", "img", "base")]
    assert not [values for _tag, values in page.elements if LOADING & set(values)]
    assert set(re.findall(r"url\(([a-z]+:)", answer.content.decode())) == {"data:"}


def test_the_file_is_as_the_debate_is_looked_at(harbour, client):
    text = Page(client.get(FILE, {"what_if": "out.silting"})).text

    assert "What if:" in text
    assert "silting ○ out changed, was in The harbour is silting up" in text


def test_hostile_text_stays_text_in_the_file(client):
    debate = make_debate("harbour", public=True)
    debate.question = "</style><script>alert(1)</script>"
    debate.save()
    make_claim(debate, "c", title='"><img src=x onerror=alert(1)>', text="</details><script>alert(2)</script>")

    page = Page(client.get(FILE))

    assert {"script", "img"}.isdisjoint(tag for tag, _values in page.elements)
    assert "</details><script>alert(2)</script>" in page.text
    assert page.faults == []


def test_a_map_too_large_is_cut_to_its_opening_and_the_outline_has_all(client, monkeypatch):
    make_bridge(public=True)
    monkeypatch.setattr(offline, "MOST_BOXES", 6)

    page = Page(client.get("/debates/bridge/offline.html"))

    assert "The map shows 4 of 7 boxes; the outline has all of them." in page.text
    assert {"about-claim-c5", "claim-c2"} <= set(page.ids)
    assert "claim-c3" not in page.ids


@pytest.mark.parametrize(("who", "status"), [("anonymous", 404), ("stranger", 404), ("reader", 200)])
def test_the_file_of_a_private_debate_is_for_its_members_and_says_so(client, who, status):
    debate = make_harbour()
    if who != "anonymous":
        user = make_user(who)
        if who == "reader":
            Membership.objects.create(debate=debate, user=user, role=Role.READER)
        client.force_login(user)

    answer = client.get(FILE)

    assert answer.status_code == status
    if status == 200:
        assert answer.headers["Cache-Control"] == "private, no-store"
        assert "Private: for members of the debate only" in Page(answer).text


def test_the_file_holds_the_parts_of_the_font_that_its_text_needs(client):
    debate = make_harbour(public=True)
    latin = client.get(FILE).content.decode()
    make_claim(debate, title="Гавань мелеет")
    debate.__class__.objects.filter(pk=debate.pk).update(revision=debate.revision + 1)

    cyrillic = client.get(FILE).content.decode()

    assert [page.count("unicode-range:U+400-52F") for page in (latin, cyrillic)] == [0, 2]
    assert latin.count("@font-face") == 2
