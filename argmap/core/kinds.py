"""The closed vocabularies of a debate: each enum says which words a field may hold, and what follows from them."""

from enum import StrEnum


class ClaimKind(StrEnum):
    """What sort of statement a claim is; a policy says what somebody should do."""

    POLICY = "policy"
    FACT = "fact"
    VALUE = "value"
    PREDICTION = "prediction"
    DEFINITION = "definition"


class Polarity(StrEnum):
    """Whether an inference speaks for its conclusion or against it; the same two words as a relation's kind."""

    SUPPORTS = "supports"
    ATTACKS = "attacks"


class Weighing(StrEnum):
    """How an inference's weight follows from its premises (Carneades 4, weighing functions)."""

    LINKED = "linked"
    CONVERGENT = "convergent"
    CUMULATIVE = "cumulative"
    FACTORIZED = "factorized"
    CONSTANT = "constant"


class ProofStandard(StrEnum):
    """How much better a position must be supported than its rivals (Carneades: PE, CCE, BRD)."""

    PREPONDERANCE = "preponderance"
    CLEAR_AND_CONVINCING = "clear_and_convincing"
    BEYOND_REASONABLE_DOUBT = "beyond_reasonable_doubt"


class Basis(StrEnum):
    """Whether the source draws a link itself, or the analyst does."""

    STATED = "stated"
    INFERRED = "inferred"


class End(StrEnum):
    """The record kinds at which a relation may start or end."""

    CLAIM = "claim"
    ARGUMENT = "argument"
    INFERENCE = "inference"
    RELATION = "relation"


_NODES = frozenset({End.CLAIM, End.ARGUMENT})


class RelationKind(StrEnum):
    """What one claim or argument does to another, and between which ends it may do so."""

    SUPPORTS = "supports"
    ATTACKS = "attacks"
    UNDERCUTS = "undercuts"
    ENTAILS = "entails"
    CONTRARY = "contrary"
    CONTRADICTORY = "contradictory"
    REPHRASES = "rephrases"
    PREFERRED_TO = "preferred_to"

    @property
    def sources(self) -> frozenset[End]:
        """The kinds of record that a relation of this kind may start from."""
        return frozenset({End.CLAIM}) if self in _BETWEEN_CLAIMS else _NODES

    @property
    def targets(self) -> frozenset[End]:
        """The kinds of record that a relation of this kind may aim at.

        An undercut never aims at a claim: it denies a step, not a statement. Where it aims at a relation, that relation
        supports or attacks (`core.checks` sees to it; a constraint on one row cannot).
        """
        if self is RelationKind.UNDERCUTS:
            return frozenset({End.ARGUMENT, End.INFERENCE, End.RELATION})
        return frozenset({End.CLAIM}) if self in _BETWEEN_CLAIMS else _NODES

    @property
    def is_symmetric(self) -> bool:
        """Whether the relation holds in both directions, so that it is drawn without an arrow head."""
        return self in (RelationKind.CONTRARY, RelationKind.CONTRADICTORY)

    @property
    def can_be_undercut(self) -> bool:
        """Whether the relation is a step from a reason to what it bears on."""
        return self in (RelationKind.SUPPORTS, RelationKind.ATTACKS)


_BETWEEN_CLAIMS = frozenset({RelationKind.ENTAILS, RelationKind.CONTRARY})


class ActorKind(StrEnum):
    """What sort of party an actor is."""

    STATE = "state"
    BODY = "body"
    ORGANISATION = "organisation"
    GROUP = "group"
    PERSON = "person"
    UNNAMED = "unnamed"


class AffiliationKind(StrEnum):
    """How an actor belongs to another; only `speaks_for` lets its words count as the other's."""

    SPEAKS_FOR = "speaks_for"
    MEMBER_OF = "member_of"
    AFFILIATED = "affiliated"
    NOMINEE = "nominee"


class Position(StrEnum):
    """Where an actor stands on a claim or an argument."""

    SUPPORTS = "supports"
    OPPOSES = "opposes"
    CONDITIONAL = "conditional"
    RESERVED = "reserved"
    NEUTRAL = "neutral"
    WITHDRAWN = "withdrawn"


class Act(StrEnum):
    """What the actor did with the claim or the argument in taking the stance."""

    ASSERTS = "asserts"
    ADVANCES = "advances"
    QUESTIONS = "questions"
    CONCEDES = "concedes"


class StanceBasis(StrEnum):
    """How the stance is known: from words, from conduct, as an expectation, or by the analyst's inference."""

    SAID = "said"
    DID = "did"
    EXPECTED = "expected"
    INFERRED = "inferred"


class Label(StrEnum):
    """What a condition demands of a claim."""

    IN = "in"
    OUT = "out"


class Reporter(StrEnum):
    """The record kinds that may report an actor's stance."""

    ACTOR = "actor"
    SOURCE = "source"


class Reliability(StrEnum):
    """A source's reliability (Admiralty code, NATO). F means unknown, not worst: never sort or average it as low."""

    COMPLETELY = "A"
    USUALLY = "B"
    FAIRLY = "C"
    NOT_USUALLY = "D"
    UNRELIABLE = "E"
    CANNOT_BE_JUDGED = "F"


class LocatorKind(StrEnum):
    """What a passage's locator counts (CSL locator labels)."""

    PARAGRAPH = "paragraph"
    PAGE = "page"
    SECTION = "section"
    CHAPTER = "chapter"
    LINE = "line"
    TIMESTAMP = "timestamp"
    WHOLE = "whole"

    def name_place(self, locator: str) -> str:
        """The place as a reader writes it; "" where the locator is not known.

        >>> LocatorKind.PARAGRAPH.name_place("12")
        '¶ 12'
        >>> LocatorKind.WHOLE.name_place("")
        'whole text'
        """
        if self is not LocatorKind.WHOLE and not locator:
            return ""
        return f"{_LOCATOR_SIGNS[self]} {locator}".strip()


_LOCATOR_SIGNS = {
    LocatorKind.PARAGRAPH: "¶",
    LocatorKind.PAGE: "p.",
    LocatorKind.SECTION: "§",
    LocatorKind.CHAPTER: "ch.",
    LocatorKind.LINE: "l.",
    LocatorKind.TIMESTAMP: "at",
    LocatorKind.WHOLE: "whole text",
}


class EvidenceKind(StrEnum):
    """How a passage bears on a claim; one that merely attests shows that somebody said so."""

    SUPPORTS = "supports"
    UNDERMINES = "undermines"
    ILLUSTRATES = "illustrates"
    ATTESTS = "attests"


class Profile(StrEnum):
    """How standing is worked out: Carneades as it is, or with a presumption for unchallenged leaves."""

    PRESUME = "presume"
    CAES = "caes"
