"""The font that a picture carries when it stands alone: as style elements of constant text, whose hashes a policy can list.

Browsers load `static/argmap/fonts` for the maps on pages; an SVG by itself can load nothing, and so holds the parts it needs.
"""

import re
from base64 import b64encode
from collections.abc import Iterator, Mapping
from functools import cache
from hashlib import sha256
from html import unescape
from pathlib import Path
from types import MappingProxyType

from argmap.render.measure import measure_exactly

FAMILY = "Argmap Sans"
Ranges = tuple[tuple[int, int], ...]
_MARKS: Ranges = ((0x300, 0x338),)
"""The accents that combine go with the letters of each part, or a browser would take them from another font."""
PARTS: Mapping[str, Ranges] = MappingProxyType(
    {
        "latin": (
            *((0x20, 0x7E), (0xA0, 0xFF), (0x131, 0x131), (0x152, 0x153), (0x2C6, 0x2C7), (0x2D8, 0x2DD)),
            *((0x2010, 0x2027), (0x2030, 0x203A), (0x2044, 0x2044), (0x20AC, 0x20AC), (0x2116, 0x2122), (0x2190, 0x2199)),
            *((0x21D0, 0x21D5), (0x2200, 0x22FF), (0x25A0, 0x25FF), (0x2605, 0x2606), (0x2713, 0x2717)),
            *_MARKS,
        ),
        "latin-ext": (
            *((0x100, 0x130), (0x132, 0x151), (0x154, 0x2AF), (0x1E00, 0x1EFF)),
            *((0x2070, 0x209F), (0x20A0, 0x20AB), (0x20AD, 0x20BF)),
            *_MARKS,
        ),
        "greek": ((0x370, 0x3FF), (0x1F00, 0x1FFF), *_MARKS),
        "cyrillic": ((0x400, 0x52F), *_MARKS),
    }
)
"""The parts of the font, each a file of a weight, by the characters they may have (`development.fonts` makes the files)."""
WEIGHTS = ("regular", "bold")
_FOLDER = Path(__file__).parents[2] / "static" / "argmap" / "fonts"
_TEXT = re.compile(r"<text([^>]*)>([^<]*)</text>")
_BOLD = ' font-weight="bold"'
_SIZE = re.compile(r' font-size="([\d.]+)"')


def embed_faces(drawing: str) -> str:
    """The style elements with what the text elements of an SVG need of our font."""
    written: dict[str, set[str]] = {weight: set() for weight in WEIGHTS}
    for attributes, words in _TEXT.findall(drawing):
        written["bold" if _BOLD in attributes else "regular"].update(words)
    return write_faces(written)


def write_faces(written: Mapping[str, set[str]]) -> str:
    """The style elements with what these characters need of our font, by weight (`WEIGHTS`)."""
    needed = ((part, weight) for weight, characters in written.items() for part in _find_parts(characters))
    return "".join(f"<style>{_write_face(part, weight)}</style>" for part, weight in needed)


def fix_widths(drawing: str) -> str:
    """The SVG with text as wide as our font has it, whatever it is drawn in, where our font has all of it.

    For the programs that know no fonts within a picture: what they take instead is squeezed into the boxes.
    """
    return _TEXT.sub(_fix_width, drawing)


def _fix_width(text: re.Match[str]) -> str:
    attributes, words = text.groups()
    size = _SIZE.search(attributes)
    if size is None or "font-family" in attributes:
        return text[0]
    width = measure_exactly(unescape(words), float(size[1]), bold=_BOLD in attributes)
    if width is None:
        return text[0]
    return f'<text{attributes} textLength="{width:.1f}" lengthAdjust="spacingAndGlyphs">{words}</text>'


def list_hashes() -> list[str]:
    """The hashes of the texts of all style elements there may be, as a Content-Security-Policy has them."""
    faces = (_write_face(part, weight) for part in PARTS for weight in WEIGHTS)
    return [f"'sha256-{b64encode(sha256(face.encode()).digest()).decode()}'" for face in faces]


def _find_parts(characters: set[str]) -> Iterator[str]:
    codes = set(map(ord, characters))
    for part, ranges in PARTS.items():
        if any(first <= code <= last for code in codes for first, last in ranges if (first, last) not in _MARKS):
            yield part


@cache
def _write_face(part: str, weight: str) -> str:
    font = b64encode((_FOLDER / f"argmap-sans-{part}-{weight}.woff2").read_bytes()).decode()
    return (
        f'@font-face{{font-family:"{FAMILY}";font-weight:{weight.replace("regular", "normal")};'
        f'src:url(data:font/woff2;base64,{font}) format("woff2");unicode-range:{write_ranges(PARTS[part])}}}'
    )


def write_ranges(ranges: Ranges) -> str:
    """Ranges as CSS has them.

    >>> write_ranges(((0x20, 0x7E), (0x131, 0x131)))
    'U+20-7E,U+131'
    """
    return ",".join(f"U+{first:X}" if first == last else f"U+{first:X}-{last:X}" for first, last in ranges)
