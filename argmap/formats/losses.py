"""What is lost of a debate when it is written in a format: what its file does not give back, and what only Argmap reads."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from msgspec import Struct, field
from msgspec.structs import FieldInfo, fields

from argmap.core.canonical import normalise
from argmap.core.checks import name_kind
from argmap.core.debate import COLLECTIONS, Debate
from argmap.core.flat import NESTED, flatten
from argmap.core.reading.words import join_words
from argmap.core.records import Value
from argmap.formats.carrying import Carries
from argmap.formats.format import Format
from argmap.formats.reading import Finding, FormatError
from argmap.formats.record_kinds import is_default

NOT_WRITTEN = "not written"
FOR_ARGMAP = "for Argmap alone; other programs do not see it"
EXAMPLES = 3
"""So many records are named of those that something is lost of."""
ABOUT = "debate"
_ORDER = "order"
_Contents = Mapping[str, Mapping[str, Value]]


class _Loss(Struct):
    """What is lost of one collection: the keys of whole records, and by field the keys of those that lose only that."""

    records: list[str] = field(default_factory=list)
    fields: dict[str, list[str]] = field(default_factory=dict)


def find_losses(form: Format, debate: Debate) -> tuple[Finding, ...]:
    """What the debate loses in the format, collection by collection; `done` says whether it is lost or hidden.

    Costs what writing the debate and reading it again does, but for formats that are lossless. Raises FormatError where the
    debate cannot be written.
    """
    if form.is_lossless:
        return ()
    assert form.write is not None
    whole = normalise(debate)
    if form.write_shared is not None:
        return tuple(_tell(_compare(_read_back(form, form.write_shared(whole)), whole), FOR_ARGMAP))
    back = _read_back(form, form.write(whole)) if form.read else None
    if back == whole:
        return ()
    if form.carries is not None:
        return tuple(_tell(_list_undeclared(whole, form.carries(whole)), NOT_WRITTEN))
    assert back is not None
    return tuple(_tell(_compare(back, whole), NOT_WRITTEN))


def _read_back(form: Format, data: bytes) -> Debate:
    assert form.read is not None
    reading = form.read(data)
    if reading.debate is None:
        raise FormatError(f"the debate cannot be written as {form.title}: {reading.errors[0]}")
    return reading.debate


def _list_contents(debate: Debate) -> _Contents:
    """All records by collection and key, the debate itself among them."""
    rows = flatten(debate)
    records = {name: {key: row.record for key, row in rows[name].items()} for name in COLLECTIONS}
    return {ABOUT: {debate.about.slug: debate.about}, **records}


def _compare(kept: Debate, whole: Debate) -> dict[str, _Loss]:
    """What `kept` lacks of `whole`, or has otherwise."""
    losses: dict[str, _Loss] = defaultdict(_Loss)
    found = {**_list_contents(kept), ABOUT: {whole.about.slug: kept.about}}
    for name, key, record in _list_records(whole):
        other = found[name].get(key)
        if other is None:
            losses[name].records.append(key)
            continue
        for item in _list_fields(record):
            if item.name not in NESTED and getattr(record, item.name) != getattr(other, item.name):
                losses[name].fields.setdefault(_name_field(record, item.name), []).append(key)
    return losses


def _list_undeclared(whole: Debate, carries: Carries) -> dict[str, _Loss]:
    """What of `whole` the format does not say that it carries."""
    losses: dict[str, _Loss] = defaultdict(_Loss)
    for name, key, record in _list_records(whole):
        if name not in carries.fields or (name in carries.chosen and key not in carries.chosen[name]):
            losses[name].records.append(key)
            continue
        for lost in list_lost_fields(record, name, carries):
            losses[name].fields.setdefault(_name_field(record, lost), []).append(key)
    return losses


def _list_records(whole: Debate) -> Iterator[tuple[str, str, Value]]:
    for name, records in _list_contents(whole).items():
        for key, record in records.items():
            yield name, key, record


def list_lost_fields(record: Value, collection: str, carries: Carries) -> Iterator[str]:
    """The fields of a record that say something which the format does not carry."""
    carried = carries.fields[collection] | frozenset(NESTED)
    for item in _list_fields(record):
        if item.name in carried or is_default(item, getattr(record, item.name)):
            continue
        if not (carries.tells and carries.tells(record, item.name)):
            yield item.name


def _list_fields(record: Value) -> list[FieldInfo]:
    """The fields of a record, what people look for least last."""
    return sorted(fields(record), key=lambda item: item.name in ("tags", "extra"))


def _name_field(record: Value, name: str) -> str:
    # A stance's position is where somebody stands, any other is a place among records.
    if name == "position" and isinstance(record.position, int):  # type: ignore[attr-defined]
        return _ORDER
    return name.replace("_", " ")


def _tell(losses: dict[str, _Loss], done: str) -> Iterator[Finding]:
    for name, loss in losses.items():
        if loss.records:
            yield Finding(what="the debate itself" if name == ABOUT else _count(name, loss.records), done=done)
        if loss.fields:
            yield Finding(what=_tell_fields(name, loss.fields), done=done)


def _tell_fields(name: str, lost: dict[str, list[str]]) -> str:
    if name == ABOUT:
        return f"the debate's {join_words([*lost])}"
    if len(lost) == 1:
        ((only, keys),) = lost.items()
        return f"the {only} of {_count(name, keys)}"
    keys = sorted({key for keys in lost.values() for key in keys})
    return f"of {_count(name, keys)}: {', '.join(f'{field} ({len(keys)})' for field, keys in lost.items())}"


def _count(name: str, keys: list[str]) -> str:
    """How many records of a collection, with a few of their keys.

    >>> _count("claims", ["A0"]), _count("evidence", ["e1", "e2", "e3", "e4"])
    ('1 claim (A0)', '4 pieces of evidence (e1, e2, e3, …)')
    """
    kind = "piece of evidence" if name == "evidence" else name_kind(name)
    kinds = kind if len(keys) == 1 else "pieces of evidence" if name == "evidence" else name
    examples = ", ".join(keys[:EXAMPLES]) + (", …" if len(keys) > EXAMPLES else "")
    return f"{len(keys)} {kinds} ({examples})"
