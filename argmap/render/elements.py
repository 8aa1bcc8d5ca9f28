"""Elements of an SVG as text: every attribute and every run of text is escaped here, and nowhere else."""

from collections.abc import Mapping
from html import escape


def write_attributes(attributes: Mapping[str, str]) -> str:
    """The attributes of an element, each with a space before it.

    >>> write_attributes({"href": '/c/"x"'})
    ' href="/c/&quot;x&quot;"'
    """
    return "".join([f' {name}="{escape(value)}"' for name, value in attributes.items()])


def open_element(tag: str, attributes: Mapping[str, str]) -> str:
    """The start tag of an element."""
    return f"<{tag}{write_attributes(attributes)}>"


def write_title(text: str) -> str:
    """What a picture says of the element around it to those who hover over it or hear it."""
    return f"<title>{escape(text)}</title>"


def write_run(attributes: Mapping[str, str], text: str, look: str = "") -> str:
    """A run of text at a place; `look` are attributes that `write_attributes` made."""
    return f"<text{look}{write_attributes(attributes)}>{escape(text)}</text>"
