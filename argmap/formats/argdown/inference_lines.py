"""Arguments' inferences as premise–conclusion structures."""

import re
from typing import Any

from msgspec import Struct

from argmap.core.kinds import Polarity
from argmap.core.records import Argument, Inference, Premise
from argmap.formats.argdown.data import OWN
from argmap.formats.argdown.defining import get_live_data
from argmap.formats.argdown.flow import write_flow
from argmap.formats.argdown.shaping import list_own
from argmap.formats.argdown.wording import UNSHOWN

_SIGN = r"[^\s\\{},/<>.:@#*\[\]_=-]"
_RULE = re.compile(rf"{_SIGN}++(?:[ _-]{_SIGN}++)*+")
"""A rule that can stand between the hyphens as it is."""


class StructureLine(Struct, frozen=True):
    """A line of a structure; `undercut` is the inference that what undercuts it hangs on, below this line."""

    text: str
    undercut: str = ""


def split_inferences(argument: Argument) -> tuple[list[Inference], list[Inference]]:
    """The inferences that a structure can show, in their order, and those that it cannot.

    A structure begins with a premise, and what it concludes it speaks for.
    """
    ordered = sorted(argument.inferences, key=lambda inference: (inference.position, inference.key))
    shown = [inference for inference in ordered if inference.kind is Polarity.SUPPORTS and inference.premises]
    return shown, [inference for inference in ordered if inference not in shown]


def write_structure(argument: Argument, inferences: list[Inference], titles: dict[str, str]) -> list[StructureLine]:
    """The lines of the argument's structure; `titles` are those of the claims."""
    return _StructureWriter(argument.key, titles).write(inferences)


class _StructureWriter:
    def __init__(self, argument: str, titles: dict[str, str]) -> None:
        self._argument = argument
        self._titles = titles
        self._lines: list[StructureLine] = []
        self._count = 0

    def write(self, inferences: list[Inference]) -> list[StructureLine]:
        before = ""
        for place, inference in enumerate(inferences):
            self._write_step(inference, place, before)
            before = inference.conclusion
        return self._lines

    def _write_step(self, inference: Inference, place: int, before: str) -> None:
        """Write premises, inference and conclusion; `before` is what the step before concludes.

        Where it is the first premise here, and nothing more is to be said of it, it is used from there.
        """
        premises = sorted(inference.premises, key=lambda premise: (premise.position, premise.key))
        goes_on = premises[0].claim == before and not self._list_own(premises[0], inference.key, 0)
        first = self._count + 1
        for index, premise in enumerate(premises):
            if index or not goes_on:
                self._write_line(premise.claim, {"premise": self._list_own(premise, inference.key, index)})
        uses = [] if place == 0 or goes_on else [*range(first, self._count + 1)]
        self._lines.append(StructureLine(self._write_inference(inference, place, uses), undercut=inference.key))
        self._write_line(inference.conclusion, {})

    def _write_line(self, claim: str, own: dict[str, Any]) -> None:
        self._count += 1
        data = {OWN: own} if any(own.values()) else {}
        self._lines.append(StructureLine(f"({self._count}) [{self._titles[claim]}]{write_data(data)}"))

    def _list_own(self, premise: Premise, inference: str, index: int) -> dict[str, Any]:
        return list_own(premise, {"key": f"{inference}/{index + 1}", "claim": premise.claim, "position": index})

    def _write_inference(self, inference: Inference, place: int, uses: list[int]) -> str:
        live = get_live_data(inference.extra)
        if not live.keys().isdisjoint(("uses", "from", "rule", "rules")):
            live = {}
        rules = inference.scheme if can_stand_as_rules(inference.scheme) else ""
        expected = {
            "key": f"{self._argument}/{place + 1}",
            "scheme": rules,
            "conclusion": inference.conclusion,
            "premises": inference.premises,
            "position": place,
        }
        own = list_own(inference, expected, frozenset(["data"] if live else []))
        data = ({"uses": uses} if uses else {}) | live | ({OWN: own} if own else {})
        return f"-- {f'{rules}{write_data(data)}'.strip()} --" if rules or data else "----"


def can_stand_as_rules(scheme: str) -> bool:
    """Whether the scheme can stand between hyphens as one rule or more.

    >>> can_stand_as_rules("Modus ponens, Expert opinion"), can_stand_as_rules("see 3.2")
    (True, False)
    """
    return not UNSHOWN.search(scheme) and all(map(_RULE.fullmatch, scheme.split(", ")))


def write_data(data: dict[str, Any]) -> str:
    """The data as it stands behind a text or a title, nothing where there is none."""
    return f" {write_flow(data)}" if data else ""
