"""The page of what changed between two dates."""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import groupby
from urllib.parse import urlencode

from msgspec import Struct

from argmap.core.debate import Debate as DebateValue
from argmap.core.edtf import name_date, parse_edtf
from argmap.core.positions import Change, ChangeKind, list_changes, read_selection, read_word, write_parameters
from argmap.core.positions.wording import describe_stance
from argmap.core.reading.stances import StanceRow, row_of_stance
from argmap.core.reading.viewpoint import Viewpoint, ViewpointError, describe_viewpoint, write_query
from argmap.core.records import Actor
from argmap.core.standing import Options
from argmap.models import Debate
from argmap.services.evaluating import see_debate
from argmap.services.pages.choices import Field, make_field, offer_filters, offer_records
from argmap.services.pages.loading import load_for_page

MOST_CHANGES = 400
"""More than these make no page; dates and filters choose among them."""
_WORDS: Mapping[ChangeKind, str] = {
    ChangeKind.NEW: "new",
    ChangeKind.REVERSED: "reversed",
    ChangeKind.HARDENED: "hardened",
    ChangeKind.SOFTENED: "softened",
    ChangeKind.CONDITIONS: "other conditions",
    ChangeKind.WITHDRAWN: "withdrawn",
}


class ChangeRow(Struct, frozen=True, kw_only=True):
    """A step of an actor's, with the stance that it led to and its passages; `before` is in words, "" for none."""

    kind: ChangeKind
    words: str
    actor: Actor
    after: StanceRow
    before: str


class Day(Struct, frozen=True, kw_only=True):
    """The steps that were taken at one time; `words` is their date as precise as it is known."""

    words: str
    rows: tuple[ChangeRow, ...]


class ChangesPage(Struct, frozen=True, kw_only=True):
    """The changes day by day, with the two dates as they were asked for, and how many there are of each kind.

    `file_query` is the whole of the address's query, for the same as a file.
    """

    days: tuple[Day, ...]
    file_query: str
    first: str
    last: str
    named: tuple[str, str]
    counts: tuple[tuple[str, int], ...]
    left_out: int
    filters: tuple[Field, ...]
    inherits: bool
    view: Viewpoint
    is_empty: bool

    @property
    def is_filtered(self) -> bool:
        """Whether the form asks for anything but all changes."""
        return self.inherits or any(not field.choices[0].is_chosen for field in self.filters)


def read_changes(debate: Debate, options: Options, *, texts: Mapping[str, str]) -> ChangesPage:
    """What changed after the end of `from` and up to the end of `to`, or of the date that the debate is seen as of.

    Raises ViewpointError and EvaluationRefused.
    """
    value = load_for_page(debate)
    see_debate(value, options)
    changes = find_changes(value, options, texts)
    first, last = _read_date(texts, "from"), _read_date(texts, "to")
    kind, selection = _read_kind(texts), read_selection(texts, value)
    dates = urlencode({name: text for name, text in (("from", first), ("to", last), ("kind", kind)) if text})
    offered = [("", "any"), *_WORDS.items()]
    counted = Counter(change.kind for change in changes)
    return ChangesPage(
        days=tuple(_gather(changes[:MOST_CHANGES], value)),
        file_query="&".join(part for part in (write_query(options), dates, write_parameters(selection)) if part),
        first=first,
        last=last,
        named=(name_date(first), name_date(last or options.as_of)),
        counts=tuple((words, counted[kind]) for kind, words in _WORDS.items() if counted[kind]),
        left_out=max(0, len(changes) - MOST_CHANGES),
        filters=(
            make_field("kind", "Change", kind or "", offered),
            *offer_records(value, selection),
            *offer_filters(value, selection),
        ),
        inherits=selection.inherit,
        view=describe_viewpoint(value, options),
        is_empty=not value.stances,
    )


def find_changes(debate: DebateValue, options: Options, texts: Mapping[str, str]) -> list[Change]:
    """All changes that the address asks for, in the order of their days. Raises ViewpointError."""
    first, last = _read_date(texts, "from"), _read_date(texts, "to") or options.as_of
    kind = _read_kind(texts)
    changes = list_changes(debate, first, last, read_selection(texts, debate))
    return [change for change in changes if kind in (None, change.kind)]


def _read_kind(texts: Mapping[str, str]) -> ChangeKind | None:
    return read_word("kind", texts["kind"], ChangeKind) if texts.get("kind") else None


def _read_date(texts: Mapping[str, str], name: str) -> str:
    text = texts.get(name, "")
    try:
        if text:
            parse_edtf(text)
    except ValueError as error:
        raise ViewpointError(name, str(error)) from None
    return text


def _gather(changes: list[Change], debate: DebateValue) -> Iterator[Day]:
    by_date = sorted(changes, key=lambda change: (change.day, _name_day(change)))
    for words, found in groupby(by_date, key=_name_day):
        yield Day(words=words, rows=tuple(_make_row(change, debate) for change in found))


def _name_day(change: Change) -> str:
    """The stance's own date, which may be coarser than the day on which it begins to count."""
    after = change.after
    return f"said {name_date(after.said_on)}" if after.said_on else f"reported {name_date(after.reported_on)}"


def _make_row(change: Change, debate: DebateValue) -> ChangeRow:
    return ChangeRow(
        kind=change.kind,
        words=_WORDS[change.kind],
        actor=debate.actor_by_key[change.actor],
        after=row_of_stance(change.after, debate),
        before=describe_stance(change.before) if change.before else "",
    )
