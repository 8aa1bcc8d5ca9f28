"""Elements of an SVG as text: every attribute and every run of text is escaped here, and nowhere else."""

import re
from collections.abc import Mapping
from html import escape

_MARKUP = re.compile("[&<>\"']")


def escape_text(text: str) -> str:
    """The text with nothing in it that is markup; most texts have nothing of the kind, and are looked at once.

    >>> escape_text("plain"), escape_text('<a href="x">')
    ('plain', '&lt;a href=&quot;x&quot;&gt;')
    """
    return escape(text) if _MARKUP.search(text) else text


def write_attributes(attributes: Mapping[str, str]) -> str:
    """The attributes of an element, each with a space before it.

    >>> write_attributes({"href": '/c/"x"'})
    ' href="/c/&quot;x&quot;"'
    """
    return "".join([f' {name}="{escape_text(value)}"' for name, value in attributes.items()])


def open_element(tag: str, attributes: Mapping[str, str]) -> str:
    """The start tag of an element."""
    return f"<{tag}{write_attributes(attributes)}>"


def write_title(text: str) -> str:
    """What a picture says of the element around it to those who hover over it or hear it."""
    return f"<title>{escape_text(text)}</title>"


def write_run(attributes: Mapping[str, str], text: str, look: str = "") -> str:
    """A run of text at a place; `look` are attributes that `write_attributes` made."""
    return f"<text{look}{write_attributes(attributes)}>{escape_text(text)}</text>"
