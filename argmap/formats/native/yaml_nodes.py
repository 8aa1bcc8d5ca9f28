"""YAML text as nodes (yaml.org/spec/1.2.2), by libyaml's events: no aliases, tags or merge keys, one document.

What a plain scalar means is left to the field that reads it, so that `no`, `12` and `2021-06` can be text.
"""

from typing import Any

import yaml

from argmap.formats.native.nodes import (
    MAX_DEPTH,
    MAX_VALUES,
    Errors,
    Node,
    Scalar,
    Sequence,
    Style,
    UnreadableError,
    make_mapping,
)
from argmap.formats.showing import show

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Open:
    """A list or a mapping whose end has not come yet; a mapping's names and values alternate in `nodes`."""

    def __init__(self, event: Any) -> None:
        self.line = event.start_mark.line + 1
        self.column = event.start_mark.column + 1
        self.is_mapping = isinstance(event, yaml.MappingStartEvent)
        self.nodes: list[Node] = []


def read_yaml_nodes(text: str, errors: Errors) -> Node | None:
    """The document's root, or None where the text holds no document.

    Names that stand twice go to `errors`. Raises UnreadableError where the syntax is broken or uses what we do not read.
    """
    try:
        return _read_events(text, errors)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        what = f"this is no valid YAML: {error.problem or error.context}"
        raise UnreadableError(what, *((mark.line + 1, mark.column + 1) if mark else ())) from None
    except yaml.YAMLError as error:
        raise UnreadableError(f"this is no valid YAML: {str(error).splitlines()[0]}") from None


def _read_events(text: str, errors: Errors) -> Node | None:
    root: Node | None = None
    opened: list[_Open] = []
    count = 0
    for event in yaml.parse(text, Loader=_Loader):
        match event:
            case yaml.ScalarEvent():
                node: Node = _make_scalar(event)
            case yaml.SequenceStartEvent() | yaml.MappingStartEvent():
                _refuse_decoration(event)
                opened.append(_Open(event))
                if len(opened) > MAX_DEPTH:
                    raise _unreadable(event, f"the values are nested more than {MAX_DEPTH} deep")
                continue
            case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
                node = _close(opened.pop(), errors)
            case yaml.AliasEvent():
                raise _unreadable(event, "aliases (*name) are not read here; write the value out")
            case yaml.DocumentStartEvent() if root is not None:
                raise _unreadable(event, "the file holds several documents (---); a debate is one")
            case _:
                continue
        count += 1
        if count > MAX_VALUES:
            raise _unreadable(event, f"the file holds more than {MAX_VALUES:,} values")
        if opened:
            opened[-1].nodes.append(node)
        else:
            root = node
    return root


def _make_scalar(event: Any) -> Scalar:
    _refuse_decoration(event)
    style = Style.PLAIN if not event.style else Style.TEXT
    return Scalar(event.start_mark.line + 1, event.start_mark.column + 1, event.value, style)


def _close(opened: _Open, errors: Errors) -> Node:
    if not opened.is_mapping:
        return Sequence(opened.line, opened.column, opened.nodes)
    names, values = opened.nodes[::2], opened.nodes[1::2]
    entries: list[tuple[Scalar, Node]] = []
    for name, value in zip(names, values, strict=True):
        if not isinstance(name, Scalar):
            raise UnreadableError("the name before a colon has to be one word or text", name.line, name.column)
        if name.style is Style.PLAIN and name.text == "<<":
            raise UnreadableError("merge keys (<<) are not read here; write the fields out", name.line, name.column)
        entries.append((name, value))
    return make_mapping(opened.line, opened.column, entries, errors)


def _refuse_decoration(event: Any) -> None:
    if event.anchor is not None:
        raise _unreadable(event, f"anchors (&{event.anchor[:20]}) are not read here; write the value out where it is needed")
    if event.tag is not None:
        raise _unreadable(event, f"tags ({show(event.tag)}) are not read here; the field says what type its value has")


def _unreadable(event: Any, what: str) -> UnreadableError:
    return UnreadableError(what, event.start_mark.line + 1, event.start_mark.column + 1)
