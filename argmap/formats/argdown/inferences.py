"""The line between premises and conclusion: `----`, or `-- Rule, Rule {data} --` on one line or several."""

import re

from argmap.formats.argdown.data import merge_data, read_data
from argmap.formats.argdown.findings import Findings
from argmap.formats.argdown.lines import skip_comment, skip_spaces
from argmap.formats.argdown.scanning import Text
from argmap.formats.argdown.style import SHORTCODE, Style
from argmap.formats.argdown.tree import Step, Structure

_BARE = re.compile(r"-{4,}[ \t]*\n")
_HYPHENS = re.compile(r"-{2,}")
_SIGN = re.compile(r"[\\{,/<\-\n.:]")
_NEXT = re.compile(r"[ \t]*(?:\n|\([0-9]+\))")
_SHORT = re.compile(r"---[ \t]*\n")


class _Rules:
    """The rules of an inference as they come in."""

    def __init__(self) -> None:
        self.rules: list[str] = []
        self._pieces: list[str] = []

    def add(self, piece: str) -> None:
        self._pieces.append(piece)

    def end_rule(self) -> None:
        rule = "".join(self._pieces).strip(" \t")
        if rule:
            self.rules.append(rule)
        self._pieces = []


def read_inference(text: Text, begins: int, structure: Structure, style: Style, findings: Findings) -> tuple[Step, int]:
    """The inference whose hyphens begin at `begins`, and the place of the line after it."""
    source = text.text
    bare = _BARE.match(source, begins)
    if bare:
        return Step(begins, [], {}, structure), bare.end()
    short = _SHORT.match(source, begins)
    if short:
        findings.fail(begins, "an inference is a line of four hyphens or more, not of three", "read as four")
        return Step(begins, [], {}, structure), short.end()
    step = Step(begins, [], {}, structure)
    return step, _read_rules(text, begins + 2, step, style, findings)


def _read_rules(text: Text, place: int, step: Step, style: Style, findings: Findings) -> int:
    """Read rules and data up to the closing hyphens; without these, up to the conclusion."""
    source, rules = text.text, _Rules()
    while True:
        sign = _SIGN.search(source, place)
        assert sign is not None, "the text ends in a line feed"
        rules.add(source[place : sign.start()])
        place = sign.start()
        hyphens = _HYPHENS.match(source, place)
        if hyphens:
            place = _end_line(text, hyphens.end(), findings)
            break
        if source[place] == "\n" and _ends_inference(source, place + 1):
            findings.fail(
                step.begins, "two hyphens (--) are missing at the end of this inference", "read as if they were there"
            )
            place += 1
            break
        code = SHORTCODE.match(source, place)
        if code and code[1] in style.shortcodes:
            rules.add(style.shortcodes[code[1]])
            place = code.end(1)
        else:
            place = _read_sign(text, place, step, rules, findings)
    rules.end_rule()
    step.rules = rules.rules
    return place


def _ends_inference(source: str, place: int) -> bool:
    """Whether what is at `place` cannot belong to an inference any more: an empty line, or the conclusion."""
    return place >= len(source) or _NEXT.match(source, place) is not None


def _end_line(text: Text, place: int, findings: Findings) -> int:
    """The place of the next line, past comments."""
    after = skip_spaces(text, place)
    while skip_comment(text, after) > after:
        after = skip_spaces(text, skip_comment(text, after))
    line_end = text.find("\n", after)
    if line_end > after:
        findings.fail(after, "text follows the hyphens that end an inference", "it is left out")
    return line_end + 1


def _read_sign(text: Text, place: int, step: Step, rules: _Rules, findings: Findings) -> int:
    source = text.text
    match source[place]:
        case "\\" if source[place + 1] != "\n":
            rules.add(source[place + 1])
            return place + 2
        case "{" if (closing := text.find_closing_brace(place)) > 0:
            merge_data(step.data, read_data(source[place : closing + 1], place, findings) or {})
            return closing + 1
        case ",":
            rules.end_rule()
        case "\n":
            rules.add(" ")
        case sign:
            after = skip_comment(text, place)
            if after > place:
                return after
            rules.add(sign)
    return place + 1
