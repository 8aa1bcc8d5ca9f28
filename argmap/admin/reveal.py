"""Showing characters that do not show: a name with a hidden override can pass for another."""

import unicodedata

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

_SHOWN_AS_SPACE = "\n\t "


def is_hidden(character: str) -> bool:
    r"""Whether the character is a format or control character, or a space that looks like another.

    >>> is_hidden("\u202e"), is_hidden("\u200b"), is_hidden("é"), is_hidden("\n")
    (True, True, False, False)
    """
    return character not in _SHOWN_AS_SPACE and unicodedata.category(character) in ("Cc", "Cf", "Co", "Cs", "Zl", "Zp", "Zs")


def reveal(text: str) -> SafeString:
    r"""The text as HTML, each hidden character as its code point.

    >>> reveal("a\u202e<b>")
    'a<span class="hidden-character">U+202E</span>&lt;b&gt;'
    """
    if not any(map(is_hidden, text)):
        return format_html("{}", text)
    return format_html_join("", "{}", ((_reveal_one(character),) for character in text))


def _reveal_one(character: str) -> str | SafeString:
    if is_hidden(character):
        return format_html('<span class="hidden-character">U+{}</span>', f"{ord(character):04X}")
    return character
