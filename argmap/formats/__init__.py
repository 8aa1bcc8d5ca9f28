"""The table of formats: every way to bring a debate in from a file and to take it away again.

Adding a format is one package or module beside this one, one line in `FORMATS`, one page in docs/formats and its tests.
"""

from argmap.formats import aif, argdown, carneades, csl, dna, dot, frameworks, graphml, jsonld, kialo, native, report, sheets
from argmap.formats.format import Format
from argmap.formats.losses import find_losses
from argmap.formats.reading import Finding, FormatError, Load, Reading

__all__ = ["FORMATS", "Finding", "Format", "FormatError", "Load", "Reading", "find_format", "find_losses", "read_file"]

FORMATS: tuple[Format, ...] = (
    native.YAML,
    native.JSON,
    argdown.ARGDOWN,
    aif.AIF,
    carneades.CARNEADES,
    frameworks.TGF,
    frameworks.APX,
    frameworks.ICCMA,
    kialo.KIALO,
    dna.DNA,
    dna.DNA_CSV,
    csl.CSL,
    sheets.SHEETS,
    graphml.GRAPHML,
    dot.DOT,
    jsonld.JSONLD,
    report.REPORT,
)
"""Every format; where several fit a file, the first whose test accepts the content is taken."""


def find_format(name: str | None, data: bytes = b"") -> Format:
    """The format that `name` (a format's name or a file's) and the content `data` tell of.

    A format's own name decides; then the suffix; where several formats share it, or none has it, the content. Raises
    FormatError with the formats there are.

    >>> find_format("debate.yml").name, find_format("json").name, find_format(None, b"debate: {}").name
    ('yaml', 'json', 'yaml')
    """
    wanted = (name or "").lower()
    for form in FORMATS:
        if wanted == form.name:
            return form
    named = [form for form in FORMATS if wanted.endswith(form.suffixes)]
    # A longer suffix tells more: .aif.json goes before .json.
    named.sort(key=lambda form: max(len(suffix) for suffix in form.suffixes if wanted.endswith(suffix)), reverse=True)
    for form in named or FORMATS:
        if form.sniff(data):
            return form
    if named:
        return named[0]
    known = ", ".join(f"{form.name} ({', '.join(form.suffixes)})" for form in FORMATS)
    raise FormatError(f'neither its name nor its content tells the format of "{name or "the file"}"; known are {known}')


def read_file(name: str, data: bytes, *, load: Load | None = None) -> Reading:
    """The reading of a file called `name`, in the format that its name or its content tells.

    `load` gives the files that lie beside it. Raises FormatError where the format is unknown or cannot be read.
    """
    form = find_format(name, data)
    if form.read is None:
        raise FormatError(f"{form.title} can be written, not read")
    return form.read(data, load=load).in_file(name)
