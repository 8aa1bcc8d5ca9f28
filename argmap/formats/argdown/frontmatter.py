"""The frontmatter: YAML between lines of equals signs at the beginning of a file."""

import re
from typing import Any

from argmap.core.extras import find_misfit
from argmap.formats.argdown.data import OWN
from argmap.formats.argdown.findings import Findings
from argmap.formats.argdown.lines import BLANK, skip_comment_line
from argmap.formats.argdown.scanning import Text
from argmap.formats.argdown.yaml_values import ValueSyntaxError, read_values

_FENCE = re.compile(r"={3,}+")
_LINE_END = re.compile(r"[ \t]*\n")


def skip_frontmatter(text: Text, start: int) -> int:
    """The place after the frontmatter whose first equals sign is at `start`; 0 where it is not closed."""
    opening = _FENCE.match(text.text, start)
    assert opening is not None, "the caller saw the signs"
    closing = _FENCE.match(text.text, text.find("===", opening.end()))
    return closing.end() if closing else 0


def read_frontmatter(text: Text, findings: Findings) -> tuple[dict[str, Any], int]:
    """The values of the frontmatter, if the text has one, and the place where the rest begins."""
    start = _skip_blank(text)
    if not text.text.startswith("===", start):
        return {}, start
    end = skip_frontmatter(text, start)
    if not end:
        findings.fail(start, "no line of equals signs (===) ends the frontmatter that begins here", "this line is left out")
        return {}, text.find("\n", start) + 1
    line_end = _LINE_END.match(text.text, end)
    if not line_end or (line_end.end() < len(text.text) and not BLANK.match(text.text, line_end.end())):
        findings.warn(end, "an empty line is missing below the frontmatter", "read as if there were one")
    opening = _FENCE.match(text.text, start)
    assert opening is not None, "the signs are there"
    values = _read_values(text.text[opening.end() : end].rstrip("="), opening.end(), findings)
    return values, line_end.end() if line_end else end


def _skip_blank(text: Text) -> int:
    place = 0
    while place < len(text.text):
        blank = BLANK.match(text.text, place)
        after = blank.end() if blank else skip_comment_line(text, place, after_empty_line=True)
        if after == place:
            return place
        place = after
    return place


def _read_values(source: str, start: int, findings: Findings) -> dict[str, Any]:
    try:
        values = read_values(source)
    except ValueSyntaxError as error:
        place = start
        for _ in range(error.line):
            place = start + source.find("\n", place - start) + 1
        findings.fail(place, f"the frontmatter is no YAML: {error}", "it is left out")
        return {}
    if values is None:
        return {}
    if not isinstance(values, dict):
        findings.fail(start, "the frontmatter is no mapping (name: value)", "it is left out")
        return {}
    misfit = find_misfit({"argdown": {"frontmatter": {name: value for name, value in values.items() if name != OWN}}})
    if misfit:
        findings.fail(start, f"the frontmatter {misfit}", "it is left out")
        return {}
    return values
