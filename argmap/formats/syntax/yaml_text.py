"""How one text is written in YAML so that it reads back the same, here and with other YAML readers (1.1 and 1.2)."""

import re

from yaml import ScalarNode
from yaml.resolver import Resolver

from argmap.formats.syntax.values import NUMBER

WIDTH = 100
"""The column at which a long text is folded, and a record no longer put on one line."""
_TEXT_TAG = "tag:yaml.org,2002:str"
_resolver = Resolver()
_OPEN_START = re.compile(r"""[^-?:,\[\]{}#&*!|>'"%@`. ]""")
_FLOW = re.compile(r"[^,:?\[\]{}#]*")
_COUNT_OR_DAY = re.compile(r"0|[1-9][0-9]*|[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NEVER_RAW = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""What YAML cannot hold unescaped, and what some of its readers take for the end of a line."""
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def write_inline(text: str, *, free: bool = False, flow: bool = False) -> str:
    """The text on one line, in quotes where it needs them.

    `free` says that the reader has no field to tell it that this is a text, so that numbers need quotes too; `flow` that it
    stands in a list or mapping on one line.
    """
    if _is_open(text, free=free, flow=flow):
        return text
    if text.isprintable() and ('"' in text or "\\" in text):
        return "'" + text.replace("'", "''") + "'"
    return '"' + "".join(_escape(character) for character in text) + '"'


def _is_open(text: str, *, free: bool, flow: bool) -> bool:
    """Whether the text can go without quotes."""
    if not text.isprintable() or not _OPEN_START.match(text) or text[-1] in " :" or ": " in text or " #" in text:
        return False
    if flow and not _FLOW.fullmatch(text):
        return False
    if not free and _COUNT_OR_DAY.fullmatch(text):
        return True
    tag = _resolver.resolve(ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]
    return bool(tag == _TEXT_TAG) and not NUMBER.fullmatch(text)


def _escape(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    if character.isprintable():
        return character
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def write_number(number: float) -> str:
    """The number so that YAML 1.1 sees one too: that wants a point and a sign where there is an exponent.

    >>> write_number(3), write_number(0.5), write_number(1e16)
    ('3', '0.5', '1.0e+16')
    """
    digits, exponent_sign, exponent = repr(number).partition("e")
    return f"{digits}.0e{exponent}" if exponent_sign and "." not in digits else repr(number)


def write_block(text: str) -> tuple[str, list[str]] | None:
    r"""The text as a block, its first line and the lines below it, or None where it is better off on one line.

    >>> write_block("one\ntwo\n")
    ('|', ['one', 'two'])
    >>> write_block("short") is None
    True
    """
    # A first line that is empty or indented would need an indentation indicator, which not every reader gets right.
    if _NEVER_RAW.search(text) or text[:1] in ("", " ", "\t", "\n"):
        return None
    if "\n" in text:
        return _write_literal(text)
    return _write_folded(text) if len(text) > WIDTH and text[-1] not in " \t" else None


def _write_literal(text: str) -> tuple[str, list[str]]:
    lines = text.split("\n")
    if lines[-1]:
        return "|-", lines
    return ("|+" if len(lines) > 2 and not lines[-2] else "|"), lines[:-1]


def _write_folded(text: str) -> tuple[str, list[str]] | None:
    lines: list[str] = []
    # Only a single space may become the end of a line: more of them would not come back.
    for word in re.split(r"(?<![ \t]) (?![ \t])", text):
        if lines and len(lines[-1]) + 1 + len(word) <= WIDTH:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return ">-", lines
