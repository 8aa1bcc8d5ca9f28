"""A Kialo text export as a debate: theses and reasons as claims, each Pro and Con as a relation, sources as sources."""

from unicodedata import normalize

from argmap.core.canonical import normalise
from argmap.core.checks import find_problems
from argmap.core.debate import Debate
from argmap.core.limits import LINE_LENGTH
from argmap.core.records import About
from argmap.core.text import find_unprintable, strip_unprintable
from argmap.formats.findings import Findings
from argmap.formats.kialo.carrying import keep_name
from argmap.formats.kialo.discussion import Discussion
from argmap.formats.kialo.lines import Lines, split_lines
from argmap.formats.kialo.marks import unescape
from argmap.formats.kialo.sources import Citations
from argmap.formats.reading import UNNAMED, Load, Reading
from argmap.formats.syntax.decoding import decode
from argmap.formats.syntax.nodes import UnreadableError

SIZE_LIMIT = 20_000_000
_NO_KIALO = 'this is no Kialo export; it begins with "Discussion Name:" or "Discussion Title:"'


def read_kialo(data: bytes, *, load: Load | None = None) -> Reading:  # noqa: ARG001 (exports name no other files)
    """The debate in a text export, version 1 or 2. Entries that hang on nothing are errors, and all others are read."""
    try:
        written = decode(data, SIZE_LIMIT)
    except UnreadableError as error:
        return Reading(debate=None, errors=(error.finding,))
    findings = Findings()
    lines = split_lines(_clean(written, findings))
    if lines.name is None or not lines.entries:
        what = _NO_KIALO if lines.name is None else 'there is no claim in it; the first is "1. Thesis:" or "1. Question:"'
        findings.fail(what, 1)
        return findings.close(None)
    return findings.close(_read_discussion(lines, findings))


def _clean(written: str, findings: Findings) -> str:
    text = normalize("NFC", written.replace("\r\n", "\n").replace("\r", "\n"))
    unprintable = find_unprintable(text)
    if not unprintable:
        return text
    stripped = strip_unprintable(text)
    what = f"the file holds characters that cannot be printed, the first of them {unprintable}"
    findings.warn(what, f"left out, all {len(text) - len(stripped)} of them", 0)
    return stripped


def _read_discussion(lines: Lines, findings: Findings) -> Debate | None:
    citations = Citations(lines.sources)
    discussion = Discussion(citations, findings)
    for entry in lines.entries:
        discussion.add(entry)
    relations = discussion.list_relations()
    uncited = len(lines.sources) - citations.cited
    if uncited:
        what = f"{uncited} of {len(lines.sources)} sources have no mark in the text that cites them"
        findings.warn(what, "kept as sources that no claim cites", 0)
    for _ in range(uncited):
        citations.cite_next()
    debate = normalise(
        Debate(
            about=_make_about(lines.name or "", discussion, findings),
            claims=tuple(discussion.list_claims(relations)),
            relations=tuple(relations),
            sources=tuple(citations.sources.values()),
            passages=tuple(citations.passages.values()),
        )
    )
    return _check(debate, discussion, findings)


def _make_about(written: str, discussion: Discussion, findings: Findings) -> About:
    name = " ".join(unescape(written).split())
    question = discussion.question or name or "Untitled discussion"
    if len(question) > LINE_LENGTH:
        findings.warn(f"the question has {len(question)} characters", f"cut to {LINE_LENGTH}", 1)
        question = question[:LINE_LENGTH].strip()
    # A discussion with one thesis needs no question over it, and is called by it where there is none.
    is_told = bool(discussion.question) and (name != question or len(discussion.roots) == 1)
    return About(slug=UNNAMED, question=question, extra=keep_name(name) if is_told else {})


def _check(debate: Debate, discussion: Discussion, findings: Findings) -> Debate | None:
    problems = find_problems(debate)
    for problem in problems:
        entry = discussion.entries.get(problem.key) if problem.collection in ("claims", "relations") else None
        findings.fail(str(problem), entry.line if entry else 0)
    return None if problems else debate
