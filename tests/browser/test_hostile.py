"""Stored scripts in every text of a debate, on every page in a real browser: nothing runs, and nothing comes of them (A7).

Fifty payloads are in each text field of each kind of record, in keys, and in people's names. Each page is opened once; the
forms, histories and delete pages of the admin for a record of each kind. The table of checks is in tests/hostile.py.
"""

from urllib.parse import quote

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import expect

from argmap.formats.native import YAML
from argmap.models import Debate
from argmap.services.editions import publish_edition
from argmap.services.importing import import_debate
from argmap.services.shape import MODELS
from argmap.services.writing import save_record
from tests.hostile import PAYLOADS, make_hostile_debate
from tests.web.addresses import PAGES, address_of

# An element that came of a payload has the attribute `xss`, or is a script or has a handler; none of our own is inline.
FIND_FOREIGN = """() => {
    const foreign = `[xss], script:not([src^="/static/"], [src="/admin/jsi18n/"]), base, iframe, object, embed, [srcdoc],
        [formaction], meta[http-equiv="refresh" i]`;
    const isScript = ({ name, localName, value }) => name.startsWith("on")
        || ["href", "src", "action"].includes(localName) && /^\\s*(javascript|vbscript|data:text)/i.test(value);
    return [...document.querySelectorAll("*")].filter(one => one.matches(foreign) || [...one.attributes].some(isScript))
        .map(one => one.outerHTML.slice(0, 120));
}"""
QUERIES = {
    "map": "?all=true",
    "search": "?q=script",
    "comparison": "?from=1&to=2",
    "positions": "?inherit=true",
    "networks": "?mode=two",
}
BEARERS = (Debate, *MODELS.values())


@pytest.fixture
def hostile(transactional_db):
    person = User.objects.create_superuser(PAYLOADS[3])
    import_debate(value=make_hostile_debate(), owner=person, visibility="public")
    debate = Debate.objects.get()
    publish_edition(debate=debate, user=person, note="\n".join(PAYLOADS))
    debate.claim_set.filter(position=1).update(title=PAYLOADS[5])
    debate.refresh_from_db()
    publish_edition(debate=debate, user=person, note=PAYLOADS[2])
    return debate


@pytest.fixture
def visit(open_page):
    """Opens a path in one and the same window, as somebody who is signed in; fails where anything came of a payload."""
    windows = []

    def visit_path(path, person):
        if not windows:
            windows.append(open_page("/", person=person, expects=("404", "400", "409")))
            windows[0].on("dialog", lambda dialog: pytest.fail(f"a script ran: {dialog.message}"))
        window = windows[0]
        window.goto(path)
        assert_harmless(window)
        return window

    return visit_path


def assert_harmless(window):
    assert window.evaluate(FIND_FOREIGN) == [], window.url


def keys_of(debate):
    """A record with a payload for each page that is about one."""
    keys = {name: getattr(debate, f"{name}_set").first().key for name in ("claim", "argument", "actor", "source")}
    return keys | {"brief-of": keys["claim"]}


def test_nothing_comes_of_a_payload_on_any_page(hostile, visit):
    person, keys = User.objects.get(), keys_of(hostile)

    for name in PAGES:
        # Nobody may frame the map here; signing out ends what the others are opened with.
        if name not in ("embed", "logout"):
            visit(address_of(name, hostile.slug, keys) + QUERIES.get(name, ""), person)
    for error in (f"claims/{quote(PAYLOADS[0])}/", f"?lens={quote(PAYLOADS[0])}", f"?only_actor={quote(PAYLOADS[0])}"):
        visit(f"/debates/hostile/{error}", person)
    for stop in hostile.stop_set.order_by("position", "pk")[:3]:
        visit(f"/debates/hostile/tours/{quote(stop.tour.key, safe='')}/1/", person)
    for picture in ("map", "networks", "support"):
        visit(f"/api/v1/debates/hostile/{picture}.svg", person)


def test_nothing_comes_of_a_payload_in_a_file_that_is_opened(hostile, visit, client, tmp_path):
    file = tmp_path / "debate.html"
    file.write_bytes(client.get("/debates/hostile/offline.html").content)

    visit(file.as_uri(), User.objects.get())


def test_nothing_comes_of_a_payload_that_a_script_puts_into_the_map(hostile, visit):
    window = visit("/debates/hostile/?all=true", User.objects.get())

    window.locator("form.search input[type=search]").fill("script")
    expect(window.get_by_role("option").first).to_be_visible()
    assert_harmless(window)
    window.keyboard.press("Escape")
    # Its middle may be a name on it, which leads to a stance.
    box, corner = window.locator(".argmap .node a").first, {"x": 30, "y": 12}
    box.hover(position=corner)
    box.click(position=corner)
    expect(window.locator("aside.panel h2").first).to_be_visible()

    assert_harmless(window)


def test_nothing_comes_of_a_payload_in_the_admin(hostile, visit):
    person = User.objects.get()

    for address in ("", "argmap/claim/?q=script", "argmap/edition/", "argmap/membership/"):
        visit(f"/admin/{address}", person)
    for model in BEARERS:
        record = model.objects.order_by("pk").first()
        listed = f"/admin/argmap/{model._meta.model_name}/"
        for page in ("", *(f"{record.pk}/{page}/" for page in ("change", "history", "delete"))):
            visit(f"{listed}{page}", person)


def test_nothing_comes_of_a_payload_in_what_the_admin_answers(hostile, visit, tmp_path):
    person, claim = User.objects.get(), hostile.claim_set.first()
    form = f"/admin/argmap/claim/{claim.pk}/change/"
    window = visit(form, person)
    window.locator("#id_title").fill(PAYLOADS[4])
    window.locator("input[name=_continue]").click()
    window.locator(".messagelist").wait_for()
    assert_harmless(window)

    claim.refresh_from_db()
    claim.text = PAYLOADS[6]
    save_record(record=claim, user=person, expected_version=claim.version)
    window.locator("#id_text").fill(PAYLOADS[7])
    window.locator("input[name=_continue]").click()
    window.locator(".conflict").wait_for()
    assert_harmless(window)

    file = tmp_path / f"{PAYLOADS[3].replace('/', '')}.yaml"
    file.write_bytes(YAML.write(make_hostile_debate()))
    visit("/admin/argmap/debate/import/", person).locator("input[type=file]").set_input_files(file)
    window.locator("input[type=submit]").click()
    window.locator("#confirm_form").wait_for()
    assert_harmless(window)
