"""The opposites of statements, for Carneades has no argument against a statement, only arguments for a rival of it."""

from argmap.core.records import Issue
from argmap.formats.keys import Keys
from argmap.formats.steps import Ref

_NOT = "¬"


class Opposites:
    """Issues as they will be written, positions by issue, and the opposites that had to be made.

    A statement whose issue has its opposite already (`p` and `¬p`) keeps it; for another one a statement and, where it has no
    issue, an issue are made.
    """

    def __init__(self, issues: tuple[Issue, ...], statements: dict[Ref, str], taken: Keys) -> None:
        # Each issue's positions in their order, as a mapping, for there may be many.
        self.positions: dict[str, dict[str, None]] = {issue.key: dict.fromkeys(issue.positions) for issue in issues}
        self.made: dict[str, str] = {}
        self._names = statements
        self._keys = taken
        self._issue_keys = Keys(self.positions)
        self._issue_of = {name: issue for issue, names in self.positions.items() for name in names}

    def find(self, ref: Ref) -> str:
        """The name of the statement that stands where this one does not."""
        name = self._names[ref]
        rivals = self.positions.get(self._issue_of.get(name, ""), {})
        opposite = name.removeprefix(_NOT) if name.startswith(_NOT) else f"{_NOT}{name}"
        if opposite in rivals:
            return opposite
        if name not in self.made:
            self.made[name] = self._keys.take(f"{_NOT}{name}")
            self._tie(name, self.made[name], f"{name} or not")
        return self.made[name]

    def add_rivals(self, one: str, other: str) -> None:
        """Let two statements exclude each other, unless one of them has rivals already."""
        if one != other and one not in self._issue_of and other not in self._issue_of:
            self._tie(one, other, f"{one} or {other}")

    def _tie(self, name: str, rival: str, issue: str) -> None:
        if name not in self._issue_of:
            key = self._issue_keys.take(issue)
            self.positions[key] = {name: None}
            self._issue_of[name] = key
        self.positions[self._issue_of[name]][rival] = None
        self._issue_of[rival] = self._issue_of[name]
