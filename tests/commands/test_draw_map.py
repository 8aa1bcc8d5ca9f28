import xml.etree.ElementTree as ET

import pytest
from django.core.management import CommandError, call_command

from tests.factories import make_claim, make_debate, make_relation

pytestmark = pytest.mark.django_db


def draw(slug, output):
    call_command("draw_map", slug, "--output", str(output), verbosity=0)
    return output.read_bytes()


def test_the_svg_shows_every_claim(tmp_path):
    debate = make_debate("water")
    make_relation(make_claim(debate, "cost"), make_claim(debate, "policy"), "attacks")

    svg = ET.fromstring(draw("water", tmp_path / "water.svg"))

    boxes = {element.get("id") for element in svg.iter() if element.get("class") == "node"}
    assert boxes == {"claim-cost", "claim-policy"}


@pytest.mark.parametrize(("suffix", "start"), [("png", b"\x89PNG"), ("pdf", b"%PDF"), ("dot", b"digraph")])
def test_the_suffix_says_what_kind_of_picture(tmp_path, suffix, start):
    make_claim(make_debate("water"))

    assert start in draw("water", tmp_path / f"water.{suffix}")[:200]


@pytest.mark.parametrize(
    ("slug", "name", "sentence"),
    [("water", "water.gif", "allowed are svg, png, pdf, dot"), ("fire", "fire.svg", 'no debate with the slug "fire"')],
)
def test_what_cannot_be_drawn_is_one_sentence(tmp_path, slug, name, sentence):
    make_debate("water")

    with pytest.raises(CommandError, match=sentence):
        draw(slug, tmp_path / name)
