"""A discussion put together entry by entry: claims, what each Pro and Con bears on, and links to claims elsewhere."""

from msgspec import Struct
from msgspec.structs import replace

from argmap.core.kinds import RelationKind
from argmap.core.limits import LENGTHS
from argmap.core.records import Claim, Relation
from argmap.formats.findings import Findings
from argmap.formats.kialo.carrying import keep_claim
from argmap.formats.kialo.lines import Entry
from argmap.formats.kialo.marks import Marked, read_marks
from argmap.formats.kialo.sources import Citations
from argmap.formats.titling import split_text

_KINDS = {"Pro": RelationKind.SUPPORTS, "Con": RelationKind.ATTACKS}
_QUESTION = "Question"


class _Tie(Struct, frozen=True):
    """A Pro or Con entry, and the numbers of the entries that bear on each other."""

    entry: Entry
    source: str
    target: str


class Discussion:
    """What has been read so far. `question` is the text of the Question, if there is one; claims have their entry's number."""

    def __init__(self, citations: Citations, findings: Findings) -> None:
        self.question = ""
        self.claims: dict[str, Claim] = {}
        self.entries: dict[str, Entry] = {}
        self.roots: set[str] = set()
        self._marked: dict[str, Marked] = {}
        self._ties: list[_Tie] = []
        self._last: dict[str, int] = {}
        self._ends: dict[str, str | None] = {}
        self._citations = citations
        self._findings = findings

    def add(self, entry: Entry) -> None:
        """Take the next entry of the file."""
        if self._is_out_of_place(entry):
            return
        self.entries[entry.number] = entry
        self._check_order(entry)
        hangs_on = self.entries.get(entry.parent)
        if entry.label == _QUESTION and not entry.parent:
            self._take_question(entry)
            return
        is_root = hangs_on is None or (hangs_on.label == _QUESTION and not hangs_on.parent)
        if is_root and entry.link:
            self._findings.fail("only a Pro or a Con can point at another claim", entry.line, entry.column)
            del self.entries[entry.number]
            return
        if not entry.link:
            self._take_claim(entry)
        if is_root:
            self._take_root(entry)
        elif entry.label in _KINDS:
            self._ties.append(_Tie(entry, entry.number, entry.parent))
        else:
            self._findings.warn(
                f"{entry.number}. hangs on a claim and is neither Pro nor Con", "read as a claim", entry.line, entry.column
            )

    def _is_out_of_place(self, entry: Entry) -> bool:
        what = ""
        if len(entry.number) > LENGTHS["key"]:
            what = f"the number has {len(entry.number)} characters; allowed are {LENGTHS['key']}"
        elif entry.number in self.entries:
            what = f"{entry.number}. stands in line {self.entries[entry.number].line} already; this one is left out"
        elif entry.parent and entry.parent not in self.entries:
            what = f"{entry.number}. hangs on {entry.parent}., which is not there; it is left out"
        elif not entry.parent and entry.label == _QUESTION and self.question:
            what = "a discussion has one question; this one is left out, and what hangs on it"
        if what:
            self._findings.fail(what, entry.line, entry.column)
        return bool(what)

    def _check_order(self, entry: Entry) -> None:
        number = int(entry.number.rpartition(".")[2])
        last = self._last.get(entry.parent, 0)
        self._last[entry.parent] = number
        if number != last + 1:
            expected = f"{entry.parent}.{last + 1}.".lstrip(".")
            self._findings.warn(f"{expected} is wanted here, not {entry.number}.", "read on", entry.line, entry.column)

    def _take_question(self, entry: Entry) -> None:
        marked = read_marks(entry.text, self._citations.cite_number, self._citations.cite_address)
        self.question = " ".join(marked.text.split())
        if marked.citations:
            self._findings.warn("the question cites sources", "kept as sources that no claim cites", entry.line)

    def _take_claim(self, entry: Entry) -> None:
        marked = read_marks(entry.text, self._citations.cite_number, self._citations.cite_address)
        title, text = split_text(marked.text, f"{entry.number}.")
        if not marked.text:
            self._findings.warn(f"{entry.number}. has no text", "called by its number", entry.line, entry.column)
        self._ends[entry.number] = entry.number
        self._marked[entry.number] = replace(marked, text=text or title)
        self.claims[entry.number] = Claim(
            key=entry.number,
            title=title,
            text=text,
            position=len(self.claims),
            passages=tuple(sorted({citation.passage for citation in marked.citations})),
        )

    def _take_root(self, entry: Entry) -> None:
        self.roots.add(entry.number)
        if entry.label in _KINDS:
            what = f"{entry.number}. is a {entry.label} and hangs on no claim"
            self._findings.warn(what, "read as a thesis", entry.line, entry.column)

    def list_relations(self) -> list[Relation]:
        """What every Pro and Con does, once all entries are there; those that point nowhere are left out with an error."""
        relations = []
        for tie in self._ties:
            source, target = self._follow(tie.source), self._follow(tie.target)
            if source is None or target is None:
                what = f"{tie.entry.number}. points, or hangs on what points, at no claim of this file; it is left out"
                self._findings.fail(what, tie.entry.line, tie.entry.column)
                continue
            relations.append(
                Relation(
                    key=tie.entry.number,
                    kind=_KINDS[tie.entry.label],
                    source=source,
                    target=target,
                    position=int(tie.entry.number.rpartition(".")[2]) - 1,
                )
            )
        return relations

    def _follow(self, number: str) -> str | None:
        """The number of the claim that an entry is or points at, through as many links as there are."""
        passed: dict[str, None] = {}
        while number not in self._ends and number in self.entries and number not in passed:
            passed[number] = None
            number = self.entries[number].link
        end = self._ends.get(number)
        # Each link is followed once, or chains of them would take time that grows with their square.
        self._ends.update(dict.fromkeys(passed, end))
        return end

    def list_claims(self, relations: list[Relation]) -> list[Claim]:
        """The claims, with what their file says of them beyond their fields."""
        sources = {relation.source for relation in relations}
        return [
            replace(
                claim,
                extra=keep_claim(
                    self._marked[key].citations,
                    self._marked[key].text,
                    is_marked_thesis=key in self.roots and key in sources,
                ),
            )
            for key, claim in self.claims.items()
        ]
