"""Values as YAML on one line, such that Argdown finds the end of data, and nothing of its own syntax in it."""

import json
import re
from typing import Any

_PLAIN = re.compile(r"[A-Za-z](?:[A-Za-z0-9_-]| (?=[A-Za-z0-9_(-]))*")
_WORDS = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})
_LONGEST_PLAIN = 60
_LONGEST_NAME = 250
"""A longer name is written with a question mark before it: YAML readers give up on long names (at 1,024 characters)."""
_RISKS = re.compile(r"[{}]|[\]>](?=:)|=(?==)|@(?=include)|[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""Braces, what would end a title or begin a frontmatter or an include, and what YAML cannot hold as it is."""


def write_flow(value: Any) -> str:
    r"""The value as YAML on one line.

    >>> write_flow({"kind": "policy", "tags": ["no", "a]: b"], "weight": 0.5, "text": "{one}\n"})
    '{kind: policy, tags: ["no", "a\\u005d: b"], weight: 0.5, text: "\\u007bone\\u007d\\n"}'
    """
    match value:
        case str():
            return write_text(value)
        case dict():
            return "{" + ", ".join(f"{write_name(name)}: {write_flow(item)}" for name, item in value.items()) + "}"
        case list() | tuple():
            return "[" + ", ".join(map(write_flow, value)) + "]"
        case _:
            return json.dumps(value)


def write_text(text: str) -> str:
    """The text, in quotes unless it is a plain word or a few."""
    if len(text) <= _LONGEST_PLAIN and _PLAIN.fullmatch(text) and text.lower() not in _WORDS:
        return text
    return _RISKS.sub(lambda match: f"\\u{ord(match.group()):04x}", json.dumps(text, ensure_ascii=False))


def write_name(name: str) -> str:
    """The name of a value, as it stands before the colon."""
    return write_text(name) if len(name) <= _LONGEST_NAME else f"? {write_text(name)} "
