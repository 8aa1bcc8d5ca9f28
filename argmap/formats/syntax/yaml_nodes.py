"""YAML text as nodes (yaml.org/spec/1.2.2), by libyaml's events: no aliases, tags or merge keys, one document.

What a plain scalar means is left to the field that reads it, so that `no`, `12` and `2021-06` can be text.
"""

from typing import Any

import yaml
from yaml.reader import ReaderError

from argmap.formats.showing import show
from argmap.formats.syntax.building import Builder
from argmap.formats.syntax.nodes import Errors, Node, Scalar, Style, UnreadableError

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_STANDARD_TAG = "tag:yaml.org,2002:"


def read_yaml_nodes(text: str, errors: Errors) -> Node | None:
    """The document's root, or None where the text holds no document.

    Names that stand twice go to `errors`. Raises UnreadableError where the syntax is broken or uses what we do not read.
    """
    builder = Builder(errors)
    try:
        for event in yaml.parse(text, Loader=_Loader):
            _take_event(event, builder)
    except yaml.MarkedYAMLError as error:
        mark: Any = error.problem_mark or error.context_mark
        what = f"this is no valid YAML: {error.problem or error.context}"
        raise UnreadableError(what, *((mark.line + 1, mark.column + 1) if mark else ())) from None
    except (ValueError, OverflowError):
        # PyYAML's reader in Python lets chr() fail on escapes such as \U00110000.
        raise UnreadableError("this is no valid YAML: an escape (\\U…) names no character") from None
    except ReaderError as error:
        raise _refuse_character(error, text) from None
    return builder.root


def _take_event(event: Any, builder: Builder) -> None:
    match event:
        case yaml.ScalarEvent():
            _refuse_decoration(event)
            _take_scalar(event, builder)
        case yaml.SequenceStartEvent() | yaml.MappingStartEvent():
            _refuse_decoration(event)
            if builder.wants_name:
                raise _unreadable(event, "the name before a colon has to be a word or a text")
            line, column = _locate(event)
            builder.open(line, column, is_mapping=isinstance(event, yaml.MappingStartEvent))
        case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
            builder.close()
        case yaml.AliasEvent():
            raise _unreadable(event, "aliases (*name) are not read here; write the value out")
        case yaml.DocumentStartEvent() if builder.root is not None:
            raise _unreadable(event, "the file holds several documents (---); a debate is one")


def _take_scalar(event: Any, builder: Builder) -> None:
    scalar = Scalar(*_locate(event), event.value, Style.TEXT if event.style else Style.PLAIN)
    if not builder.wants_name:
        builder.add(scalar)
    elif scalar.style is Style.PLAIN and scalar.text == "<<":
        raise _unreadable(event, "merge keys (<<) are not read here; write the fields out")
    else:
        builder.add_name(scalar)


def _refuse_decoration(event: Any) -> None:
    if event.anchor is not None:
        raise _unreadable(event, f"anchors (&{event.anchor[:20]}) are not read here; write the value out where it is needed")
    if event.tag is not None:
        tag = event.tag.replace(_STANDARD_TAG, "!!")
        raise _unreadable(event, f"tags ({show(tag)}) are not read here; the field says what type its value has")


def _locate(event: Any) -> tuple[int, int]:
    return event.start_mark.line + 1, event.start_mark.column + 1


def _unreadable(event: Any, what: str) -> UnreadableError:
    return UnreadableError(what, *_locate(event))


def _refuse_character(error: ReaderError, text: str) -> UnreadableError:
    # The two loaders count bytes and characters; the first such character is the one in either case.
    code = error.character if isinstance(error.character, int) else ord(error.character)
    before = text[: text.find(chr(code))]
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    return UnreadableError(f"the character U+{code:04X} cannot be printed; please remove it", line, column)
