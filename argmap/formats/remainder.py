"""What a debate holds beyond what a format has words for, as plain values that a file of that format can carry along.

A reader makes a debate of the format's own words first, the base; the remainder says what to add to it, to change in it and to
take from it. So other tools see and edit what is theirs, and what they do not touch comes back.
"""

from collections.abc import Iterator
from typing import Any
from unicodedata import normalize

import msgspec
from msgspec.structs import fields

from argmap.core.canonical import normalise
from argmap.core.checks import find_problems
from argmap.core.debate import Debate
from argmap.core.flat import NESTED, Row, Rows, flatten, unflatten
from argmap.core.records import About, Value
from argmap.formats.record_kinds import RECORD_KINDS, is_default

_OWNER = "in"
"""Beside the fields of a nested record, such as a premise: the key of the one that it lies in."""
_ROUNDS = 20
"""How often what does not fit is left out, before everything is: what hangs on what was left out may not fit either."""

_Fields = dict[str, dict[str, dict[str, Any]]]


class _Remainder(msgspec.Struct, omit_defaults=True):
    """Fields by collection and key; the about's fields by name."""

    about: dict[str, Any] = {}
    added: _Fields = {}
    changed: _Fields = {}
    removed: dict[str, list[str]] = {}


def describe_remainder(base: Debate, debate: Debate) -> dict[str, Any]:
    """What turns `base` into `debate`, both in canonical form, as JSON values; empty where they are the same."""
    rest = _Remainder(about=_list_changes(base.about, debate.about))
    old, new = flatten(base), flatten(debate)
    for name in RECORD_KINDS:
        added = {key: _describe(row) for key, row in new[name].items() if key not in old[name]}
        changed = {
            key: _describe_change(old[name][key], row)
            for key, row in new[name].items()
            if key in old[name] and old[name][key] != row
        }
        removed = [key for key in old[name] if key not in new[name]]
        rest.added |= {name: added} if added else {}
        rest.changed |= {name: changed} if changed else {}
        rest.removed |= {name: removed} if removed else {}
    # By way of JSON, for to_builtins leaves tuples.
    plain: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(rest))
    return plain


def _describe(row: Row) -> dict[str, Any]:
    plain: dict[str, Any] = msgspec.to_builtins(row.record)
    described = {
        item.name: plain[item.name]
        for item in fields(row.record)
        if item.name != "key" and not is_default(item, getattr(row.record, item.name))
    }
    return described if row.owner is None else {_OWNER: row.owner} | described


def _describe_change(old: Row, new: Row) -> dict[str, Any]:
    changes = _list_changes(old.record, new.record)
    return changes if new.owner == old.owner else {_OWNER: new.owner} | changes


def _list_changes(old: Value, new: Value) -> dict[str, Any]:
    return {
        item.name: msgspec.to_builtins(getattr(new, item.name))
        for item in fields(new)
        if getattr(old, item.name) != getattr(new, item.name)
    }


def add_remainder(base: Debate, remainder: object) -> tuple[Debate, list[str]]:
    """The debate that `base` and the remainder make, in canonical form, and in sentences what of it was left out.

    `base` has to be whole, and the debate is: what does not fit it any longer, because another tool took away what it belongs
    to, is left out. Costs what checking the debate does, a few times that where something is left out.
    """
    try:
        rest = msgspec.convert(remainder, _Remainder)
    except msgspec.ValidationError:
        return base, ["what Argmap adds to the file is not in the form in which Argmap writes it"]
    draft = _Draft(base)
    for name, key in draft.take(rest):
        draft.revert(name, key)
    settled = draft.settle()
    if settled is None:
        return base, ["what Argmap adds to the file does not fit the rest of it"]
    left_out = len(draft.reverted)
    what = f"{left_out} of the records that Argmap adds to the file or changes in it do not fit the rest of it any longer"
    return settled, [what] if left_out else []


class _Draft:
    """The rows of a debate that is being put together; `reverted` are the places at which the remainder was left out."""

    def __init__(self, base: Debate) -> None:
        self.base_about = base.about
        self.base_rows = flatten(base)
        self.about = base.about
        self.rows: Rows = {name: dict(rows) for name, rows in self.base_rows.items()}
        self.reverted: set[tuple[str, str]] = set()

    def take(self, rest: _Remainder) -> Iterator[tuple[str, str]]:
        """Put the remainder on; gives the places of what could not be read."""
        try:
            plain = msgspec.to_builtins(self.base_about) | rest.about
            self.about = msgspec.convert(plain, About)
        except msgspec.ValidationError:
            yield "", ""
        for name, keys in rest.removed.items():
            for key in keys:
                self.rows.get(name, {}).pop(normalize("NFC", key), None)
        for name, key, content, is_new in _list_entries(rest):
            known = self.rows.get(name, {}).get(key)
            if name not in RECORD_KINDS or (known is None) != is_new:
                yield name, key
                continue
            try:
                self.rows[name][key] = _make_row(name, key, content, known)
            except (msgspec.ValidationError, KeyError):
                yield name, key

    def settle(self) -> Debate | None:
        """The debate of the rows without what does not fit, or None where too much does not."""
        for _ in range(_ROUNDS):
            self._drop_orphans()
            debate = normalise(unflatten(self.about, self.rows))
            problems = find_problems(debate)
            if not problems:
                return debate
            if not all(self.revert(problem.collection, problem.key) for problem in problems):
                return None
        return None

    def revert(self, name: str, key: str) -> bool:
        """Leave out what the remainder says of a record (of the debate itself, without a name); False where that is nothing."""
        if (name, key) in self.reverted:
            return True
        self.reverted.add((name, key))
        if not name:
            is_changed = self.about != self.base_about
            self.about = self.base_about
            return is_changed
        old, rows = self.base_rows.get(name, {}).get(key), self.rows.get(name, {})
        is_changed = rows.get(key) != old
        rows.pop(key, None)
        if old is not None:
            rows[key] = old
        return is_changed

    def _drop_orphans(self) -> None:
        for name, owners in NESTED.items():
            for key in [key for key, row in self.rows[name].items() if row.owner not in self.rows[owners]]:
                # What the remainder only moved goes back; an orphan of the base went with its owner, as the remainder told.
                if self.rows[name][key] != self.base_rows[name].get(key):
                    self.revert(name, key)
                if key in self.rows[name] and self.rows[name][key].owner not in self.rows[owners]:
                    del self.rows[name][key]


def _list_entries(rest: _Remainder) -> Iterator[tuple[str, str, dict[str, Any], bool]]:
    for part, is_new in ((rest.changed, False), (rest.added, True)):
        for name, records in part.items():
            for key, content in records.items():
                yield name, normalize("NFC", key), content, is_new


def _make_row(name: str, key: str, content: dict[str, Any], known: Row | None) -> Row:
    """The row of a record; raises ValidationError or KeyError where the fields do not make one."""
    values = {field: value for field, value in content.items() if field not in (_OWNER, *NESTED)}
    owner = content.get(_OWNER, known.owner if known else None)
    if (name in NESTED) != isinstance(owner, str):
        raise KeyError(_OWNER)
    plain = msgspec.to_builtins(known.record) if known else {}
    return Row(msgspec.convert(plain | values | {"key": key}, RECORD_KINDS[name]), owner)
