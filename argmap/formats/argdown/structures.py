"""Premise–conclusion structures: which lines each inference uses."""

from collections.abc import Iterator
from typing import Any

from argmap.formats.argdown.findings import Findings
from argmap.formats.argdown.tree import Member, Step, Structure


def list_premises(step: Step, findings: Findings) -> list[int]:
    """The numbers of the lines that the inference starts from, counted from 1.

    These are the lines in its `uses` (in the inference's data, or in the conclusion's); without it, all lines since the
    inference before, that one's conclusion included.
    """
    conclusion = step.structure.lines[step.conclusion - 1]
    for data in (step.data, conclusion.content.data):
        for name in ("uses", "from"):
            if isinstance(data.get(name), list):
                return _check_uses(data[name], step, findings)
    return list(range(step.first, step.conclusion))


def _check_uses(uses: list[Any], step: Step, findings: Findings) -> list[int]:
    numbers: dict[int, None] = {}
    for number in uses:
        if type(number) is not int or not 1 <= number <= len(step.structure.lines) or number == step.conclusion:
            what = f"uses names {number!r:.60}; allowed are the numbers of other lines of this structure"
            findings.fail(step.begins, what, "it is left out")
        else:
            numbers[number] = None
    return list(numbers)


def list_bare_premises(structure: Structure) -> Iterator[Member]:
    """The lines that are no conclusion."""
    conclusions = {step.conclusion for step in structure.steps}
    return (line for number, line in enumerate(structure.lines, 1) if number not in conclusions)
