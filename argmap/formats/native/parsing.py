"""A file's bytes as a reading: decoded, made into nodes, then read as a debate; whatever goes wrong comes back as a finding."""

from collections.abc import Callable

from argmap.core.debate import Debate
from argmap.formats.native.reader import read_debate
from argmap.formats.reading import Finding, Load, Reading
from argmap.formats.syntax.decoding import decode
from argmap.formats.syntax.json_nodes import read_json_nodes
from argmap.formats.syntax.nodes import MAX_ERRORS, ErrorLimitError, Errors, Node, UnreadableError
from argmap.formats.syntax.yaml_nodes import read_yaml_nodes

SIZE_LIMIT = 20_000_000
_ReadNodes = Callable[[str, Errors], Node | None]


def read_yaml(data: bytes, *, load: Load | None = None) -> Reading:
    """The debate in a YAML file; `load` gives the texts that its sources name."""
    return _read(data, read_yaml_nodes, load)


def read_json(data: bytes, *, load: Load | None = None) -> Reading:
    """The debate in a JSON file: the canonical document, or the same short forms as in YAML."""
    return _read(data, read_json_nodes, load)


def _read(data: bytes, read_nodes: _ReadNodes, load: Load | None) -> Reading:
    errors = Errors()
    debate: Debate | None = None
    try:
        root = read_nodes(decode(data, SIZE_LIMIT), errors)
        if root is None:
            raise UnreadableError("the file is empty; it has to hold at least the section debate")
        debate = read_debate(root, errors, load)
    except UnreadableError as error:
        errors.found.append(error.finding)
    except ErrorLimitError:
        errors.found.append(Finding(what=f"these are the first {MAX_ERRORS} errors; there may be more"))
    # The last word on too many errors has no line, and stays last.
    ordered = sorted(errors.found, key=lambda finding: (finding.line or len(data) + 1, finding.column))
    return Reading(debate=debate, errors=tuple(ordered))
