"""Trivial Graph Format: a line for each argument, `#`, a line for each attack (ICCMA 2015–2019, supported formats)."""

from argmap.core.debate import Debate
from argmap.formats.format import Format
from argmap.formats.frameworks.attacks import CANNOT_CARRY, SIZE_LIMIT, Attacks, decode, list_attacks, list_carried
from argmap.formats.reading import Finding, FormatError, Load, Reading

_SEPARATOR = "#"


def read_tgf(data: bytes, *, load: Load | None = None) -> Reading:  # noqa: ARG001 (the files name no others)
    """The framework in a TGF file. A label after an argument's name is left out with a warning."""
    try:
        lines = decode(data).splitlines()
    except FormatError as error:
        return Reading(debate=None, errors=(Finding(what=str(error)),))
    found, is_below = Attacks(), False
    for number, line in enumerate(lines, start=1):
        words = line.split()
        if words == [_SEPARATOR] and not is_below:
            is_below = True
        elif words and is_below:
            _read_attack(found, words, number)
        elif words:
            found.add_argument(words[0], number)
            if len(words) > 1:
                found.warnings.append(Finding(what="an argument has a label", done="left out", line=number))
    if not is_below:
        found.refuse(f'no line "{_SEPARATOR}" parts arguments from attacks', len(lines))
    return found.build()


def _read_attack(found: Attacks, words: list[str], line: int) -> None:
    if len(words) < 2:
        found.refuse("an attack names two arguments, the attacker first", line)
        return
    found.add_attack(words[0], words[1], line)
    if len(words) > 2:
        found.warnings.append(Finding(what="an attack has a label", done="left out", line=line))


def write_tgf(debate: Debate) -> bytes:
    """The debate's claims and attacks. Raises FormatError where a key has a space or is `#`."""
    names, attacks = list_attacks(debate)
    for name in names:
        if len(name.split()) != 1 or name == _SEPARATOR:
            raise FormatError(f'TGF cannot name the claim "{name}": allowed are keys without spaces, and other than #')
    lines = [*names, _SEPARATOR, *(f"{source} {target}" for source, target in attacks)]
    return ("\n".join(lines) + "\n").encode()


TGF = Format(
    name="tgf",
    title="Trivial Graph Format",
    media_type="text/vnd.tgf",
    suffixes=(".tgf",),
    sniff=lambda data: b"\n#\n" in b"\n" + data.replace(b"\r", b"") + b"\n",
    limit=SIZE_LIMIT,
    specification="https://argumentationcompetition.org/2019/SupportedFormats.pdf",
    cannot_carry=CANNOT_CARRY,
    carries=list_carried,
    read=read_tgf,
    write=write_tgf,
)
