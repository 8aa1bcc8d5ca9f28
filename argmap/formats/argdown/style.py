"""What a file's settings make of its texts."""

import re
from collections.abc import Mapping

from msgspec import Struct

SHORTCODE = re.compile(r"(\.\S+?\.|:\S+?:)[ \t]?")


class Style(Struct, frozen=True):
    """What the file's settings make of texts."""

    shortcodes: Mapping[str, str]
    removes_tags: bool
    next_sign: re.Pattern[str]
    """What a text can go on to without looking closer."""


def make_style(shortcodes: Mapping[str, str], *, removes_tags: bool) -> Style:
    """The style with these shortcodes, tags kept in the text or taken out of it."""
    # One character set tells most of a text from what may matter; the codes are tried at full stops and colons only.
    after = {edge: "|".join(re.escape(code[1:]) for code in shortcodes if code[0] == edge) or "(?!)" for edge in ".:"}
    codes = rf"(?<=\.)(?:{after['.']})|(?<=:)(?:{after[':']})"
    signs = rf"[\\{{*_#\[<@\n]|[-@.,:;>/()\]}}](?:[ \t]{{2}}|(?<=/)[/*]|{codes})"
    return Style(shortcodes, removes_tags, re.compile(signs))
