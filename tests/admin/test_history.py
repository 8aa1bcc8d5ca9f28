"""The history page says who changed what, shows hidden characters, and takes nobody's word for markup."""

from html.parser import HTMLParser

import pytest

from argmap.models import ClaimPassage
from tests.admin.pages import address, read_form
from tests.factories import make_claim, make_passage

PAYLOADS = (
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "'-alert(1)-'", "</textarea><svg onload=alert(1)>",
    "javascript:alert(1)", "{{7*7}}{% now 'Y' %}", "%(x)s{0.__class__}", "</script><script>alert(1)</script>",
)  # fmt: skip


@pytest.fixture
def client(world, people, sign_in):
    return sign_in(people.editor)


def change(client, record, **typed):
    return client.post(address(record), {**read_form(client.get(address(record))), **typed})


def test_a_change_is_shown_with_its_author_and_both_texts(world, client):
    change(client, world.claim, title="Newer", group="")

    page = client.get(address(world.claim, "history")).content.decode()

    assert "<td>editor</td>" in page
    assert '<dt>Title</dt><dd class="text"><del>X claim one</del> → <ins>Newer</ins></dd>' in page
    assert '<dt>Group</dt><dd class="text"><del>g1 · X group</del> → <ins>—</ins></dd>' in page
    assert "<dt>Kind</dt>" in page.partition("added")[2]
    assert "<dt>Kind</dt>" not in page.partition("added")[0]


def test_links_that_came_and_went_are_shown(world, client):
    passage = make_passage(world.source, "q2", locator="9")
    change(client, world.claim, **{"passage_links-TOTAL_FORMS": "2", "passage_links-1-passage": passage.pk})

    page = client.get(address(world.claim, "history")).content.decode()

    assert "<ins>X source, ¶ 9</ins>" in page
    assert ClaimPassage.history.filter(claim_id=world.claim.pk).count() == 2


@pytest.mark.parametrize("hidden", ["\u202e", "\u200b", "\u2066", "\u00ad", "\ufeff"])
def test_hidden_characters_are_shown_by_their_code_point(hidden, world, client):
    actor = world.actor
    actor.name = f"Fr{hidden}ance"
    actor.save()

    page = client.get(address(actor, "history")).content.decode()

    assert f'Fr<span class="hidden-character">U+{ord(hidden):04X}</span>ance' in page


def test_a_long_history_is_paged(world, client):
    for number in range(30):
        world.claim.title = f"Title {number}"
        world.claim.save()

    first, second = (client.get(f"{address(world.claim, 'history')}?p={page}").content.decode() for page in (1, 2))

    assert "<del>Title 4</del> → <ins>Title 5</ins>" in first
    assert "<del>Title 3</del> → <ins>Title 4</ins>" in second
    assert "<ins>Title 29</ins>" not in second


def test_a_record_that_was_referred_to_and_is_no_more_has_no_name(world, client):
    group = world.group
    world.claim.group = None
    world.claim.save()
    group.delete()

    assert "a record that is no more" in client.get(address(world.claim, "history")).content.decode()


class HarmFinder(HTMLParser):
    """Collects what would run: handlers, scripts with text of their own, and links that are scripts."""

    def __init__(self):
        super().__init__()
        self.found, self.in_script = [], False

    def handle_starttag(self, tag, attrs):
        self.in_script = tag == "script"
        self.found += [f"{tag} {name}={value}" for name, value in attrs if name.startswith("on") or name == "style"]
        self.found += [value for name, value in attrs if name in ("href", "src", "action") and "javascript:" in (value or "")]

    def handle_data(self, data):
        if self.in_script and data.strip():
            self.found.append(data)

    def handle_endtag(self, tag):
        self.in_script = False


@pytest.mark.parametrize("payload", PAYLOADS)
def test_text_stays_text_on_every_page(payload, world, client):
    claim = make_claim(world.debate, "evil", title=payload, text=payload, tags=[payload], extra={payload: payload})
    form = read_form(client.get(address(claim)))
    paths = ["/admin/argmap/claim/", "/admin/", *(address(claim, page) for page in ("change", "delete", "history"))]

    answers = [client.post(address(claim), {**form, "loaded_version": "", "title": f"{payload}2"}), *map(client.get, paths)]

    for answer in answers:
        finder = HarmFinder()
        finder.feed(answer.content.decode())
        assert finder.found == []
        assert "no-store" in answer["Cache-Control"]


def test_text_stays_text_in_messages_and_searches(world, client):
    payload = PAYLOADS[0]
    claim = make_claim(world.debate, "evil")
    message = client.post(address(claim), {**read_form(client.get(address(claim))), "title": payload}, follow=True)

    for answer in (message, client.get("/admin/argmap/claim/", {"q": payload})):
        assert payload not in answer.content.decode()
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in answer.content.decode()
