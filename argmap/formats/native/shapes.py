"""Records as people write them down: short forms, order told by place, and nothing that goes without saying."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from msgspec.structs import fields, replace

from argmap.core.anchor import anchor_passage
from argmap.core.debate import Debate
from argmap.core.kinds import End, Label, Reporter
from argmap.core.records import Argument, Condition, Inference, Passage, Premise, Record, Source, Stance, Stop, Tour, Value
from argmap.formats.native.records import SHORT_FORMS
from argmap.formats.record_kinds import is_default
from argmap.formats.syntax.yaml_layout import Compact, Free

_ON_ONE_LINE = frozenset({"relations", "actors", "affiliations", "passages", "evidence"})
_LAST = ("tags", "extra")


def shape_debate(debate: Debate) -> dict[str, Any]:
    """The sections of the document; the debate has to be in canonical form."""
    sections: dict[str, Any] = {"debate": _list_fields(debate.about)}
    for item in fields(debate)[1:]:
        records = getattr(debate, item.name)
        if records:
            shaped = {record.key: _shape(record, place, debate) for place, record in enumerate(_in_order(records))}
            sections[item.name] = _on_one_line(shaped) if item.name in _ON_ONE_LINE else shaped
    return sections


def _on_one_line(shaped: dict[str, Any]) -> dict[str, Any]:
    return {key: Compact(value) for key, value in shaped.items()}


def _in_order(records: Iterable[Any]) -> list[Any]:
    return sorted(records, key=lambda record: (_position(record) or 0, record.key))


def _position(record: Record) -> int | None:
    """The record's place in the order of its kind; None for kinds without one (a stance's position is another thing)."""
    position = getattr(record, "position", None)
    return position if isinstance(position, int) else None


def _shape(record: Record, place: int, debate: Debate) -> Any:
    values = _list_fields(record)
    _leave_out_position(values, record, place)
    match record:
        case Argument(inferences=inferences) if inferences:
            values["inferences"] = {
                inference.key: _shape_inference(inference, index) for index, inference in enumerate(_in_order(inferences))
            }
        case Tour(stops=stops) if stops:
            values["stops"] = [_shape_stop(stop, index, record.key) for index, stop in enumerate(_in_order(stops))]
        case Passage():
            values = _shape_quote(record, values, debate.source_by_key.get(record.source))
        case Stance(reported_by_kind=Reporter.ACTOR):
            values.pop("reported_by_kind")
    short = SHORT_FORMS.get(type(record))
    return values[short] if short and values.keys() == {short} else values


def _list_fields(value: Value) -> dict[str, Any]:
    """The value's fields that are not as they are by default, tags and extra last."""
    items = sorted(fields(value), key=lambda item: item.name in _LAST)
    return {
        item.name: _plain(getattr(value, item.name))
        for item in items
        if item.name != "key" and not is_default(item, getattr(value, item.name))
    }


def _plain(content: Any) -> Any:
    match content:
        case StrEnum():
            return content.value
        case dict():
            return Free(content)
        case tuple():
            return Compact([_plain(item) for item in content])
        case Condition(claim=claim, must_be=must_be):
            return claim if must_be is Label.IN else Compact({"claim": claim, "must_be": must_be.value})
        case _:
            return content


def _leave_out_position(values: dict[str, Any], record: Record, place: int) -> None:
    position = _position(record)
    if position == place:
        values.pop("position", None)
    elif position is not None:
        # Also where it is 0: not written, it would be the place.
        tail = {name: values.pop(name) for name in _LAST if name in values}
        values |= {"position": position} | tail


def _shape_inference(inference: Inference, place: int) -> dict[str, Any]:
    values = _list_fields(inference)
    _leave_out_position(values, inference, place)
    if inference.premises:
        values["premises"] = [
            _shape_premise(premise, index, inference.key) for index, premise in enumerate(_in_order(inference.premises))
        ]
    return values


def _shape_premise(premise: Premise, place: int, inference: str) -> Any:
    values = _list_fields(premise)
    _leave_out_position(values, premise, place)
    if premise.key != f"{inference}/{place + 1}":
        values = {"key": premise.key} | values
    return premise.claim if values.keys() == {"claim"} else Compact(values)


def _shape_stop(stop: Stop, place: int, tour: str) -> Any:
    values = _list_fields(stop)
    _leave_out_position(values, stop, place)
    if stop.focus_kind is End.CLAIM:
        values.pop("focus_kind")
    if stop.key != f"{tour}/{place + 1}":
        values = {"key": stop.key} | values
    return stop.text if values.keys() == {"text"} else values


def _shape_quote(passage: Passage, values: dict[str, Any], source: Source | None) -> dict[str, Any]:
    """The passage without what its quote tells; a quote that nobody looked up stays so by an explicit `start: null`."""
    if source is None or source.text is None or not passage.exact:
        return values
    if passage.start is None:
        return values | {"start": None}
    if _is_told_by_quote(passage, source.text):
        return {name: value for name, value in values.items() if name not in ("prefix", "suffix", "start", "end")}
    return values


def _is_told_by_quote(passage: Passage, text: str) -> bool:
    first = text.find(passage.exact)
    if first < 0 or text.find(passage.exact, first + 1) >= 0:
        return False
    return anchor_passage(replace(passage, prefix="", suffix=""), text) == passage
