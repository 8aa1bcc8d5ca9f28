"""ICCMA's `p af N` with a line `i j` for each attack, arguments numbered 1 to N (ICCMA 2023 rules, input format)."""

from msgspec.structs import replace

from argmap.core.debate import Debate
from argmap.formats.carrying import Carries
from argmap.formats.format import Format
from argmap.formats.frameworks.attacks import CANNOT_CARRY, SIZE_LIMIT, Attacks, decode, list_attacks, list_carried
from argmap.formats.reading import Finding, FormatError, Load, Reading

MOST_ARGUMENTS = 2_000_000
_HEADER = "p af"


def read_iccma(data: bytes, *, load: Load | None = None) -> Reading:  # noqa: ARG001 (the files name no others)
    """The framework in a `p af` file; lines that begin with # are comments."""
    try:
        lines = decode(data).splitlines()
    except FormatError as error:
        return Reading(debate=None, errors=(Finding(what=str(error)),))
    found, has_header = Attacks(), False
    for number, line in enumerate(lines, start=1):
        words = line.split()
        if not words or words[0].startswith("#"):
            continue
        if not has_header:
            has_header = _read_header(found, words, number)
            if not has_header:
                break
        elif len(words) == 2:
            found.add_attack(words[0], words[1], number)
        else:
            found.refuse("an attack is two numbers, the attacker's first", number)
    if not has_header and not found.errors:
        found.refuse(f'no line "{_HEADER} N" says how many arguments there are', len(lines))
    return found.build()


def _read_header(found: Attacks, words: list[str], line: int) -> bool:
    count = words[2] if len(words) == 3 and words[:2] == _HEADER.split() else ""
    if not (count.isascii() and count.isdecimal()) or len(count) > 7 or int(count) > MOST_ARGUMENTS:
        found.refuse(f'expected "{_HEADER} N", N a number up to {MOST_ARGUMENTS}, and found "{" ".join(words)[:60]}"', line)
        return False
    for number in range(1, int(count) + 1):
        found.arguments[str(number)] = line
    return True


def write_iccma(debate: Debate) -> bytes:
    """The debate's claims and attacks by number; what each number stands for is told in comments."""
    names, attacks = list_attacks(debate)
    # The numbers that a file of this format came with are kept.
    own = {str(number) for number in range(1, len(names) + 1)}
    numbers = (
        {name: name for name in names} if own == set(names) else {name: str(place + 1) for place, name in enumerate(names)}
    )
    lines = [f"{_HEADER} {len(names)}"]
    lines += [f"# {number} is {name}" for name, number in numbers.items() if name != number]
    lines += [f"{numbers[source]} {numbers[target]}" for source, target in attacks]
    return ("\n".join(lines) + "\n").encode()


def _list_carried(debate: Debate) -> Carries:
    """What the other frameworks carry, but for keys that are other than the numbers in the file."""
    carried = list_carried(debate)
    names, _ = list_attacks(debate)
    if names == [str(number) for number in range(1, len(names) + 1)]:
        return carried
    return replace(carried, fields={**carried.fields, "claims": carried.fields["claims"] - {"key"}})


ICCMA = Format(
    name="iccma",
    title="ICCMA p af",
    media_type="text/vnd.iccma.af",
    suffixes=(".af",),
    sniff=lambda data: data.lstrip().startswith(_HEADER.encode()),
    limit=SIZE_LIMIT,
    specification="https://iccma2023.github.io/rules.html",
    cannot_carry=(*CANNOT_CARRY, "Claims' keys, unless they are the numbers 1 to N: they become comments."),
    carries=_list_carried,
    read=read_iccma,
    write=write_iccma,
)
