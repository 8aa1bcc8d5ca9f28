"""Every picture that leaves the server has listed elements, attributes and links alone (A6 in tests/hostile.py)."""

import re

import pytest
from django.urls import reverse

from argmap.api.urls import urlpatterns
from argmap.models import Debate
from argmap.render import THEMES
from argmap.render.faces import list_hashes
from argmap.services.editions import publish_edition
from argmap.services.importing import import_debate
from argmap.services.seeds import find_seeds, load_seed
from tests.hostile import make_hostile_debate
from tests.render.debates import SVG, hash_style, read_svg
from tests.render.test_many_hostile import ATTRIBUTES, ELEMENTS
from tests.web.addresses import PAGES, address_of

ON_PAGES = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
# Strips of the timeline and signs of a legend are written by templates, and hold no text but years and signs.
NAMESPACE = SVG.strip("{}")
STRIPS = {"line", "circle", "rect", "use"}
PLACES = {"x1", "x2", "y1", "y2", "r", "aria-hidden", "focusable"}
STANDING = {"data-verdict", "data-before"}
WORDS = {"aria-label", "id", "href", "data-source", "data-target"}
QUERIES = {"map": ("", "?all=true"), "outline": ("",), "networks": ("", "?mode=two", "?of=concept&via=organization")}
PICTURES = [pattern.name for pattern in urlpatterns if str(pattern.pattern).endswith(".svg")]


def assert_nothing_foreign(picture, slug):
    assert picture.startswith("<svg ")
    root = read_svg(picture.encode())
    links = {link for one in root.iter() if (link := one.get("href"))}
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= ELEMENTS | STRIPS
    assert {name for element in root.iter() for name in element.attrib} <= ATTRIBUTES | PLACES | STANDING
    assert not any("url(" in part for one in root.iter() for name, part in one.attrib.items() if name not in WORDS)
    assert {hash_style(style) for style in root.iter(f"{SVG}style")} <= set(list_hashes())
    assert all(link.startswith((f"/debates/{slug}/", f"http://testserver/debates/{slug}/", "#")) for link in links)


@pytest.fixture(params=["hostile", *(path.parent.name for path in find_seeds())])
def debate(request, db, settings):
    settings.EMBED_HOSTS = ["news.example"]
    if request.param == "hostile":
        import_debate(value=make_hostile_debate(), visibility="public")
    for path in find_seeds():
        if path.parent.name == request.param:
            load_seed(path)
    debate = Debate.objects.get(slug=request.param)
    publish_edition(debate=debate, user=None)
    return debate


def test_files_hold_nothing_foreign_in_any_theme(client, debate):
    for name in PICTURES:
        given = {"slug": debate.slug} | ({"number": 1} if "edition" in name else {})
        for query in [f"?theme={theme}" for theme in THEMES] if name == "api-map-svg" else [""]:
            answer = client.get(reverse(name, kwargs=given) + query)
            assert (answer.status_code, answer["Content-Type"]) == (200, "image/svg+xml"), answer.content[:200]
            assert_nothing_foreign(answer.content.decode(), debate.slug)


def test_pages_hold_no_picture_with_anything_foreign(client, debate):
    keys = {name: getattr(debate, f"{name}_set").first().key for name in ("claim", "argument", "actor", "source")}
    keys["brief-of"] = keys["claim"]
    seen = set()

    for name in PAGES:
        for query in QUERIES.get(name, ("",)):
            page = client.get(address_of(name, debate.slug, keys) + query).content.decode()
            for picture in ON_PAGES.findall(page):
                # On a page an svg element needs no namespace to be one.
                assert_nothing_foreign(
                    picture if "xmlns" in picture[:90] else f'<svg xmlns="{NAMESPACE}"{picture[4:]}', debate.slug
                )
                seen.add(name)

    assert seen >= {"map", "embed", "networks", "support", "timeline"}
