"""ASPARTIX facts: `arg(a).` and `att(a,b).` (Egly, Gaggl, Woltran, Argument & Computation 1, 2010)."""

import re

from argmap.core.debate import Debate
from argmap.formats.format import Format
from argmap.formats.frameworks.attacks import CANNOT_CARRY, SIZE_LIMIT, Attacks, decode, list_attacks, list_carried
from argmap.formats.reading import Finding, FormatError, Load, Reading

# No two parts of it can match the same text in two ways, so that it takes linear time.
_NAME = r'\s*("[^"\n]*"|[^\s,()."%]+(?:\([^()"%\n]*\))?)\s*'
_FACT = re.compile(rf"(?:arg\({_NAME}\)|att\({_NAME},{_NAME}\))\s*\.")
_FACT_START = re.compile(rb"(?:[ \t\r]*(?:%[^\n]*)?\n)*[ \t\r]*(?:arg|att)\(")
_BLANK = re.compile(r"(?:\s+|%[^\n]*)+")
_PLAIN = re.compile(r"[^\s,().\"%]+")


def read_apx(data: bytes, *, load: Load | None = None) -> Reading:  # noqa: ARG001 (the files name no others)
    """The framework in a file of facts; comments begin with %. Stops at the first thing that is no fact."""
    try:
        text = decode(data)
    except FormatError as error:
        return Reading(debate=None, errors=(Finding(what=str(error)),))
    found, place, line = Attacks(), 0, 1
    while place < len(text):
        match = _BLANK.match(text, place) or _FACT.match(text, place)
        if match is None:
            found.refuse(f"expected arg(name). or att(name,name). and found {text[place : place + 30]!r}", line)
            break
        if match.re is _FACT:
            _note(found, match, line)
        line += match.group().count("\n")
        place = match.end()
    return found.build()


def _note(found: Attacks, match: re.Match[str], line: int) -> None:
    argument, source, target = (name and name.strip('"') for name in match.groups())
    if argument is not None:
        found.add_argument(argument, line)
    else:
        found.add_attack(source, target, line)


def write_apx(debate: Debate) -> bytes:
    """The debate's claims and attacks as facts; names with other than plain characters stand in quotes.

    Raises FormatError where a key has a double quote.
    """
    names, attacks = list_attacks(debate)
    for name in names:
        if '"' in name:
            raise FormatError(f"APX cannot name the claim {name!r}: allowed are keys without double quotes")
    lines = [f"arg({_quote(name)})." for name in names]
    lines += [f"att({_quote(source)},{_quote(target)})." for source, target in attacks]
    return ("\n".join(lines) + "\n").encode()


def _quote(name: str) -> str:
    return name if _PLAIN.fullmatch(name) else f'"{name}"'


APX = Format(
    name="apx",
    title="ASPARTIX facts",
    media_type="text/vnd.aspartix",
    suffixes=(".apx",),
    sniff=lambda data: _FACT_START.match(data[:4096]) is not None,
    limit=SIZE_LIMIT,
    specification="https://www.dbai.tuwien.ac.at/research/argumentation/aspartix/",
    cannot_carry=CANNOT_CARRY,
    carries=list_carried,
    read=read_apx,
    write=write_apx,
)
