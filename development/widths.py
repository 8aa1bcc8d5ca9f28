"""Writes how wide characters are as the table that maps are measured by (`argmap.render.measure`)."""

import json
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]


def write_widths(path: Path, fonts: Mapping[str, TTFont], elsewhere: Mapping[int, float]) -> None:
    """The table as JSON: for each style of our font, and for characters that it lacks, the characters by their width in em."""
    table = {style.lower(): read_widths(font) for style, font in fonts.items()}
    grouped = {style: _group(widths) for style, widths in (table | {"elsewhere": dict(elsewhere)}).items()}
    path.write_text(json.dumps(grouped, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def read_widths(font: TTFont) -> dict[int, float]:
    """The advance width of each character that a font has, in em; those that combine take none."""
    marks = font["GDEF"].table.GlyphClassDef.classDefs
    size = font["head"].unitsPerEm
    return {
        code: 0.0 if marks.get(glyph) == _MARK else round(font["hmtx"][glyph][0] / size, 5)
        for code, glyph in font.getBestCmap().items()
    }


_MARK = 3
"""GDEF's class of marks, whose advance a shaper takes away."""


def _group(widths: Mapping[int, float]) -> dict[str, str]:
    groups: dict[float, list[str]] = defaultdict(list)
    for code in sorted(widths):
        groups[widths[code]].append(chr(code))
    return {f"{width:g}": "".join(groups[width]) for width in sorted(groups)}
