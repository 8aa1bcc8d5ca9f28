"""Nothing is written outside its box: for the seeds and for 500 labels in five scripts, on a page and in a file by itself."""

import os
from pathlib import Path

import pytest

from argmap.formats import read_file
from argmap.render import MapOptions, render_map
from development.chromium import find_chromium
from tests.browser.conftest import ALONE
from tests.browser.labels import make_labelled_debate, write_labels
from tests.web.test_map import MAP, make_bridge

SEEDS = sorted(path for path in Path("seeds").iterdir() if path.is_dir())
ON_A_PAGE = MapOptions(with_title=False, with_legend=False, claim_link="#{key}")

# What is written further right, left, up or down than its plate, its box, its cluster or the paper, or runs into what is
# written beside it; with the number of texts that were looked at.
FIND_MISFITS = """svg => {
    const found = [], place = element => element.getBBox();
    const lies = (inner, outer) => inner.x >= outer.x - 0.5 && inner.x + inner.width <= outer.x + outer.width + 0.5
        && inner.y >= outer.y - 2 && inner.y + inner.height <= outer.y + outer.height + 2;
    const tell = (what, text) => found.push(`${what}: ${text.textContent}`);
    const shapes = ":is(path, polygon)";
    let seen = 0;
    for (const frame of svg.querySelectorAll("g.node, g.argument, g.cluster, g.legend")) {
        const outer = place(frame.querySelector(`:scope > ${shapes}, :scope > a > ${shapes}`)
            || svg.querySelector("g.graph > polygon"));
        const whole = frame.matches(".legend") ? place(svg.querySelector("g.graph > polygon")) : outer;
        let before = null;
        for (const text of frame.querySelectorAll("text")) {
            const box = place(text), plate = text.previousElementSibling;
            seen += 1;
            if (!lies(box, whole)) tell("outside of its box", text);
            if (plate?.matches(shapes)) {
                const inner = place(plate);
                if (box.x >= inner.x && box.x <= inner.x + inner.width && box.x + box.width > inner.x + inner.width + 0.5)
                    tell("outside of its plate", text);
            }
            if (before && Math.abs(before.y - box.y) < 1 && before.x < box.x && before.x + before.width > box.x + 0.5)
                tell("run into", text);
            before = box;
        }
    }
    return [seen, found];
}"""
LIST_UNLOADED = """svg => [...svg.querySelectorAll("text")].map(text => [getComputedStyle(text).fontWeight, text.textContent])
    .filter(([weight, words]) => !document.fonts.check(`${weight} 13px "Argmap Sans"`, words))"""
HINTING = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include>
<match target="pattern"><edit name="hintstyle" mode="assign"><const>hintfull</const></edit></match>
<match target="font"><edit name="hintstyle" mode="assign"><const>hintfull</const></edit></match>
</fontconfig>"""


def read_seed(folder):
    return read_file(
        "debate.yaml", (folder / "debate.yaml").read_bytes(), load=lambda name: (folder / name).read_bytes()
    ).debate


@pytest.fixture(scope="session", params=["labels", *(folder.name for folder in SEEDS)])
def debate(request):
    if request.param == "labels":
        return make_labelled_debate(write_labels())
    return read_seed(Path("seeds") / request.param)


@pytest.mark.usefixtures("transactional_db")
def test_nothing_is_written_outside_its_box_on_a_page(debate, open_page):
    make_bridge(public=True)
    page = open_page(MAP)
    svg = render_map(debate, options=ON_A_PAGE).decode()

    page.locator("svg.argmap").first.evaluate("(old, svg) => { old.outerHTML = svg; }", svg)
    page.evaluate("() => document.fonts.ready.then(() => true)")
    seen, misfits = page.locator("svg.argmap").first.evaluate(FIND_MISFITS)

    assert page.locator("svg.argmap").first.evaluate(LIST_UNLOADED) == []
    assert seen > len(debate.claims)
    assert misfits == []


@pytest.fixture(scope="session")
def hinting_chromium(chromium, tmp_path_factory):
    """A Chromium on a system that fits letters to the screen's pixels as much as it can, which makes many of them wider."""
    fonts = tmp_path_factory.mktemp("fonts") / "fonts.conf"
    fonts.write_text(HINTING)
    environment = {**os.environ, "FONTCONFIG_FILE": str(fonts)}
    browser = chromium.browser_type.launch(executable_path=find_chromium(), args=[*ALONE], env=environment)
    yield browser
    browser.close()


@pytest.fixture
def open_file(hinting_chromium, tmp_path):
    pages = []

    def open_svg(svg):
        path = tmp_path / "map.svg"
        path.write_bytes(svg)
        page = hinting_chromium.new_page()
        pages.append(page)
        page.goto(path.as_uri())
        page.evaluate("() => document.fonts.ready.then(() => true)")
        return page.locator("svg.argmap")

    yield open_svg
    for page in pages:
        page.close()


def test_nothing_is_written_outside_its_box_in_a_file_by_itself(debate, open_file):
    drawing = open_file(render_map(debate))

    seen, misfits = drawing.evaluate(FIND_MISFITS)

    assert drawing.evaluate(LIST_UNLOADED) == []
    assert seen > len(debate.claims)
    assert misfits == []
    # The widths that a file gives its text would hide that the font in it has others.
    drawing.evaluate("svg => svg.querySelectorAll('text').forEach(text => text.removeAttribute('textLength'))")
    assert drawing.evaluate(FIND_MISFITS) == [seen, []]


def test_nothing_is_written_outside_its_box_where_the_font_in_the_file_is_not_known(debate, open_file):
    drawing = open_file(render_map(debate))

    drawing.evaluate("svg => svg.querySelectorAll('style').forEach(style => style.remove())")
    seen, misfits = drawing.evaluate(FIND_MISFITS)

    assert seen > len(debate.claims)
    assert misfits == []
