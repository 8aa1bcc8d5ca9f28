"""A debate as a Kialo text export, version 2: each claim under the first that it bears on, and as a link under all others."""

from collections.abc import Iterator

from msgspec import Struct

from argmap.core.debate import Debate
from argmap.core.kinds import Polarity
from argmap.core.limits import LENGTHS
from argmap.core.records import Argument, Claim
from argmap.formats.kialo.carrying import find_citations, find_name, is_marked_thesis
from argmap.formats.kialo.lines import INDENT, SOURCES, guard_line
from argmap.formats.kialo.marks import escape, escape_address, write_marks
from argmap.formats.kialo.sources import name_address
from argmap.formats.reading import FormatError
from argmap.formats.steps import Bare, Ref, list_steps

_LABELS = {Polarity.SUPPORTS: "Pro", Polarity.ATTACKS: "Con"}


class _Reason(Struct, frozen=True):
    """What bears on a statement, and how."""

    ref: Ref
    label: str


def write_kialo(debate: Debate) -> bytes:
    """The debate's claims with what speaks for and against each, as Kialo's export has them.

    Raises FormatError where reasons are chained so deep that no number is left for them.
    """
    bare = list_steps(debate)
    reasons = _list_reasons(bare)
    roots = _list_roots(bare, reasons)
    question, name = " ".join(debate.about.question.split()), find_name(debate.about)
    is_asked = bool(name) or len(roots) != 1
    numbers = {root: f"1.{place}" if is_asked else "1" for place, root in enumerate(roots, start=1)}
    writer = _Writer(debate, bare, reasons, numbers)
    lines = ["Discussion Name:", escape(name or question), ""]
    lines += _write_entry("1", "Question", escape(question)) if is_asked else ()
    for root in roots:
        lines += writer.write_tree(root)
    lines += writer.write_sources()
    return "\r\n".join(lines).rstrip().encode() + b"\r\n"


def _list_reasons(bare: Bare) -> dict[Ref, list[_Reason]]:
    reasons: dict[Ref, list[_Reason]] = {}
    for step in bare.steps.values():
        found = reasons.setdefault(step.conclusion, [])
        found += [_Reason(premise, _LABELS[step.kind]) for premise in step.premises]
    return reasons


def _list_roots(bare: Bare, reasons: dict[Ref, list[_Reason]]) -> list[Ref]:
    """The theses: what bears on nothing, what is marked as one, and one of each circle that none of these leads into."""
    inner = {reason.ref for found in reasons.values() for reason in found}
    roots = {ref: None for ref, statement in bare.statements.items() if ref not in inner or _is_marked(statement)}
    reached: set[Ref] = set()
    for ref in (*roots, *bare.statements):
        if ref not in reached:
            roots.setdefault(ref)
            _reach(ref, reasons, reached)
    return [ref for ref in bare.statements if ref in roots]


def _reach(root: Ref, reasons: dict[Ref, list[_Reason]], reached: set[Ref]) -> None:
    waiting = [root]
    while waiting:
        ref = waiting.pop()
        if ref not in reached:
            reached.add(ref)
            waiting += [reason.ref for reason in reasons.get(ref, ())]


def _is_marked(statement: Claim | Argument) -> bool:
    return isinstance(statement, Claim) and is_marked_thesis(statement)


class _Writer:
    """Writes trees of reasons. `numbers` are those of the theses at first, which are links wherever they are reasons too."""

    def __init__(self, debate: Debate, bare: Bare, reasons: dict[Ref, list[_Reason]], numbers: dict[Ref, str]) -> None:
        self._debate = debate
        self._bare = bare
        self._reasons = reasons
        self._numbers = numbers
        self._cited: list[str] = []

    def write_tree(self, root: Ref) -> Iterator[str]:
        """The lines of a thesis and of all that bears on it."""
        yield from self._write_statement(root, "Thesis")
        open_ends = [(self._numbers[root], enumerate(self._reasons.get(root, ()), start=1))]
        while open_ends:
            above, reasons = open_ends[-1]
            place, reason = next(reasons, (0, None))
            number = f"{above}.{place}"
            if reason is None:
                open_ends.pop()
            elif reason.ref in self._numbers:
                yield from _write_entry(number, reason.label, f"-> See {self._numbers[reason.ref]}.", is_text=False)
            else:
                self._numbers[reason.ref] = number
                yield from self._write_statement(reason.ref, reason.label)
                open_ends.append((number, enumerate(self._reasons.get(reason.ref, ()), start=1)))

    def _write_statement(self, ref: Ref, label: str) -> Iterator[str]:
        number, statement = self._numbers[ref], self._bare.statements[ref]
        if isinstance(statement, Argument):
            return _write_entry(number, label, escape((statement.gist or statement.title).strip()))
        text = (statement.text or statement.title).strip()
        marks = []
        for citation in find_citations(statement, text):
            self._cited.append(citation.passage)
            marks.append((citation.at, len(self._cited)))
        return _write_entry(number, label, write_marks(text, marks))

    def write_sources(self) -> Iterator[str]:
        """The list of all that was cited, in this order."""
        if self._cited:
            yield SOURCES
        for number, key in enumerate(self._cited, start=1):
            passage = self._debate.passage_by_key[key]
            yield f"[{number}] {escape_address(name_address(self._debate.source_by_key[passage.source]))}"
            if passage.exact:
                yield from (guard_line(line) for line in _split(f'"{escape(passage.exact)}"'))


def _write_entry(number: str, label: str, text: str, *, is_text: bool = True) -> Iterator[str]:
    if len(number) > LENGTHS["key"]:
        raise FormatError(f"Kialo's numbers are longer than {LENGTHS['key']} characters where reasons go as deep as here")
    indent = " " * (INDENT * number.count("."))
    yield f"{indent}{number}. {label}:"
    for line in _split(text):
        written = guard_line(line) if is_text else line
        yield indent + written if written else ""
    yield ""


def _split(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
