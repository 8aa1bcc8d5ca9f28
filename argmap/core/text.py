r"""What text a debate may hold: anything a page, a picture and an XML file can show.

XML 1.0 has no control characters but tab, line feed and carriage return, no surrogates, and neither U+FFFE nor U+FFFF
(https://www.w3.org/TR/xml/#charsets); Graphviz passes them on with exit code 0.
"""

import re

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def find_unprintable(text: str) -> str:
    r"""The first character that no page or file can show, by its code point; "" where there is none.

    >>> find_unprintable("tab\tand é"), find_unprintable("bell\x07")
    ('', 'U+0007')
    """
    match = _UNPRINTABLE.search(text)
    return f"U+{ord(match.group()):04X}" if match else ""


def strip_unprintable(text: str) -> str:
    r"""The text without the characters that no page or file can show.

    >>> strip_unprintable("a\x00b")
    'ab'
    """
    return _UNPRINTABLE.sub("", text)


def is_web_address(text: str) -> bool:
    r"""Whether a page may link to the text: a plain http or https address without spaces or control characters.

    >>> is_web_address("https://example.org/a"), is_web_address("java\tscript:alert(1)")
    (True, False)
    """
    return text.startswith(("http://", "https://")) and text.isprintable() and " " not in text
