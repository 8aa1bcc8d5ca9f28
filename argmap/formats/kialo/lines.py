r"""A discussion's lines: its name, its numbered entries with their texts, and the sources at the end; both versions.

Text lines that would be taken for a header, a link or the begin of the sources carry a backslash, as in `1.2\. Pro:`.
"""

import re
from collections.abc import Iterator

from msgspec import Struct

NUMBER = r"[1-9][0-9]{0,5}(?:\.[1-9][0-9]{0,5})*"
_LABEL = "Question|Thesis|Pro|Con"
_HEADER = re.compile(rf"( *)({NUMBER})\. ({_LABEL}):[ \t]*")
_HEADER_1 = re.compile(rf"( *)({NUMBER})\. ({_LABEL}): ?(.*)")
_THESIS_1 = re.compile(r"( *)(1)\. ()(.*)")
_LINK = re.compile(rf"-> See ({NUMBER})\.")
_NAME = "Discussion Name:"
_NAME_1 = "Discussion Title:"
SOURCES = "Sources:"
_GUARDED = (
    re.compile(rf"( *{NUMBER})(\\*)(\. (?:{_LABEL}):[ \t]*)"),
    re.compile(rf"(\s*)(\\*)(-> See {NUMBER}\.\s*)"),
    re.compile(rf"( *)(\\*)({SOURCES})"),
)
INDENT = 2
"""How many spaces a level is indented by."""


class Entry(Struct, frozen=True, kw_only=True):
    """A numbered entry: its number without the last dot, its label ("" for version 1's thesis), its text as it is written.

    `link` is the number that it points at in place of a text; "" for all that are no links.
    """

    number: str
    label: str
    text: str
    link: str
    line: int
    column: int

    @property
    def parent(self) -> str:
        """The number of the entry that it hangs on; "" where it hangs on none."""
        return self.number.rpartition(".")[0]


class Cited(Struct, frozen=True, kw_only=True):
    """An entry of the list of sources, as it is written; the quote may be empty."""

    address: str
    quote: str


class Lines(Struct, frozen=True, kw_only=True):
    """What a file's lines hold; a `name` of None says that this is no Kialo export."""

    name: str | None = None
    entries: tuple[Entry, ...] = ()
    sources: tuple[Cited, ...] = ()


def split_lines(text: str) -> Lines:
    """The parts of an export, line feeds being its line ends."""
    lines = text.split("\n")
    start = next((place for place, line in enumerate(lines) if line.strip()), 0)
    first = lines[start].strip()
    if first.startswith(_NAME_1):
        return Lines(
            name=first.removeprefix(_NAME_1).strip(),
            entries=tuple(_list_entries(lines, start + 1, len(lines), is_first_version=True)),
        )
    if first != _NAME:
        return Lines()
    end = _find_sources(lines)
    name = lines[start + 1].strip() if start + 1 < len(lines) else ""
    return Lines(
        name=name,
        entries=tuple(_list_entries(lines, start + 2, end, is_first_version=False)),
        sources=tuple(_list_sources(lines[end + 1 :])),
    )


def _list_entries(lines: list[str], start: int, end: int, *, is_first_version: bool) -> Iterator[Entry]:
    header, place, body = None, start, [""]
    for index in range(start, end):
        line = lines[index]
        found = _match_first(line, has_thesis=header is not None) if is_first_version else _HEADER.fullmatch(line)
        if found:
            if header:
                yield _make_entry(header, place, body)
            header, place, body = found, index, [found.group(4)] if is_first_version else []
        else:
            body.append(line)
    if header:
        yield _make_entry(header, place, body)


def _match_first(line: str, *, has_thesis: bool) -> re.Match[str] | None:
    # Only the thesis, which comes first, goes without a label.
    return _HEADER_1.fullmatch(line) or (None if has_thesis else _THESIS_1.fullmatch(line))


def _make_entry(header: re.Match[str], place: int, body: list[str]) -> Entry:
    number = header.group(2)
    indent = INDENT * number.count(".")
    link = _LINK.fullmatch("\n".join(body).strip())
    return Entry(
        number=number,
        label=header.group(3),
        text="\n".join(unguard_line(_outdent(line, indent)) for line in body),
        link=link.group(1) if link else "",
        line=place + 1,
        column=header.start(2) + 1,
    )


def _outdent(line: str, indent: int) -> str:
    return line[min(indent, len(line) - len(line.lstrip(" "))) :]


def _find_sources(lines: list[str]) -> int:
    """Where the list of sources begins: at the last line that says so, where its first entry follows; else the end."""
    for place in range(len(lines) - 1, -1, -1):
        if lines[place] == SOURCES:
            first = next((line for line in lines[place + 1 :] if line.strip()), "")
            return place if first.startswith("[1] ") else len(lines)
    return len(lines)


def _list_sources(lines: list[str]) -> Iterator[Cited]:
    number, entry = 0, [""]
    for line in lines:
        if line.startswith(f"[{number + 1}] "):
            if number:
                yield _make_cited(entry)
            number, entry = number + 1, [line.partition(" ")[2]]
        else:
            entry.append(unguard_line(line))
    if number:
        yield _make_cited(entry)


def _make_cited(entry: list[str]) -> Cited:
    quote = "\n".join(entry[1:]).strip()
    if len(quote) > 1 and quote[0] == quote[-1] == '"':
        quote = quote[1:-1]
    return Cited(address=entry[0].strip(), quote=quote)


def guard_line(line: str) -> str:
    r"""A line of text as it is written, with a backslash where it would be taken for a sign of the format.

    >>> guard_line("1.2. Pro:"), guard_line("Sources: none")
    ('1.2\\. Pro:', 'Sources: none')
    """
    for form in _GUARDED:
        match = form.fullmatch(line)
        if match:
            return "\\".join((match.group(1), match.group(2) + match.group(3)))
    return line


def unguard_line(line: str) -> str:
    r"""The line of text that `guard_line` made this of.

    >>> unguard_line("1.2\\. Pro:"), unguard_line("a\\b")
    ('1.2. Pro:', 'a\\b')
    """
    for form in _GUARDED:
        match = form.fullmatch(line)
        if match and match.group(2):
            return match.group(1) + match.group(2)[1:] + match.group(3)
    return line
