"""What is found wrong with a file: a warning where nothing is lost by it, an error where something is, or was guessed."""

from argmap.formats.argdown.origins import Origins
from argmap.formats.reading import Finding

MOST = 100
"""How many errors, and how many warnings, anybody wants to read of one file."""


class Findings:
    """The warnings and errors of one file, at places in its text; those beyond `MOST` are counted only."""

    def __init__(self, origins: Origins) -> None:
        self._origins = origins
        self._found: dict[bool, list[Finding]] = {True: [], False: []}
        self._counts = {True: 0, False: 0}

    def warn(self, place: int, what: str, done: str = "") -> None:
        """Note what is odd, and what was made of it; nothing of the file is lost by it."""
        self._add(False, place, what, done)

    def fail(self, place: int, what: str, done: str = "") -> None:
        """Note what is wrong, and what was made of it; something of the file is lost or guessed."""
        self._add(True, place, what, done)

    def fail_nowhere(self, what: str, path: str = "") -> None:
        """Note what is wrong with no line to it."""
        self._counts[True] += 1
        if self._counts[True] <= MOST:
            self._found[True].append(Finding(what=what, path=path))

    def _add(self, is_error: bool, place: int, what: str, done: str) -> None:
        self._counts[is_error] += 1
        if self._counts[is_error] <= MOST:
            file, line, column = self._origins.locate(place)
            self._found[is_error].append(Finding(what=what, done=done, file=file, line=line, column=column))

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """The warnings, by line."""
        return self._list(False)

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The errors, by line."""
        return self._list(True)

    def _list(self, is_error: bool) -> tuple[Finding, ...]:
        found = sorted(self._found[is_error], key=lambda finding: (finding.file, finding.line, finding.column))
        more = self._counts[is_error] - len(found)
        if more:
            found.append(
                Finding(what=f"these are the first {MOST} {'errors' if is_error else 'warnings'}; there are {more} more")
            )
        return tuple(found)
