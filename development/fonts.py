"""Makes the font that we ship, Argmap Sans, from Inter (https://rsms.me/inter, OFL 1.1), and the table of its widths.

    npm pack inter-ui@4.1.1 && tar xzf inter-ui-4.1.1.tgz
    apt-get download fonts-noto-core && dpkg-deb -x fonts-noto-core_*.deb noto
    .venv/bin/python -m development.fonts package/web noto/usr/share/fonts /usr/share/fonts/truetype/dejavu

The first folder holds Inter; the others, which are searched whole, hold what systems are likely to draw other scripts with.

What differs from Inter: fewer characters; no ligatures and no contextual forms, so that what is read is what was written; the
pairs that kerning would set wider than without it are left alone, so that the sum of advance widths is the most a line can
take; a half-filled circle, the map's sign for "undecided"; a narrow box for what no font on a machine has; and its semi-bold is
our bold.
"""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from fontTools import subset  # type: ignore[import-untyped]
from fontTools.pens.ttGlyphPen import TTGlyphPen  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from argmap.render.faces import FAMILY, PARTS
from development.children import ROOT
from development.other_scripts import measure_elsewhere
from development.widths import write_widths

SERVER_FONTS = ROOT / "argmap" / "render" / "fonts"
WEB_FONTS = ROOT / "static" / "argmap" / "fonts"
WEIGHTS = {"Regular": "Inter-Regular.woff2", "Bold": "Inter-SemiBold.woff2"}
"""Our styles, and the files of Inter that they are made from."""

_FEATURES = ["kern", "mark", "mkmk", "tnum"]
_HALF_CIRCLE, _CIRCLE = 0x25D0, 0x25CB


def main(arguments: list[str]) -> None:
    """Write all files anew."""
    inter, *others = map(Path, arguments)
    fonts = {style: make_font(inter / name, style) for style, name in WEIGHTS.items()}
    for style, font in fonts.items():
        font.save(SERVER_FONTS / f"ArgmapSans-{style}.ttf")
        for part, ranges in PARTS.items():
            piece = cut_font(SERVER_FONTS / f"ArgmapSans-{style}.ttf", ranges)
            piece.flavor = "woff2"
            piece.save(WEB_FONTS / f"argmap-sans-{part}-{style.lower()}.woff2")
    elsewhere = measure_elsewhere(others, set(fonts["Regular"].getBestCmap()))
    write_widths(SERVER_FONTS / "widths.json", fonts, elsewhere)


def make_font(source: Path, style: str) -> TTFont:
    """Our font in a style, with all its parts."""
    font = TTFont(source, recalcTimestamp=False)
    _add_half_circle(font)
    _narrow_missing(font)
    font = _subset(font, [pair for ranges in PARTS.values() for pair in ranges])
    _stop_widening(font)
    _name(font, style)
    font.flavor = None
    return font


def cut_font(source: Path, ranges: Iterable[tuple[int, int]]) -> TTFont:
    """The font in a file with the characters in the ranges alone."""
    return _subset(TTFont(source, recalcTimestamp=False), ranges)


def _subset(font: TTFont, ranges: Iterable[tuple[int, int]]) -> TTFont:
    options = subset.Options(layout_features=_FEATURES, notdef_outline=True, name_IDs=["*"], glyph_names=False)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[code for first, last in ranges for code in range(first, last + 1)])
    cutter.subset(font)
    return font


def _add_half_circle(font: TTFont) -> None:
    """The circle as it is, with its left half filled."""
    circle = font.getBestCmap()[_CIRCLE]
    box = font["glyf"][circle]
    middle, height, radius = (box.xMin + box.xMax) / 2, (box.yMin + box.yMax) / 2, (box.xMax - box.xMin) / 2
    pen = TTGlyphPen(font.getGlyphSet())
    font.getGlyphSet()[circle].draw(pen)
    reach = radius * (2**0.5 - 1)
    slant = radius * 2**-0.5
    pen.moveTo((middle, height - radius))
    pen.qCurveTo((middle - reach, height - radius), (middle - slant, height - slant))
    pen.qCurveTo((middle - radius, height - reach), (middle - radius, height))
    pen.qCurveTo((middle - radius, height + reach), (middle - slant, height + slant))
    pen.qCurveTo((middle - reach, height + radius), (middle, height + radius))
    pen.closePath()
    name = "halfcircle.left"
    font.setGlyphOrder([*font.getGlyphOrder(), name])
    font["glyf"][name] = pen.glyph()
    font["hmtx"][name] = font["hmtx"][circle]
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[_HALF_CIRCLE] = name


def _narrow_missing(font: TTFont) -> None:
    """A box narrower than nearly every character, so that a label fits where its script cannot be drawn at all."""
    pen = TTGlyphPen(None)
    width, height, line = round(MISSING_WIDTH * font["head"].unitsPerEm), font["OS/2"].sCapHeight, font["hhea"].ascent // 20
    for inset, turn in ((line, 1), (2 * line, -1)):
        left, right, low, high = inset, width - inset, inset - line, height - inset + line
        first, *rest = ((left, low), (left, high), (right, high), (right, low))[::turn]
        pen.moveTo(first)
        for corner in rest:
            pen.lineTo(corner)
        pen.closePath()
    missing = font.getGlyphOrder()[0]
    font["glyf"][missing] = pen.glyph()
    font["hmtx"][missing] = (width, line)


MISSING_WIDTH = 0.35
"""Of what stands for a character that no font has, in em."""


def _stop_widening(font: TTFont) -> None:
    for value in list_kerning(font):
        value.XAdvance = min(0, value.XAdvance)


def list_kerning(font: TTFont) -> Iterable[Any]:
    """What each pair of letters, or of kinds of letters, is moved by: GPOS values with an XAdvance."""
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            pairs = getattr(table, "ExtSubTable", table)
            if pairs.LookupType != _PAIRS:
                continue
            rows = (pairs.PairSet or []) if pairs.Format == 1 else pairs.Class1Record
            for row in rows:
                for record in row.PairValueRecord if pairs.Format == 1 else row.Class2Record:
                    for value in (record.Value1, record.Value2):
                        if value is not None and hasattr(value, "XAdvance"):
                            yield value


_PAIRS = 2
"""The type of GPOS lookups that move pairs."""


def _name(font: TTFont, style: str) -> None:
    """A name of its own, so that no other Inter on a machine is taken for it; who made it and its licence stay."""
    names = font["name"]
    names.names = [name for name in names.names if name.nameID in _KEPT_NAMES]
    for identity, text in {
        1: FAMILY,
        2: style,
        3: f"{FAMILY} {style}, of Inter 4.001",
        4: f"{FAMILY} {style}",
        5: "Version 4.001",
        6: f"ArgmapSans-{style}",
    }.items():
        names.setName(text, identity, 3, 1, 0x409)
    is_bold = style == "Bold"
    font["OS/2"].usWeightClass = 700 if is_bold else 400
    font["OS/2"].fsSelection = (font["OS/2"].fsSelection & ~0x61) | (0x20 if is_bold else 0x40)
    font["head"].macStyle = int(is_bold)


_KEPT_NAMES = (0, 8, 9, 11, 12, 13, 14)


if __name__ == "__main__":
    main(sys.argv[1:])
