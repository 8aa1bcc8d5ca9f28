"""Data in Argdown, YAML in braces, as plain values; what YAML 1.2's core schema calls a number is one, dates are text.

Read from libyaml's events, without recursion: no tags, no aliases, nothing nested without end.
"""

import math
import re
from typing import Any

import yaml
from yaml.reader import ReaderError

from argmap.formats.showing import show

MAX_DEPTH = 100
MAX_VALUES = 1_000_000
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INTEGER = re.compile(r"[-+]?[0-9]{1,30}", re.ASCII)
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", re.ASCII)
_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}


class ValueSyntaxError(ValueError):
    """The text is no YAML that is read here; `line` counts from 0."""

    def __init__(self, what: str, line: int = 0) -> None:
        super().__init__(what)
        self.line = line


class _Open:
    """A list or a mapping whose end has not come yet; `names` stays empty in a list."""

    def __init__(self, is_mapping: bool) -> None:
        self.is_mapping = is_mapping
        self.names: dict[str, None] = {}
        self.values: list[Any] = []

    @property
    def wants_name(self) -> bool:
        return self.is_mapping and len(self.names) == len(self.values)


class _Builder:
    def __init__(self) -> None:
        self.opened = [_Open(False)]
        self.count = 0

    def take(self, event: Any) -> None:
        match event:
            case yaml.AliasEvent() | yaml.NodeEvent(anchor=str()):
                raise _refuse(event, "anchors and aliases (&name, *name) are not read here; write the value out")
            case yaml.ScalarEvent():
                self._add_scalar(event)
            case yaml.SequenceStartEvent() | yaml.MappingStartEvent():
                self._open(event)
            case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
                self._close()
            case yaml.DocumentStartEvent() if self.opened[0].values:
                raise _refuse(event, "this holds several documents (---)")

    def _open(self, event: Any) -> None:
        if self.opened[-1].wants_name:
            raise _refuse(event, "the name before a colon has to be a word or a text")
        if len(self.opened) > MAX_DEPTH:
            raise _refuse(event, f"the values are nested more than {MAX_DEPTH} deep")
        self.opened.append(_Open(isinstance(event, yaml.MappingStartEvent)))

    def _close(self) -> None:
        opened = self.opened.pop()
        value = dict(zip(opened.names, opened.values, strict=True)) if opened.is_mapping else opened.values
        self.opened[-1].values.append(value)

    def _add_scalar(self, event: Any) -> None:
        opened = self.opened[-1]
        self.count += 1
        if self.count > MAX_VALUES:
            raise _refuse(event, f"there are more than {MAX_VALUES:,} values")
        if not opened.wants_name:
            opened.values.append(event.value if event.style else _resolve(event.value))
        elif event.value in opened.names:
            raise _refuse(event, f"the name {show(event.value)} stands here twice")
        else:
            opened.names[event.value] = None


def read_values(text: str) -> Any:
    """The values that the YAML `text` holds, None where it holds nothing.

    Raises ValueSyntaxError where it is broken or uses what is not read here.
    """
    builder = _Builder()
    try:
        for event in yaml.parse(text, Loader=_Loader):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        mark: Any = error.problem_mark or error.context_mark
        raise ValueSyntaxError(str(error.problem or error.context), mark.line if mark else 0) from None
    except ReaderError:
        raise ValueSyntaxError("it holds a character that YAML does not allow") from None
    except (ValueError, OverflowError) as error:
        if isinstance(error, ValueSyntaxError):
            raise
        raise ValueSyntaxError("an escape (\\U…) in it names no character") from None
    values = builder.opened[0].values
    return values[0] if values else None


def _resolve(text: str) -> Any:
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text) and math.isfinite(float(text)):
        return float(text)
    return text


def _refuse(event: Any, what: str) -> ValueSyntaxError:
    return ValueSyntaxError(what, event.start_mark.line)
