"""The closed vocabularies in words, as a reader's page writes them."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from argmap.core.kinds import (
    Act,
    ActorKind,
    AffiliationKind,
    EvidenceKind,
    Label,
    Position,
    RelationKind,
    StanceBasis,
    Weighing,
)
from argmap.core.records import Premise

TO_TARGET: Mapping[RelationKind, str] = MappingProxyType(
    {
        RelationKind.SUPPORTS: "supports",
        RelationKind.ATTACKS: "attacks",
        RelationKind.UNDERCUTS: "undercuts",
        RelationKind.ENTAILS: "entails",
        RelationKind.CONTRARY: "is contrary to",
        RelationKind.CONTRADICTORY: "contradicts",
        RelationKind.REPHRASES: "rephrases",
        RelationKind.PREFERRED_TO: "is preferred to",
    }
)
"""What a relation says of its source."""

FROM_SOURCE: Mapping[RelationKind, str] = MappingProxyType(
    {
        RelationKind.SUPPORTS: "supported by",
        RelationKind.ATTACKS: "attacked by",
        RelationKind.UNDERCUTS: "undercut by",
        RelationKind.ENTAILS: "entailed by",
        RelationKind.CONTRARY: "contrary to",
        RelationKind.CONTRADICTORY: "contradicted by",
        RelationKind.REPHRASES: "rephrased by",
        RelationKind.PREFERRED_TO: "less preferred than",
    }
)
"""What a relation says of its target."""

RESTS_ON = "rests on"
"""What an argument says of the premises of its own inferences."""

POSITIONS: Mapping[Position, str] = MappingProxyType(
    {
        Position.SUPPORTS: "supports it",
        Position.OPPOSES: "opposes it",
        Position.CONDITIONAL: "supports it on conditions",
        Position.RESERVED: "has reservations",
        Position.NEUTRAL: "takes no side",
        Position.WITHDRAWN: "no longer holds it",
    }
)
"""Where an actor stands."""

HELD_BY: Mapping[Position, str] = MappingProxyType(
    {
        Position.SUPPORTS: "held by",
        Position.OPPOSES: "opposed by",
        Position.CONDITIONAL: "held on conditions by",
        Position.RESERVED: "met with reservations by",
        Position.NEUTRAL: "left open by",
        Position.WITHDRAWN: "no longer held by",
    }
)
"""What a stance says of the claim."""

ACTS: Mapping[Act, str] = MappingProxyType(
    {
        Act.ASSERTS: "asserts it",
        Act.ADVANCES: "advances it",
        Act.QUESTIONS: "questions it",
        Act.CONCEDES: "concedes it",
    }
)

STANCE_BASES: Mapping[StanceBasis, str] = MappingProxyType(
    {
        StanceBasis.SAID: "said",
        StanceBasis.DID: "shown by conduct",
        StanceBasis.EXPECTED: "expected, not yet said or done",
        StanceBasis.INFERRED: "the analyst’s inference",
    }
)
"""How a stance is known."""

UNCERTAIN: Mapping[StanceBasis, str] = MappingProxyType(
    {StanceBasis.EXPECTED: "expected", StanceBasis.INFERRED: "inferred"}
)  # fmt: skip
"""The bases that a short line has to name, because nobody said or did it."""

LABELS: Mapping[Label, str] = MappingProxyType({Label.IN: "must be accepted", Label.OUT: "must be rejected"})
EVIDENCE_KINDS: Mapping[EvidenceKind, str] = MappingProxyType(
    {
        EvidenceKind.SUPPORTS: "supports the claim",
        EvidenceKind.UNDERMINES: "undermines the claim",
        EvidenceKind.ILLUSTRATES: "illustrates the claim",
        EvidenceKind.ATTESTS: "shows only that it was said",
    }
)

ACTOR_KINDS: Mapping[ActorKind, str] = MappingProxyType(
    {kind: kind.value for kind in ActorKind} | {ActorKind.UNNAMED: "unnamed source"}
)

TO_BODY: Mapping[AffiliationKind, str] = MappingProxyType(
    {
        AffiliationKind.SPEAKS_FOR: "speaks for",
        AffiliationKind.MEMBER_OF: "member of",
        AffiliationKind.AFFILIATED: "affiliated with",
        AffiliationKind.NOMINEE: "nominated to",
    }
)
FROM_BODY: Mapping[AffiliationKind, str] = MappingProxyType(
    {
        AffiliationKind.SPEAKS_FOR: "spoken for by",
        AffiliationKind.MEMBER_OF: "has as a member",
        AffiliationKind.AFFILIATED: "has as an affiliate",
        AffiliationKind.NOMINEE: "has as a nominee",
    }
)

WEIGHINGS: Mapping[Weighing, str] = MappingProxyType(
    {
        Weighing.LINKED: "together",
        Weighing.CONVERGENT: "each by itself",
        Weighing.CUMULATIVE: "the more, the stronger",
        Weighing.FACTORIZED: "the more of them hold, the stronger",
        Weighing.CONSTANT: "all of them",
    }
)
"""How several premises carry a step."""


def name_premise(premise: Premise) -> str:
    """What a premise is in its inference, with its role where it has one.

    >>> name_premise(Premise(key="1", claim="a")), name_premise(Premise(key="2", claim="b", implicit=True, role="exception"))
    ('premise', 'implicit premise (exception)')
    """
    word = "implicit premise" if premise.implicit else "premise"
    return f"{word} ({premise.role})" if premise.role else word


def join_words(words: Sequence[str]) -> str:
    """The words as a list in a sentence.

    >>> join_words(["A3"]), join_words(["A3", "A4"]), join_words(["A3", "A4", "A7"])
    ('A3', 'A3 and A4', 'A3, A4 and A7')
    """
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"
