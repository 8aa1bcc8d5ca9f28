"""What is found wrong with a file while it is read, as much of it as anybody wants to know."""

from argmap.core.debate import Debate
from argmap.formats.reading import Finding, Reading

MOST = 100
"""How many errors and how many warnings are told."""
_NOWHERE = 2**31
"""Beyond the last line: where findings about no line in particular go."""


class Findings:
    """Warnings and errors with their place, the first hundred of each."""

    def __init__(self) -> None:
        self.warnings: list[Finding] = []
        self.errors: list[Finding] = []

    def warn(self, what: str, done: str, line: int = 0, column: int = 0, path: str = "") -> None:
        """Note what was read otherwise than it is written, and what was done about it."""
        self._add(self.warnings, Finding(what=what, done=done, line=line, column=column, path=path))

    def fail(self, what: str, line: int = 0, column: int = 0, path: str = "") -> None:
        """Note what could not be read, and is not in the debate."""
        self._add(self.errors, Finding(what=what, line=line, column=column, path=path))

    @staticmethod
    def _add(findings: list[Finding], finding: Finding) -> None:
        if len(findings) < MOST:
            findings.append(finding)
        elif len(findings) == MOST:
            findings.append(Finding(what=f"these are the first {MOST}; there are more"))

    def close(self, debate: Debate | None) -> Reading:
        """The reading, findings in the order of their lines."""
        return Reading(debate=debate, warnings=_in_order(self.warnings), errors=_in_order(self.errors))


def _in_order(findings: list[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda finding: finding.line or _NOWHERE))
