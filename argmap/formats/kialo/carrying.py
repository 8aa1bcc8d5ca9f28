"""What a discussion carries in `extra["kialo"]`: what its file says and no field of ours does (docs/formats/kialo.md)."""

from collections.abc import Mapping
from typing import Any

from argmap.core.debate import Debate
from argmap.core.kinds import End
from argmap.core.records import About, Argument, Claim, Source, Value
from argmap.formats.carrying import Carries, name_fields
from argmap.formats.kialo.marks import Citation
from argmap.formats.steps import list_steps

KIALO = "kialo"
_NAME = "name"
_THESIS = "thesis"
_CITATIONS = "citations"


def list_carried(debate: Debate) -> Carries:
    """What a discussion has of a debate: statements, single reasons, and the quotes that claims cite."""
    steps = list_steps(debate).steps
    cited = {key for claim in debate.claims for key in claim.passages}
    return Carries(
        fields=_CARRIED,
        chosen={
            "arguments": {argument.key for argument in debate.arguments if not argument.inferences},
            "relations": {key for kind, key in steps if kind is End.RELATION},
            "passages": cited,
            "sources": {passage.source for passage in debate.passages if passage.key in cited},
        },
        tells=_is_told,
    )


_CARRIED = name_fields(
    debate="question",
    claims="text position passages",
    arguments="gist position",
    inferences="conclusion kind position",
    premises="claim position",
    relations="kind source target source_kind target_kind position",
    passages="source exact",
    sources="url",
)


def _is_told(record: Value, name: str) -> bool:
    """Whether a title is shown for want of anything longer, and whether what is kept in `extra` is Kialo's own."""
    if name == "extra":
        return isinstance(record, About | Claim) and record.extra.keys() == {KIALO}
    text = getattr(record, _INSTEAD_OF_TITLE.get(type(record), ""), None)
    return name == "title" and text is not None and not text.strip()


_INSTEAD_OF_TITLE: dict[type, str] = {Claim: "text", Argument: "gist", Source: "url"}


def keep_name(name: str) -> dict[str, Any]:
    """The `extra` of a debate whose discussion is called otherwise than its question."""
    return {KIALO: {_NAME: name}}


def find_name(about: About) -> str:
    """The discussion's own name; "" where it is the question."""
    name = _find(about.extra).get(_NAME)
    return " ".join(name.split()) if isinstance(name, str) else ""


def keep_claim(citations: tuple[Citation, ...], text: str, *, is_marked_thesis: bool) -> dict[str, Any]:
    """The `extra` of a claim: where its text cites what, unless all is cited at its end, and whether it is a thesis.

    That a claim is a thesis is kept where it is a reason too, so that nothing else tells.
    """
    kept: dict[str, Any] = {}
    if list(citations) != cite_at_end(text, {citation.passage for citation in citations}):
        kept[_CITATIONS] = [{"at": citation.at, "passage": citation.passage} for citation in citations]
    if is_marked_thesis:
        kept[_THESIS] = True
    return {KIALO: kept} if kept else {}


def is_marked_thesis(claim: Claim) -> bool:
    """Whether the claim stood as a thesis, although it is a reason too."""
    return _find(claim.extra).get(_THESIS) is True


def find_citations(claim: Claim, text: str) -> list[Citation]:
    """Where the claim's text cites its passages; those that no place is known of are cited at its end."""
    kept = _find(claim.extra).get(_CITATIONS)
    citations = [_read_citation(item, len(text)) for item in kept] if isinstance(kept, list) else []
    placed = [citation for citation in citations if citation and citation.passage in claim.passages]
    left = set(claim.passages) - {citation.passage for citation in placed}
    return sorted(placed, key=lambda citation: citation.at) + cite_at_end(text, left)


def cite_at_end(text: str, passages: set[str]) -> list[Citation]:
    """Each passage cited once at the text's end, in the order of their numbers."""
    return [Citation(len(text), key) for key in sorted(passages, key=lambda key: (len(key), key))]


def _find(extra: Mapping[str, Any]) -> Mapping[str, Any]:
    kept = extra.get(KIALO)
    return kept if isinstance(kept, dict) else {}


def _read_citation(item: object, length: int) -> Citation | None:
    match item:
        case {"at": int(at), "passage": str(passage)} if at >= 0:
            return Citation(min(at, length), passage)
    return None
