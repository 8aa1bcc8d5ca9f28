"""The files of our font hold what the maps are measured by, and pictures are drawn in it."""

import io
import json
import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from pypdf import PdfReader

from argmap.core.reading.standing import VERDICT_SIGNS
from argmap.render import render_map
from argmap.render.faces import FAMILY, PARTS, WEIGHTS, write_ranges
from argmap.render.measure import measure_text
from argmap.render.options import Format
from argmap.render.theme import POSITION_SIGNS, RELATION_SIGNS
from development.fonts import SERVER_FONTS, WEB_FONTS, list_kerning
from development.widths import read_widths
from tests.render.debates import bridge

PAGES_CSS = Path("static/argmap/pages.css")


def open_server_font(weight):
    return TTFont(SERVER_FONTS / f"ArgmapSans-{weight.title()}.ttf")


def open_web_font(part, weight):
    return TTFont(WEB_FONTS / f"argmap-sans-{part}-{weight}.woff2")


def list_codes(part):
    return {code for first, last in PARTS[part] for code in range(first, last + 1)}


@pytest.mark.parametrize("weight", WEIGHTS)
def test_the_table_of_widths_is_what_the_font_says(weight):
    table = json.loads((SERVER_FONTS / "widths.json").read_text("utf-8"))[weight]

    widths = {ord(character): float(width) for width, group in table.items() for character in group}

    assert widths == read_widths(open_server_font(weight))


@pytest.mark.parametrize("weight", WEIGHTS)
@pytest.mark.parametrize("part", PARTS)
def test_the_parts_for_browsers_are_as_wide_as_the_font_and_hold_their_ranges_of_it(part, weight):
    whole = read_widths(open_server_font(weight))

    widths = read_widths(open_web_font(part, weight))

    assert widths == {code: width for code, width in whole.items() if code in list_codes(part)}


@pytest.mark.parametrize("weight", WEIGHTS)
def test_kerning_makes_no_line_wider(weight):
    moves = [value.XAdvance for value in list_kerning(open_server_font(weight))]

    assert len(moves) > 1000
    assert max(moves) <= 0


@pytest.mark.parametrize("weight", WEIGHTS)
def test_no_letters_run_together_into_other_signs(weight):
    features = {record.FeatureTag for record in open_server_font(weight)["GSUB"].table.FeatureList.FeatureRecord}

    assert features == {"tnum"}


def test_the_font_has_the_signs_that_maps_are_drawn_with():
    signs = {*RELATION_SIGNS.values(), *POSITION_SIGNS.values(), *VERDICT_SIGNS.values(), "·", "…", "‹", "¶", "●"}

    assert set(map(ord, "".join(signs))) <= set(open_server_font("regular").getBestCmap())


@pytest.mark.parametrize("weight", WEIGHTS)
@pytest.mark.parametrize("part", PARTS)
def test_pages_load_each_part_for_the_characters_that_it_has(part, weight):
    rule = next(line for line in PAGES_CSS.read_text("utf-8").splitlines() if f"argmap-sans-{part}-{weight}.woff2" in line)

    assert f'font-family: "{FAMILY}"' in rule
    assert f"font-weight: {'400' if weight == 'regular' else '600 900'};" in rule
    assert f"unicode-range: {write_ranges(PARTS[part])};" in rule


@pytest.mark.parametrize("folder", [SERVER_FONTS, WEB_FONTS])
def test_the_licence_lies_beside_the_files(folder):
    assert "SIL OPEN FONT LICENSE Version 1.1" in (folder / "OFL.txt").read_text()


def list_pdf_fonts(pdf):
    """Of each font that a PDF draws with: its name without the mark of a subset, and whether it is in the file."""
    fonts = PdfReader(io.BytesIO(pdf)).pages[0]["/Resources"]["/Font"]
    described = [font.get_object().get("/DescendantFonts", [font])[0].get_object() for font in fonts.values()]
    return {
        (
            re.sub("^/[A-Z]{6}[+]", "", font["/BaseFont"]),
            bool({"/FontFile", "/FontFile2", "/FontFile3"} & {*font["/FontDescriptor"]}),
        )
        for font in described
    }


def test_a_pdf_is_drawn_in_our_font_and_carries_it():
    pdf = render_map(bridge(), format=Format.PDF)

    assert list_pdf_fonts(pdf) == {("ArgmapSans-Regular", True), ("ArgmapSans-Bold", True)}


def test_pictures_are_the_same_where_the_machine_has_no_font_but_ours(tmp_path, monkeypatch):
    pictures = [render_map(bridge(), format=format) for format in (Format.SVG, Format.PNG)]
    alone = tmp_path / "fonts.conf"
    alone.write_text(re.sub("<include.*</include>", "", (SERVER_FONTS / "fonts.conf").read_text()))
    monkeypatch.setenv("FONTCONFIG_FILE", str(alone))

    again = [render_map(bridge(), format=format) for format in (Format.SVG, Format.PNG)]

    assert again == pictures


def test_a_line_is_as_wide_as_its_letters_together():
    font = open_server_font("bold")
    advances = [font["hmtx"][font.getBestCmap()[ord(letter)]][0] for letter in "Waste, not"]

    assert measure_text("Waste, not", 20, bold=True) == pytest.approx(sum(advances) * 20 / font["head"].unitsPerEm, rel=1e-4)
