"""How wide characters get that our font lacks: as wide as the widest of the fonts that systems draw them with."""

from collections.abc import Iterable, Iterator
from math import ceil
from pathlib import Path
from unicodedata import category, east_asian_width, name

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

_FAMILIES = ("NotoSans", "NotoNaskhArabic", "DejaVuSans", "LiberationSans")
_OTHER_STYLES = ("Mono", "Condensed", "Narrow", "Oblique", "Italic", "Display", "Thin", "Light", "Medium", "Black")
_LAST = 0xFFFF
"""Beyond it are pictographs, which are measured alike, and scripts that nobody writes."""
_STEP = 0.02


def measure_elsewhere(folders: Iterable[Path], known: set[int]) -> dict[int, float]:
    """The width in em of each character that is not known and not as wide as all East Asian ones, rounded up."""
    widest: dict[int, float] = {}
    for path in _list_fonts(folders):
        font = TTFont(path, lazy=True)
        size, advances = font["head"].unitsPerEm, font["hmtx"]
        for code, glyph in font.getBestCmap().items():
            if code <= _LAST and code not in known and _has_own_width(chr(code), path):
                widest[code] = max(widest.get(code, 0.0), advances[glyph][0] / size)
    return {code: round(ceil(round(width / _STEP, 6)) * _STEP, 2) for code, width in widest.items()}


def _list_fonts(folders: Iterable[Path]) -> Iterator[Path]:
    for folder in folders:
        for path in sorted(folder.rglob("*.ttf")):
            if path.name.startswith(_FAMILIES) and not any(style in path.name for style in _OTHER_STYLES):
                yield path


def _has_own_width(character: str, path: Path) -> bool:
    kind = category(character)
    if kind in ("Cc", "Cf", "Me", "Co", "Cs", "Zl", "Zp") or not name(character, ""):
        return False
    # In some scripts of India a mark makes its letter wider; only Noto keeps those apart from the others.
    if kind == "Mn" and not path.name.startswith("NotoSans"):
        return False
    return east_asian_width(character) not in "WF"
