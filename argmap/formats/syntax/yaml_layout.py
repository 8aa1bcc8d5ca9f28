"""Plain values (mappings, lists, texts, numbers) as lines of YAML, two spaces a level."""

from collections.abc import Iterable
from typing import Any

import msgspec

from argmap.formats.syntax.yaml_text import WIDTH, write_block, write_inline, write_number

_KEY_LENGTH = 250
"""A longer name is written with a question mark before it: YAML readers give up on long names (at 1,024 characters)."""


class Compact(msgspec.Struct, frozen=True):
    """A mapping or a list that is put on one line where it fits."""

    value: dict[str, Any] | list[Any]


class Free(msgspec.Struct, frozen=True):
    """A value in which no field tells a text from a number."""

    value: Any


def lay_out(sections: dict[str, Any]) -> str:
    """The document with these sections, an empty line between them."""
    lines: list[str] = []
    for name, value in sections.items():
        # A text that keeps its empty lines at the end would take another one for its own.
        if lines and lines[-1]:
            lines.append("")
        lines += _lay_out_entry(name, value, free=False)
    return "\n".join(lines) + "\n"


def _lay_out_entry(name: str, value: Any, *, free: bool) -> list[str]:
    head, body = _lay_out_value(value, free=free)
    key = write_inline(name, free=True)
    below = [*_indent(body)]
    if len(key) > _KEY_LENGTH:
        return [f"? {key}", f": {head}".rstrip(" "), *below]
    return [f"{key}: {head}".rstrip(" "), *below]


def _lay_out_value(value: Any, *, free: bool) -> tuple[str, list[str]]:
    """What stands beside the value's name, and the lines below it."""
    match value:
        case Free(value=inner):
            return _lay_out_value(inner, free=True)
        case Compact(value=inner):
            line = _write_flow(inner)
            return (line, []) if line is not None else _lay_out_value(inner, free=free)
        case str():
            return write_block(value) or (write_inline(value, free=free), [])
        case dict() if value:
            return "", [line for name, item in value.items() for line in _lay_out_entry(name, item, free=free)]
        case list() if value:
            return "", [line for item in value for line in _lay_out_item(item, free=free)]
        case _:
            return _write_bare(value), []


def _lay_out_item(value: Any, *, free: bool) -> list[str]:
    head, body = _lay_out_value(value, free=free)
    if head:
        return [f"- {head}", *_indent(body)]
    return [f"- {body[0]}", *_indent(body[1:])]


def _indent(lines: Iterable[str]) -> Iterable[str]:
    return (f"  {line}" if line else "" for line in lines)


def _write_flow(value: dict[str, Any] | list[Any]) -> str | None:
    """The mapping or list on one line, or None where that would be too long or cannot be."""
    if isinstance(value, dict):
        items = [f"{write_inline(name, free=True, flow=True)}: {_write_flow_item(item)}" for name, item in value.items()]
        line = "{" + ", ".join(items) + "}"
    else:
        line = "[" + ", ".join(_write_flow_item(item) for item in value) + "]"
    return line if len(line) <= WIDTH else None


def _write_flow_item(value: Any) -> str:
    match value:
        case str():
            return write_inline(value, flow=True)
        case Compact(value=inner):
            return _write_flow(inner) or " " * WIDTH
        case dict() | list() | Free():
            return " " * WIDTH
        case _:
            return _write_bare(value)


def _write_bare(value: Any) -> str:
    """A value that is neither text nor holds others, or that holds none."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return write_number(value)
    return msgspec.json.encode(value).decode()
