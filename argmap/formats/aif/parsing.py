"""A nodeset's bytes as a reading: JSON within bounds, made into plain values, and these into a debate."""

import math
from typing import Any
from unicodedata import normalize

from argmap.core.checks import find_problems
from argmap.core.debate import Debate
from argmap.core.extras import INTEGERS, normalise_extra
from argmap.core.text import strip_unprintable
from argmap.formats.aif.findings import Findings, Path
from argmap.formats.aif.items import Item, find_container
from argmap.formats.aif.reader import OWN, read_document
from argmap.formats.reading import Finding, Load, Reading
from argmap.formats.remainder import add_remainder
from argmap.formats.syntax.decoding import decode
from argmap.formats.syntax.json_nodes import read_json_nodes
from argmap.formats.syntax.nodes import ErrorLimitError, Errors, Mapping, Node, Scalar, Sequence, Style, UnreadableError
from argmap.formats.syntax.values import INTEGER, NUMBER_LENGTH

SIZE_LIMIT = 20_000_000
DEPTH_LIMIT = 30
"""How deep the file's own values may lie; what is kept of them lies deeper in a record."""


def read_aif(data: bytes, *, load: Load | None = None) -> Reading:  # noqa: ARG001 (a nodeset names no other files)
    """The debate of a nodeset, in any of the forms that AIFdb, OVA3 and OVA2 write."""
    errors = Errors()
    try:
        root = read_json_nodes(decode(data, SIZE_LIMIT), errors)
        if not isinstance(root, Mapping):
            raise UnreadableError("this is no JSON object; a nodeset is one, with nodes and edges")
        if errors.found:
            return Reading(debate=None, errors=tuple(errors.found))
        return _read(root)
    except UnreadableError as error:
        return Reading(debate=None, errors=(*errors.found, error.finding))
    except ErrorLimitError:
        return Reading(debate=None, errors=tuple(errors.found))


def _read(root: Mapping) -> Reading:
    findings = Findings()
    plain = Plain(findings)
    own = plain.read(root.entries[OWN], (OWN,), is_ours=True) if OWN in root.entries else None
    document: Item = normalise_extra(
        {normalize("NFC", name): plain.read(node, (name,)) for name, node in root.entries.items() if name != OWN}
    )
    container, way = find_container(document)
    if not isinstance(container.get("nodes"), list):
        what = f"there is no list of nodes {'in AIF' if way else 'here'}; a nodeset is a JSON object with nodes and edges"
        raise UnreadableError(what, root.line, root.column)
    base = read_document(document, findings)
    debate, left_out = add_remainder(base, own) if own is not None else (base, [])
    for what in left_out:
        findings.warn(what, (OWN,), "left out")
    return _check(debate, findings, root)


def _check(debate: Debate, findings: Findings, root: Mapping) -> Reading:
    problems = find_problems(debate)
    if problems:
        return Reading(debate=None, errors=tuple(Finding(what=str(problem)[:500]) for problem in problems[:100]))
    return Reading(debate=debate, warnings=findings.locate(root))


class Plain:
    """Makes plain values of nodes; what no debate may hold is made fit for one, with a warning."""

    def __init__(self, findings: Findings) -> None:
        self.findings = findings

    def read(self, node: Node, path: Path, *, is_ours: bool = False) -> Any:
        """The value of a node. Raises UnreadableError where it lies too deep or two names are one."""
        if len(path) > DEPTH_LIMIT and not is_ours:
            raise UnreadableError(f"the values are nested more than {DEPTH_LIMIT} deep", node.line, node.column)
        match node:
            case Mapping():
                return self._read_mapping(node, path, is_ours)
            case Sequence():
                return [self.read(item, (*path, place), is_ours=is_ours) for place, item in enumerate(node.items)]
            case Scalar(style=Style.TEXT):
                return self._read_text(node.text, path)
            case Scalar():
                return self._read_literal(node.text, path)

    def _read_mapping(self, node: Mapping, path: Path, is_ours: bool) -> Item:
        values = {
            normalize("NFC", name): self.read(value, (*path, name), is_ours=is_ours) for name, value in node.entries.items()
        }
        if len(values) < len(node.entries):
            raise UnreadableError("two names here differ in how their accents are encoded only", node.line, node.column)
        return values

    def _read_text(self, text: str, path: Path) -> str:
        stripped = strip_unprintable(text)
        if stripped != text:
            self.findings.warn("the text holds characters that cannot be printed", path, "left them out")
        return stripped

    def _read_literal(self, text: str, path: Path) -> Any:
        if text in ("true", "false", "null"):
            return {"true": True, "false": False, "null": None}[text]
        if len(text) <= NUMBER_LENGTH:
            if INTEGER.fullmatch(text) and int(text) in INTEGERS:
                return int(text)
            if not INTEGER.fullmatch(text) and math.isfinite(float(text)):
                return float(text)
        self.findings.warn("the number is too long or too large to be one", path, "kept as a text")
        return text[:1000]
