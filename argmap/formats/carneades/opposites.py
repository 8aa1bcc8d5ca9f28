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
        self.positions: dict[str, list[str]] = {issue.key: list(issue.positions) for issue in issues}
        self.made: dict[str, str] = {}
        self._names = statements
        self._keys = taken
        self._issue_keys = Keys(self.positions)
        self._issue_of = {name: issue for issue, names in self.positions.items() for name in names}

    def find(self, ref: Ref) -> str:
        """The name of the statement that stands where this one does not."""
        name = self._names[ref]
        rivals = self.positions.get(self._issue_of.get(name, ""), [])
        opposite = name.removeprefix(_NOT) if name.startswith(_NOT) else f"{_NOT}{name}"
        if opposite in rivals:
            return opposite
        if name not in self.made:
            self.made[name] = self._keys.take(f"{_NOT}{name}")
            self._tie(name, self.made[name])
        return self.made[name]

    def add_rivals(self, one: str, other: str) -> bool:
        """Let two statements exclude each other; False where one of them has rivals already."""
        if one == other or one in self._issue_of or other in self._issue_of:
            return False
        self._tie(one, other)
        return True

    def _tie(self, name: str, rival: str) -> None:
        if name not in self._issue_of:
            issue = self._issue_keys.take(f"{name} or not")
            self.positions[issue] = [name]
            self._issue_of[name] = issue
        self.positions[self._issue_of[name]].append(rival)
        self._issue_of[rival] = self._issue_of[name]
