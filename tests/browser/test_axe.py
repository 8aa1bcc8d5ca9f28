"""No violation that axe finds on any page and in any state, light and dark, on a desktop and a phone; and no page too wide.

Pages are those of `argmap.web.urls`: one that is added there is visited here. Each state is loaded once, and looked at as on a
light desktop and as on a dark phone.
"""

import pytest

from argmap.models import Claim
from argmap.services.editions import publish_edition
from argmap.services.writing import save_record
from tests.browser.conftest import DESKTOP, HEIGHTS, PHONE, report_violations
from tests.factories import make_claim, make_debate, make_stop, make_tour, make_user
from tests.web.addresses import PAGES, address_of
from tests.web.debates import PAGES as PAGES_OF_HARBOUR
from tests.web.debates import make_harbour
from tests.web.test_lenses import BOTH, LENSES, STRENGTHS, make_quay
from tests.web.test_networks import NETWORKS, make_canal

WAYS = ((DESKTOP, "light"), (PHONE, "dark"))
# Colours that are on their way from one theme to the other are neither.
REST = "Promise.all(document.getAnimations().map(one => one.finished))"
KEYS = {"claim": "dredge", "brief-of": "dredge", "argument": "need", "actor": "mayor", "source": "report"}
SEEN = "lens=town&as_of=2021&what_if=out.dear"
STATES = {
    "map": (
        "?all=true",
        f"?{SEEN}",
        "?focus=dredge",
        "?depth=1&only_actor=town",
        "?tour=walk&stop=1&focus=dredge",
        "?only_kind=value",
        "#claim-dredge",
    ),
    "outline": (f"?{SEEN}", "?focus=dredge&depth=0"),
    "search": ("?q=dredger", "?q=nothing+of+the+kind"),
    "comparison": ("?from=1&to=2",),
    "positions": ("?bands=group&by_actor_kind=true&order=blocks&inherit=true", f"?{SEEN}"),
    "timeline": ("?by=claims",),
    "changes": ("?from=2019",),
    "claim": (f"?{SEEN}",),
    "brief": (f"?{SEEN}",),
}
"""What else there is to see of some pages, beside how they open."""
WATER = "debate: {slug: water, question: Fluoridate the water?}\nclaims: {policy: {title: Fluoridate it}}\n"
OF_EMPTY = (
    "map",
    "outline",
    "search",
    "table",
    "positions",
    "timeline",
    "changes",
    "networks",
    "support",
    "lenses",
    "strengths",
    "tours",
)


@pytest.fixture
def harbour(transactional_db, settings):
    settings.EMBED_HOSTS = ["news.example"]
    debate = make_harbour(public=True)
    publish_edition(debate=debate, user=None, note="The first")
    make_claim(debate, "late", title="It is late")
    make_stop(make_tour(debate, "walk"), "walk/1", focus_claim=Claim.objects.get(key="dredge"))
    publish_edition(debate=debate, user=None)
    return debate


def list_faults(page):
    """What is wrong with a page as it is now, on a desktop and on a phone."""
    faults = []
    for width, scheme in WAYS:
        page.set_viewport_size({"width": width, "height": HEIGHTS[width]})
        page.emulate_media(color_scheme=scheme)
        page.evaluate(REST)
        faults.append(report_violations(page))
        if not page.evaluate("document.documentElement.scrollWidth <= innerWidth"):
            faults.append(f"{page.url} is wider than {width} px")
    page.set_viewport_size({"width": DESKTOP, "height": HEIGHTS[DESKTOP]})
    return [fault for fault in faults if fault]


def find_faults(page, addresses):
    return [fault for address in addresses if page.goto(address) for fault in list_faults(page)]


def test_every_page_is_sound_in_its_states(harbour, open_page):
    addresses = [address_of(name, "harbour", KEYS) + query for name in PAGES for query in ("", *STATES.get(name, ()))]
    refused = ["/no/such/page/", "/debates/harbour/claims/none/", "/debates/harbour/?lens=nobody", "/debates/harbour/?depth=x"]

    assert find_faults(open_page("/", expects=("400", "404")), [*addresses, *refused]) == []


def test_lenses_and_networks_are_sound(harbour, open_page):
    make_quay(public=True)
    make_canal()
    networks = [f"{NETWORKS}{query}" for query in ("", "?mode=two", "?of=concept&via=organization&backbone=0.3")]

    assert find_faults(open_page("/"), [LENSES, BOTH, f"{STRENGTHS}?sort=-df-quad&claim=build", *networks]) == []


def test_pages_of_an_empty_debate_are_sound(harbour, open_page):
    make_debate("empty", public=True)

    assert find_faults(open_page("/"), [address_of(name, "empty", {}) for name in OF_EMPTY]) == []


def test_what_opens_on_the_map_is_sound(harbour, open_page):
    page = open_page(PAGES_OF_HARBOUR["map"])
    page.evaluate("for (const part of document.querySelectorAll('main details')) part.open = true")
    faults = list_faults(page)

    page.goto(PAGES_OF_HARBOUR["map"])
    page.locator("form.search input[type=search]").fill("dredge")
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("ArrowDown")
    faults += list_faults(page)

    page.goto(PAGES_OF_HARBOUR["map"])
    page.locator("#claim-silting a:not(.expand, .collapse, .chip)").click()
    page.locator("aside.panel h2").first.wait_for()
    faults += list_faults(page)
    assert faults == []


def test_pages_of_somebody_signed_in_are_sound(harbour, open_page):
    person = make_user("anna", superuser=True)
    make_debate("hidden", owner=person)
    claim = Claim.objects.get(key="dredge")
    admin = "/admin/argmap/claim/"
    page = open_page("/", person=person, expects=("409",))

    faults = find_faults(
        page,
        ["/", "/logout/", PAGES_OF_HARBOUR["map"], PAGES_OF_HARBOUR["claim"], "/admin/", "/admin/argmap/debate/import/", admin,
         *(f"{admin}{claim.pk}/{name}/" for name in ("history", "delete", "change"))],
    )  # fmt: skip
    save_record(record=claim, user=person, expected_version=claim.version)
    page.locator("#id_text").fill("Another text.")
    page.locator("input[name=_save]").click()
    page.locator(".conflict").wait_for()
    faults += list_faults(page)
    page.goto("/admin/argmap/debate/import/")
    page.locator("input[type=file]").set_input_files(
        {"name": "water.yaml", "mimeType": "application/yaml", "buffer": WATER.encode()}
    )
    page.locator("input[type=submit]").click()
    page.locator("#confirm_form").wait_for()
    assert [*faults, *list_faults(page)] == []
