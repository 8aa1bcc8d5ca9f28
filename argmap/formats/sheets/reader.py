"""Sheets as a debate."""

from argmap.core.canonical import normalise
from argmap.core.checks import Problem, find_problems, name_kind
from argmap.core.debate import Debate
from argmap.core.flat import NESTED, unflatten
from argmap.core.records import About, Record
from argmap.formats.reading import Finding, Load, Reading
from argmap.formats.record_kinds import RECORD_KINDS
from argmap.formats.sheets.archive import SUFFIX, Archive
from argmap.formats.sheets.columns import DEBATE_SHEET, SHEET_NAMES, name_owner_column
from argmap.formats.sheets.sheet import Entry, Sheet
from argmap.formats.syntax.nodes import MAX_ERRORS, ErrorLimitError, Errors, UnreadableError

MOST_ROWS = 500_000


def read_sheets(data: bytes, *, load: Load | None = None) -> Reading:  # noqa: ARG001 (sheets name no other files)
    """The debate in a ZIP of sheets. A sheet that is missing holds no records, but for that of the debate itself."""
    errors = Errors()
    warnings: tuple[Finding, ...] = ()
    debate: Debate | None = None
    try:
        archive = Archive(data)
        warnings = tuple(Finding(what="no sheet of a debate", done="left out", file=name) for name in archive.left_out)
        debate = _Reader(archive, errors).read()
    except UnreadableError as error:
        errors.found.append(error.finding)
    except ErrorLimitError:
        errors.found.append(Finding(what=f"these are the first {MAX_ERRORS} errors; there may be more"))
    return Reading(debate=None if errors.found else debate, warnings=warnings, errors=tuple(errors.found))


class _Reader:
    """Reads the sheets in turn, then looks at the whole."""

    def __init__(self, archive: Archive, errors: Errors) -> None:
        self._archive = archive
        self._sheets = {name: Sheet(name, errors) for name in SHEET_NAMES}
        self._entries: dict[str, dict[str, Entry]] = {name: {} for name in RECORD_KINDS}
        self._rest = MOST_ROWS

    def read(self) -> Debate | None:
        """The debate, or None where something is wrong. Raises UnreadableError and ErrorLimitError."""
        about = self._read_about()
        for name in RECORD_KINDS:
            self._read_records(name)
        self._check_owners()
        if about is None or not all(sheet.is_whole for sheet in self._sheets.values()):
            return None
        rows = {name: {key: entry.as_row() for key, entry in entries.items()} for name, entries in self._entries.items()}
        debate = normalise(unflatten(about, rows))
        for problem in sorted(find_problems(debate), key=self._place):
            self._sheets[problem.collection or DEBATE_SHEET].fail(problem.message, self._place(problem)[1], problem.field)
        return debate

    def _list_entries(self, name: str) -> list[Entry]:
        try:
            data = self._archive.unpack(name)
        except UnreadableError as error:
            raise UnreadableError(f"{name}{SUFFIX}: {error}") from None
        entries = list(self._sheets[name].read(data)) if data is not None else []
        self._rest -= len(entries)
        if self._rest < 0:
            raise UnreadableError(f"the sheets have more than {MOST_ROWS:,} rows together, which is the most")
        return entries

    def _read_about(self) -> About | None:
        sheet = self._sheets[DEBATE_SHEET]
        entries = self._list_entries(DEBATE_SHEET)
        if len(entries) == 1 and isinstance(entries[0].record, About):
            return entries[0].record
        if sheet.is_whole:
            sheet.fail(f"one row is wanted below the names of the columns, not {len(entries)}", 2, "")
        return None

    def _read_records(self, name: str) -> None:
        for entry in self._list_entries(name):
            assert isinstance(entry.record, Record)
            key = entry.record.key
            first = self._entries[name].setdefault(key, entry)
            if first is not entry:
                self._sheets[name].fail(f"row {first.row} has this key already", entry.row, "key")

    def _check_owners(self) -> None:
        for name, owners in NESTED.items():
            if not self._sheets[owners].is_whole:
                continue
            for entry in self._entries[name].values():
                if entry.owner not in self._entries[owners]:
                    what = f'no {name_kind(owners)} has the key "{entry.owner}"'
                    self._sheets[name].fail(what, entry.row, name_owner_column(name) or "")

    def _place(self, problem: Problem) -> tuple[int, int]:
        """The problem's sheet and row."""
        if not problem.collection:
            return 0, 2
        return SHEET_NAMES.index(problem.collection), self._entries[problem.collection][problem.key].row
