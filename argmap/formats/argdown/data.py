"""Data in braces: where it ends, and what it says."""

import re
from typing import Any

from argmap.core.extras import find_misfit
from argmap.formats.argdown.findings import Findings
from argmap.formats.argdown.yaml_values import ValueSyntaxError, read_values

OWN = "argmap"
"""The name in data under which the fields stand that Argdown has no syntax for."""
_BLOCK_START = re.compile(r"\{[ \t]*\n")


def read_data(source: str, place: int, findings: Findings) -> dict[str, Any] | None:
    """The data that `source`, a text in braces from `place` in the file on, says; None, with an error noted, where it is none.

    Where a line feed follows the first brace, YAML in lines stands between the braces; else the braces are YAML's own.
    """
    block = _BLOCK_START.match(source)
    try:
        values = read_values(source[block.end() : -1] if block else source)
    except ValueSyntaxError as error:
        findings.fail(place, f"the data here is no YAML: {error}", "it is left out")
        return None
    if values is None:
        return {}
    if not isinstance(values, dict):
        findings.fail(place, "the data here is no mapping (name: value)", "it is left out")
        return None
    # What is meant for us is checked with the record that it goes to.
    misfit = find_misfit({"argdown": {"data": {name: value for name, value in values.items() if name != OWN}}})
    if misfit:
        findings.fail(place, f"the data here {misfit}", "it is left out")
        return None
    return values


def merge_data(into: dict[str, Any], data: dict[str, Any]) -> None:
    """Put `data` into the data of an earlier member: names anew, mappings into each other, as deep as they lie."""
    waiting = [(into, data)]
    while waiting:
        target, values = waiting.pop()
        for name, value in values.items():
            known = target.get(name)
            if isinstance(known, dict) and isinstance(value, dict):
                target[name] = dict(known)
                waiting.append((target[name], value))
            else:
                target[name] = value
