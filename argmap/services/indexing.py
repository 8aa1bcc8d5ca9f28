"""The index that search looks into, brought up to date from the history of claims and arguments.

Why so: docs/decisions/0007-search.md. An entry's number is twice its claim's id, or twice its argument's id and one.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import OperationalError, connection, transaction
from msgspec import Struct

from argmap.core.view.matching import fold_words
from argmap.models import Argument, Claim, Debate, DebateRecord

BATCH = 500
MOST_AT_ONCE = 5_000
"""So many entries are written before a search is answered: a fifth of a second on SQLite, about one on PostgreSQL."""
PATIENCE_MS = 100
"""So long a search waits for whoever writes, in milliseconds."""
_CLAIM, _ARGUMENT = 0, 1
_TEXTS: dict[int, tuple[type[DebateRecord], str]] = {_CLAIM: (Claim, "text"), _ARGUMENT: (Argument, "gist")}
_STATE = ("revision", "claims_through", "arguments_through", "claims_built", "arguments_built", "is_built")


class State(Struct, kw_only=True):
    """How far a debate's index has come: the revision it is of, rows of history that are in it, ids built up to."""

    revision: int
    claims_through: int
    arguments_through: int
    claims_built: int
    arguments_built: int
    is_built: bool


def refresh_index(debate: Debate, *, most: int = MOST_AT_ONCE) -> bool:
    """Bring the debate's index up to date, but write no more than so many entries; whether it holds everything now.

    One query where nothing has changed. While others write it waits for nobody: the index stays as it is until the next time.
    """
    state = _read_state(debate)
    if state and state.is_built and state.revision == debate.revision:
        return True
    try:
        with _not_waiting(), transaction.atomic():
            return _bring_up_to_date(debate, most)
    except OperationalError:
        return False


def _bring_up_to_date(debate: Debate, most: int) -> bool:
    waits = not connection.features.has_select_for_update_nowait
    locked = Debate.objects.select_for_update(nowait=not waits).filter(pk=debate.pk).first()
    if locked is None:
        return True
    state = _read_state(debate)
    # A debate that was loaded over itself begins again.
    if state is None or state.revision > locked.revision:
        state = _begin(locked)
    left = _follow_history(locked, state, most)
    was_built = state.is_built
    _build(locked, state, left)
    if state.is_built and not was_built and connection.vendor == "postgresql":
        # Without, the planner takes rare words for common ones until the next autovacuum.
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE argmap_search")
    is_current = state.is_built and left > 0
    if is_current:
        state.revision = locked.revision
    _write_state(locked, state)
    return is_current


@contextmanager
def _not_waiting() -> Iterator[None]:
    """SQLite waits 20 seconds for whoever writes; a search does not."""
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        before = cursor.execute("PRAGMA busy_timeout").fetchone()[0]
        cursor.execute(f"PRAGMA busy_timeout = {PATIENCE_MS}")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA busy_timeout = {before}")


def forget_debate(debate_id: int) -> None:
    """Leave nothing of a debate in the index."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("DELETE FROM argmap_search WHERE debate_id = %s", [debate_id])
        else:
            cursor.execute("DELETE FROM argmap_search WHERE argmap_search MATCH %s", [f"scope : d{debate_id}"])
        cursor.execute("DELETE FROM argmap_search_state WHERE debate_id = %s", [debate_id])


def build_index(debate: Debate) -> None:
    """Index the whole debate, however long it takes."""
    while not refresh_index(debate):
        pass


def _begin(debate: Debate) -> State:
    # Under the lock no number of history is still to come that is lower than those there are.
    through = [
        model.history.filter(debate_id=debate.pk).order_by("-history_id").values_list("history_id", flat=True).first() or 0
        for model, _text in _TEXTS.values()
    ]
    return State(
        revision=0, claims_through=through[_CLAIM], arguments_through=through[_ARGUMENT],
        claims_built=0, arguments_built=0, is_built=False,
    )  # fmt: skip


def _follow_history(debate: Debate, state: State, most: int) -> int:
    """Write again what was changed, the oldest changes first; how many entries may still be written."""
    for kind, field in ((_CLAIM, "claims_through"), (_ARGUMENT, "arguments_through")):
        model, text = _TEXTS[kind]
        since = model.history.filter(debate_id=debate.pk, history_id__gt=getattr(state, field)).order_by("history_id")
        changes = list(since.values_list("history_id", "id")[:most])
        ids = sorted({pk for _place, pk in changes})
        for start in range(0, len(ids), BATCH):
            batch = ids[start : start + BATCH]
            _forget(kind, batch)
            _write(debate, kind, model.objects.filter(pk__in=batch).values_list("pk", "title", text))
        if changes:
            setattr(state, field, changes[-1][0])
        most -= len(changes)
    return most


def _build(debate: Debate, state: State, most: int) -> None:
    """Write the entries of records that were there before the index began, the oldest first."""
    for kind, field in ((_CLAIM, "claims_built"), (_ARGUMENT, "arguments_built")):
        while not state.is_built and most > 0:
            model, text = _TEXTS[kind]
            rows = model.objects.filter(debate=debate.pk, pk__gt=getattr(state, field)).order_by("pk")
            batch = list(rows.values_list("pk", "title", text)[:BATCH])
            if not batch:
                break
            _forget(kind, [pk for pk, _title, _text in batch])
            _write(debate, kind, batch)
            setattr(state, field, batch[-1][0])
            most -= len(batch)
    state.is_built = state.is_built or most > 0


def _forget(kind: int, ids: Sequence[int]) -> None:
    column = "entry" if connection.vendor == "postgresql" else "rowid"
    places = ", ".join(["%s"] * len(ids))
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM argmap_search WHERE {column} IN ({places})", [2 * pk + kind for pk in ids])  # noqa: S608


def _write(debate: Debate, kind: int, rows: Iterable[tuple[int, str, str]]) -> None:
    entries: list[tuple[Any, ...]] = []
    is_postgresql = connection.vendor == "postgresql"
    for pk, title, text in rows:
        words, further = fold_words(title), fold_words(text)
        if is_postgresql:
            entries.append((2 * pk + kind, debate.pk, sorted({*words}), sorted({*words, *further})))
        else:
            entries.append((2 * pk + kind, f"d{debate.pk}", " ".join(words), " ".join(further)))
    # Lexemes as they are: PostgreSQL's parser would cut words by the rules of the database's locale.
    values = (
        "(entry, debate_id, title, whole) VALUES (%s, %s, array_to_tsvector(%s), array_to_tsvector(%s))"
        if is_postgresql
        else "(rowid, scope, title, body) VALUES (%s, %s, %s, %s)"
    )
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO argmap_search {values}", entries)


def _read_state(debate: Debate) -> State | None:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(_STATE)} FROM argmap_search_state WHERE debate_id = %s", [debate.pk])  # noqa: S608
        row = cursor.fetchone()
    return State(**dict(zip(_STATE, (*row[:-1], bool(row[-1])), strict=True))) if row else None


def _write_state(debate: Debate, state: State) -> None:
    columns = ", ".join(_STATE)
    places = ", ".join(["%s"] * (len(_STATE) + 1))
    updates = ", ".join(f"{name} = excluded.{name}" for name in _STATE)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO argmap_search_state (debate_id, {columns}) VALUES ({places}) "  # noqa: S608
            f"ON CONFLICT (debate_id) DO UPDATE SET {updates}",
            [debate.pk, *(getattr(state, name) for name in _STATE)],
        )
