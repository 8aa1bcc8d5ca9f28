"""What is found wrong with an export while it is read."""

from argmap.formats.reading import Finding

MOST = 100
"""How many errors and how many warnings are told."""


class Findings:
    """Warnings and errors with their lines, the first hundred of each."""

    def __init__(self) -> None:
        self.warnings: list[Finding] = []
        self.errors: list[Finding] = []

    def warn(self, what: str, done: str, line: int, column: int = 0) -> None:
        """Note what was read otherwise than it is written."""
        self._add(self.warnings, Finding(what=what, done=done, line=line, column=column))

    def fail(self, what: str, line: int, column: int = 0) -> None:
        """Note what could not be read and is not in the debate."""
        self._add(self.errors, Finding(what=what, line=line, column=column))

    @staticmethod
    def _add(findings: list[Finding], finding: Finding) -> None:
        if len(findings) == MOST:
            findings.append(Finding(what=f"these are the first {MOST}; there are more"))
        elif len(findings) < MOST:
            findings.append(finding)
