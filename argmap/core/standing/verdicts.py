"""The values that standing speaks in: verdicts, the rules that give them, and what a verdict rests on.

A verdict is a label of Carneades' argument evaluation structure (CAES; Gordon and Walton, Formalizing Balancing Arguments,
COMMA 2016), with the rules of the profile `presume` beside those of `caes` (docs/evaluation.md).
"""

from enum import StrEnum

from msgspec import Struct

from argmap.core.kinds import End, Polarity, ProofStandard

CREDIBILITY_WEIGHTS = {1: 0.9, 2: 0.7, 3: 0.5, 4: 0.3, 5: 0.1}
"""Weight of evidence by its credibility (Admiralty code, 1 = confirmed); never 0 or 1. 6 is unknown and weighs nothing."""
PRESUMPTION = 0.25
"""Weight of the presumption for a claim that somebody asserts and nobody denies, and for an argument that nobody answers."""
DEFAULT_WEIGHT = 0.5
"""Weight of a link that nobody has weighed, in the profile `presume`."""
CARNEADES_WEIGHT = 1.0
"""Weight of an argument in Carneades where its premises are all that matters (weighing.go)."""
STRICT_WEIGHT = 1.0
"""Weight of an entailment that nobody has weighed: it leaves no room (a strict rule; Modgil and Prakken 2013)."""
LEAST_MARGIN = 0.5
"""Carneades' alpha: by how much more support must exceed its rivals than this, to be clear and convincing (caes.go)."""
REASONABLE_DOUBT = 0.3
"""Carneades' beta: the rivals' support from which on doubt is reasonable (caes.go)."""


class Verdict(StrEnum):
    """Whether a claim stands."""

    IN = "in"
    OUT = "out"
    UNDECIDED = "undecided"


class Rule(StrEnum):
    """The rule that gave a claim its verdict; each has a sentence of its own."""

    FIXED = "fixed"
    """A what-if or a lens holds the claim in or out."""
    ASSUMED = "assumed"
    """The debate takes the claim for granted."""
    WEIGHED = "weighed"
    """Reasons and rated evidence for it and against it were weighed."""
    PRESUMED = "presumed"
    """Somebody asserts it, nobody denies it, and nothing that weighs more speaks against it."""
    RIVAL = "rival"
    """A claim that excludes it stands."""
    WEAKER = "weaker"
    """Another position of its issue has more support."""
    SHORT = "short"
    """It is better supported than its rivals, but by less than the proof standard asks for."""
    UNSUPPORTED = "unsupported"
    """Carneades: nothing supports it."""
    TIE = "tie"
    """What speaks for it and what speaks against it, or for a rival, weigh the same."""
    CONTESTED = "contested"
    """Somebody asserts it, somebody denies it, and nothing decides between them."""
    NO_BASIS = "no basis"
    """Nothing on record that has weight bears on it."""
    CYCLE = "cycle"
    """Its reasons come back to itself."""
    OPEN = "open"
    """A reason that could tip the scales is undecided itself."""


class State(StrEnum):
    """What has become of a reason."""

    HOLDS = "holds"
    FAILS = "fails"
    OPEN = "open"


class ReasonKind(StrEnum):
    """What record a reason comes from."""

    RELATION = "relation"
    INFERENCE = "inference"
    EVIDENCE = "evidence"
    PRESUMPTION = "presumption"


class Ref(Struct, frozen=True, order=True):
    """A claim or an argument, by its key."""

    kind: End
    key: str


class Reason(Struct, frozen=True, kw_only=True):
    """One reason for or against a claim, as it stands.

    `record` is the key of the relation, inference or evidence, "" for a presumption; `premises` are its claims, or the argument
    that a relation starts from. `weight` is what it weighs, or, where it does not hold, would weigh; `is_default` says that
    nobody has set that. Of the premises, `failing` are out and `presumed` in by presumption alone; `undercut_by` are the claims
    and arguments that undercut it, and `waits_for` those whose being undecided leaves it open.
    """

    kind: ReasonKind
    record: str
    polarity: Polarity
    state: State
    weight: float
    is_default: bool = False
    premises: tuple[Ref, ...] = ()
    failing: tuple[Ref, ...] = ()
    undercut_by: tuple[Ref, ...] = ()
    waits_for: tuple[Ref, ...] = ()
    presumed: tuple[Ref, ...] = ()


class Explanation(Struct, frozen=True, kw_only=True):
    """Why a claim has its verdict: the rule, what decided, what lost, and the same as one sentence.

    `deciding` are the reasons of the greatest weight on the winning side, or on both sides of a tie; `further` hold on the same
    side with less weight; `losing` hold on the other; `failing` do not hold and `open` are undecided. `rivals` are the claims
    that exclude it, of which those in `deciding_rivals` decided. `cycle` are the members of its cycle, `waits_for` the
    undecided claims and arguments that it hangs on. `unweighed` says that all weights compared were defaults. `unrated` and
    `attesting` are the evidence on the claim that nobody has rated, and that which only shows that somebody said so.
    """

    claim: str
    verdict: Verdict
    rule: Rule
    sentence: str = ""
    standard: ProofStandard = ProofStandard.PREPONDERANCE
    weight_for: float = 0.0
    weight_against: float = 0.0
    deciding: tuple[Reason, ...] = ()
    further: tuple[Reason, ...] = ()
    losing: tuple[Reason, ...] = ()
    failing: tuple[Reason, ...] = ()
    open: tuple[Reason, ...] = ()
    rivals: tuple[str, ...] = ()
    deciding_rivals: tuple[str, ...] = ()
    cycle: tuple[Ref, ...] = ()
    waits_for: tuple[Ref, ...] = ()
    unweighed: bool = False
    asserted_by: tuple[str, ...] = ()
    denied_by: tuple[str, ...] = ()
    unrated: tuple[str, ...] = ()
    attesting: tuple[str, ...] = ()
