"""A Carneades file's bytes as a reading: YAML within bounds, made into nodes, and these into a debate."""

from argmap.formats.carneades.file import File
from argmap.formats.carneades.reader import read_debate
from argmap.formats.carneades.words import OWN
from argmap.formats.reading import Finding, Load, Reading
from argmap.formats.remainder import add_remainder
from argmap.formats.syntax.decoding import decode
from argmap.formats.syntax.nodes import MAX_ERRORS, ErrorLimitError, Errors, UnreadableError
from argmap.formats.syntax.yaml_nodes import read_yaml_nodes

SIZE_LIMIT = 20_000_000


def read_carneades(data: bytes, *, load: Load | None = None) -> Reading:  # noqa: ARG001 (it names no other files)
    """The debate of a Carneades 4 file; with errors in it, none."""
    errors = Errors()
    file = File(errors)
    try:
        root = read_yaml_nodes(decode(data, SIZE_LIMIT), errors)
        if root is None:
            raise UnreadableError("the file is empty; it has to hold at least the section statements")
        debate, own = read_debate(root, file)
    except UnreadableError as error:
        return _refuse([*errors.found, error.finding])
    except ErrorLimitError:
        return _refuse([*errors.found, Finding(what=f"these are the first {MAX_ERRORS} errors; there may be more")])
    if debate is None or errors.found:
        return _refuse(errors.found)
    left_out: list[str] = []
    if own is not None:
        debate, left_out = add_remainder(debate, own)
    warnings = [*file.warnings, *(Finding(what=what, done="left out", path=OWN) for what in left_out)]
    return Reading(debate=debate, warnings=tuple(sorted(warnings, key=lambda warning: (warning.line, warning.column))))


def _refuse(errors: list[Finding]) -> Reading:
    return Reading(debate=None, errors=tuple(errors))
