"""The records of a debate as frozen values; they refer to each other by key.

Field names are those of the canonical document (`argmap.core.canonical`), the JSON API and the database. Dates are EDTF
strings (`argmap.core.edtf`) or "" where unknown; weights and priors are 0–1 or None where nobody has set them; offsets count
Unicode code points, half-open. An explicit `position` is the order in which people want to see records; ties go by key.
"""

from typing import Any

from msgspec import Struct, field

from argmap.core.kinds import (
    Act,
    ActorKind,
    AffiliationKind,
    Basis,
    ClaimKind,
    End,
    EvidenceKind,
    Label,
    LocatorKind,
    Polarity,
    Position,
    Profile,
    ProofStandard,
    RelationKind,
    Reliability,
    Reporter,
    StanceBasis,
    Weighing,
)

CREDIBILITY_UNKNOWN = 6
"""Admiralty code: the truth cannot be judged. Not the worst mark: never sort or average it as low."""


class Value(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What every record carries: free tags, and a namespaced `extra` for what a format has and we have no field for."""

    tags: tuple[str, ...] = ()
    extra: dict[str, Any] = field(default_factory=dict)


class Record(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A record of a debate; `key` is unique among the debate's records of its kind."""

    key: str


class About(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The debate itself: its question and how it is to be read. `dated` is when the debate stood as it is shown."""

    slug: str
    question: str
    summary: str = ""
    language: str = "en"
    dated: str = ""
    default_profile: Profile = Profile.PRESUME


class Group(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A heading that gathers claims and arguments; a cluster on the map. `parent` is another group's key."""

    title: str
    summary: str = ""
    parent: str | None = None
    position: int = 0


class Issue(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A question with alternative claims, its `positions`, of which at most one stands (IBIS, Carneades)."""

    question: str
    positions: tuple[str, ...] = ()
    standard: ProofStandard = ProofStandard.PREPONDERANCE
    group: str | None = None
    position: int = 0


class Claim(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One statement that can be accepted or not. `prior` is the base score of strength only; `passages` state the claim."""

    title: str
    text: str = ""
    kind: ClaimKind = ClaimKind.FACT
    group: str | None = None
    position: int = 0
    assumed: bool = False
    prior: float | None = None
    passages: tuple[str, ...] = ()


class Premise(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A claim's place in an inference. `role` is the scheme's word; "assumption" and "exception" have their Carneades sense."""

    claim: str
    role: str = ""
    implicit: bool = False
    position: int = 0


class Inference(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A step from premises to a conclusion (a claim), for it or against it, by a scheme (Walton)."""

    conclusion: str
    kind: Polarity = Polarity.SUPPORTS
    premises: tuple[Premise, ...] = ()
    scheme: str = ""
    weighing: Weighing = Weighing.LINKED
    weight: float | None = None
    basis: Basis = Basis.STATED
    position: int = 0


class Argument(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A reason with a title and a gist, which unfolds into zero or more inferences."""

    title: str
    gist: str = ""
    group: str | None = None
    position: int = 0
    inferences: tuple[Inference, ...] = ()


class Relation(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a claim or an argument does to a claim, an argument, an inference or another relation."""

    kind: RelationKind
    source: str
    target: str
    source_kind: End = End.CLAIM
    target_kind: End = End.CLAIM
    weight: float | None = None
    basis: Basis = Basis.STATED
    position: int = 0


class Actor(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Somebody who can hold a position. `iso3` is ISO 3166-1 alpha-3, `wikidata` a Q number, `cameo` a CAMEO actor code."""

    name: str
    kind: ActorKind
    description: str = ""
    iso3: str = ""
    wikidata: str = ""
    cameo: str = ""


class Affiliation(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An actor's tie to a body (another actor), from `since` to `until`."""

    actor: str
    kind: AffiliationKind
    body: str
    since: str = ""
    until: str = ""


class Condition(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What must hold of a claim before a conditional stance turns into support."""

    claim: str
    must_be: Label = Label.IN


class Stance(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A fact about an actor: its position on a claim or on an argument (one of the two), at a date, as some source has it.

    `conditions` belong to a conditional stance, and `meanwhile` is the position until they are met. `reported_by` is the key
    of the actor or source (`reported_by_kind`) that tells of it where the actor did not say so itself.
    """

    actor: str
    position: Position
    claim: str | None = None
    argument: str | None = None
    on_behalf_of: str | None = None
    act: Act = Act.ASSERTS
    basis: StanceBasis = StanceBasis.SAID
    gist: str = ""
    conditions: tuple[Condition, ...] = ()
    meanwhile: Position | None = None
    reported_by: str | None = None
    reported_by_kind: Reporter | None = None
    said_on: str = ""
    reported_on: str = ""
    venue: str = ""
    passages: tuple[str, ...] = ()


class Source(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A document, in CSL-JSON's terms; `type` is a CSL type, `csl` holds the CSL fields that have no field here.

    `authors` are "Family, Given" or a body's name, in order; `text` is the full text that passages anchor in, or None.
    """

    title: str
    type: str = "document"
    authors: tuple[str, ...] = ()
    container_title: str = ""
    publisher: str = ""
    issued: str = ""
    accessed: str = ""
    url: str = ""
    language: str = ""
    reliability: Reliability = Reliability.CANNOT_BE_JUDGED
    text: str | None = None
    csl: dict[str, Any] = field(default_factory=dict)


class Passage(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A place in a source: a locator and, where the text is there, W3C quote and position selectors."""

    source: str
    locator: str = ""
    locator_kind: LocatorKind = LocatorKind.PARAGRAPH
    exact: str = ""
    prefix: str = ""
    suffix: str = ""
    start: int | None = None
    end: int | None = None


class Evidence(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A passage that bears on a claim; `credibility` is 1 (confirmed) to 5 (improbable), 6 where it cannot be judged."""

    claim: str
    passage: str
    kind: EvidenceKind
    credibility: int = CREDIBILITY_UNKNOWN
    gist: str = ""


class Stop(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One view in a tour: what is read there, and the map at which it is read.

    `focus` is the key of the claim or argument (`focus_kind`) around which the map is drawn, and `view` the rest of the map's
    address after the question mark (`argmap.core.tours`); without both it is the map as it opens.
    """

    text: str
    focus: str | None = None
    focus_kind: End | None = None
    view: str = ""
    position: int = 0


class Tour(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A guided tour of the map: its stops, in their order, with a sentence or two to be read at each."""

    title: str
    text: str = ""
    position: int = 0
    stops: tuple[Stop, ...] = ()
