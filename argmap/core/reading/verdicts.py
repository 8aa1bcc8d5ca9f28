"""A claim's verdict as its page shows it: the rule, and the reasons with their weights, as rows of words."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from msgspec import Struct

from argmap.core.kinds import End, Polarity, ProofStandard
from argmap.core.reading.standing import Mark
from argmap.core.reading.steps import EndKey, Node
from argmap.core.reading.viewpoint import switch, write_query
from argmap.core.standing import Evaluation, Explanation, Options, Reason, ReasonKind, Rule
from argmap.core.standing.sentences import STANDARDS
from argmap.core.standing.toggles import Action, Toggle
from argmap.core.standing.wording import Wording, write_weight

RULES: Mapping[Rule, str] = MappingProxyType(
    {
        Rule.FIXED: "Fixed: a what-if or the lens holds it so, whatever its reasons.",
        Rule.ASSUMED: "Assumed: the debate takes it for granted.",
        Rule.WEIGHED: "Weighed: the heaviest reason that holds on each side counts, and the heavier side wins.",
        Rule.PRESUMED: "Presumed: what somebody asserts and nobody denies stands, weakly, until more speaks against it.",
        Rule.RIVAL: "Excluded: a claim that cannot stand together with it stands.",
        Rule.WEAKER: "Outdone: of the answers to an issue at most one stands, and another has more support.",
        Rule.SHORT: "Short of proof: it has more support than its rivals, but by less than the proof standard asks for.",
        Rule.UNSUPPORTED: "Unsupported: in Carneades, what nothing supports is out.",
        Rule.TIE: "Tie: the two sides, or two rivals, weigh the same.",
        Rule.CONTESTED: "Contested: somebody asserts it, somebody denies it, and nothing decides between them.",
        Rule.NO_BASIS: "No basis: nothing that has weight and holds bears on it.",
        Rule.CYCLE: "Cycle: its reasons come back to itself.",
        Rule.OPEN: "Open: a reason that could tip the scales is undecided itself.",
    }
)
"""The rule that gave a verdict, in words."""
_PARTS = {
    "deciding": "What decided",
    "further": "What speaks on the same side, with less weight",
    "losing": "What was outweighed",
    "failing": "What does not hold",
    "open": "What is undecided itself",
}
_SWITCHES = {
    ReasonKind.RELATION: Action.OFF_RELATION,
    ReasonKind.INFERENCE: Action.OFF_INFERENCE,
    ReasonKind.EVIDENCE: Action.OFF_EVIDENCE,
}


class ReasonRow(Struct, frozen=True, kw_only=True):
    """A reason for or against a claim, and what it weighs.

    It rests on `ends` or, where there are none, on what `words` say. `notes` say what is the matter with it; `without`
    is the query of the page without it, "" for a presumption.
    """

    polarity: Polarity
    ends: tuple[Node, ...]
    words: str
    weight: str
    is_default: bool
    notes: tuple[str, ...]
    without: str

    @property
    def is_for(self) -> bool:
        """Whether it speaks for the claim."""
        return self.polarity is Polarity.SUPPORTS


class ReasonPart(Struct, frozen=True):
    """The reasons that played one part in a verdict; `title` says which."""

    title: str
    rows: tuple[ReasonRow, ...]


class VerdictRow(Struct, frozen=True, kw_only=True):
    """A claim's verdict with its sentence; `remarks` are whole sentences on what was not weighed and on what was asked."""

    mark: Mark
    sentence: str
    rule: str
    parts: tuple[ReasonPart, ...]
    remarks: tuple[str, ...]


def explain_verdict(evaluation: Evaluation, claim: str, mark: Mark, nodes: Mapping[EndKey, Node]) -> VerdictRow:
    """Why the claim has its verdict, in words; `nodes` are the debate's claims and arguments (`Steps.nodes`)."""
    explanation, wording = evaluation.explain(claim), Wording(evaluation.debate)
    parts = [
        ReasonPart(title, tuple(_describe(reason, wording, nodes, evaluation.options) for reason in getattr(explanation, name)))
        for name, title in _PARTS.items()
    ]
    return VerdictRow(
        mark=mark,
        sentence=explanation.sentence,
        rule=RULES[explanation.rule],
        parts=tuple(part for part in parts if part.rows),
        remarks=tuple(_remark(explanation)),
    )


def _describe(reason: Reason, wording: Wording, nodes: Mapping[EndKey, Node], options: Options) -> ReasonRow:
    action = _SWITCHES.get(reason.kind)
    argument = wording.debate.argument_of_inference.get(reason.record)
    ends = tuple(nodes[ref.kind, ref.key] for ref in reason.premises)
    ends = ends or ((nodes[End.ARGUMENT, argument.key],) if argument else ())
    return ReasonRow(
        polarity=reason.polarity,
        ends=ends,
        words="" if ends else wording.name_reason(reason),
        weight=write_weight(reason.weight),
        is_default=reason.is_default,
        notes=tuple(_note(reason, wording)),
        without=write_query(switch(options, Toggle(action, reason.record))) if action else "",
    )


def _note(reason: Reason, wording: Wording) -> Iterator[str]:
    for refs, one, many in (
        (reason.failing, "is out", "are out"),
        (reason.waits_for, "is undecided", "are undecided"),
        (reason.presumed, "is itself only presumed", "are themselves only presumed"),
    ):
        if refs:
            yield f"{wording.name_refs(refs)} {one if len(refs) == 1 else many}"
    if reason.undercut_by:
        yield f"undercut by {wording.name_refs(reason.undercut_by)}"


def _remark(explanation: Explanation) -> Iterator[str]:
    if explanation.standard is not ProofStandard.PREPONDERANCE:
        yield f"The proof standard of its issue is {STANDARDS[explanation.standard]}."
    if explanation.unweighed:
        yield "Nobody has set a weight on what was compared here: all weights are the default."
    for keys, what in ((explanation.unrated, "without a rating"), (explanation.attesting, "that shows only that it was said")):
        if keys:
            yield f"Evidence {what} weighs nothing: {len(keys)} {'piece' if len(keys) == 1 else 'pieces'} here."
