"""What the readers' pages show: each page as one value, from one look at the debate (a fixed number of queries)."""

import unicodedata
from collections.abc import Mapping, Sequence
from typing import TypeVar

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from msgspec import Struct
from msgspec.structs import replace

from argmap.core.edtf import name_date
from argmap.core.kinds import ClaimKind, End
from argmap.core.reading.citation import Citation, cite_source
from argmap.core.reading.evidence import EvidenceRow, Use, evidence_on, uses_of_passages
from argmap.core.reading.marks import Piece, mark_passages
from argmap.core.reading.order import list_trail, order_claims
from argmap.core.reading.outline import Section, build_outline
from argmap.core.reading.places import Place, list_places, place_passages
from argmap.core.reading.prospects import Flips, Prospect, list_flips, list_prospects
from argmap.core.reading.reasons import Bearings, Reason, Reasons, bearings_of, reasons_for
from argmap.core.reading.stances import StanceRow, row_of_stance, stances_of, stances_on
from argmap.core.reading.standing import Marks
from argmap.core.reading.steps import Node, index_steps, name_argument, name_claim
from argmap.core.reading.ties import AffiliationRow, affiliations_of
from argmap.core.reading.verdicts import VerdictRow, explain_verdict
from argmap.core.reading.viewpoint import Viewpoint, Way, describe_viewpoint, offer_what_ifs, write_query
from argmap.core.reading.words import ACTOR_KINDS
from argmap.core.records import Actor, Argument, Claim, Group, Record, Source
from argmap.core.standing import Options
from argmap.models import Actor as ActorRow
from argmap.models import Claim as ClaimRow
from argmap.models import Debate
from argmap.models import Source as SourceRow
from argmap.models import Stance as StanceRecord
from argmap.models.evidence import CREDIBILITY_LABELS
from argmap.models.source import RELIABILITY_LABELS
from argmap.permissions import Person, readable_debates
from argmap.render import name_node
from argmap.services.evaluating import see_debate
from argmap.services.maps import find_page_map
from argmap.services.snapshot import load_debate

_AS_RECORDED = Options()
R = TypeVar("R", bound=Record)
_COUNTED = {"claims": ClaimRow, "actors": ActorRow, "stances": StanceRecord, "sources": SourceRow}


class NotInDebateError(LookupError):
    """The debate has no record of this kind with this key."""


class RatedEvidence(Struct, frozen=True, kw_only=True):
    """A piece of evidence, with what the two marks of its rating mean."""

    row: EvidenceRow
    reliability: str
    credibility: str


class ClaimPage(Struct, frozen=True, kw_only=True):
    """A claim with all that bears on it; `previous` and `following` are its neighbours in the order for reading."""

    claim: Claim
    node: Node
    trail: tuple[Group, ...]
    verdict: VerdictRow
    view: Viewpoint
    what_ifs: tuple[Way, ...]
    flips: Flips | None
    reasons: Reasons
    bearings: Bearings
    conditions_of: tuple[StanceRow, ...]
    places: tuple[Place, ...]
    stances: tuple[StanceRow, ...]
    evidence: tuple[RatedEvidence, ...]
    previous: Node | None
    following: Node | None


class ArgumentPage(Struct, frozen=True, kw_only=True):
    """An argument, the inferences that it unfolds into, and what bears on it; `map_id` is its place on the map."""

    argument: Argument
    node: Node
    trail: tuple[Group, ...]
    inferences: tuple[Reason, ...]
    reasons: Reasons
    bearings: Bearings
    stances: tuple[StanceRow, ...]
    view: Viewpoint
    map_id: str


class ActorPage(Struct, frozen=True, kw_only=True):
    """An actor, its ties, where it stands, and what stands through its eyes (`own_look`); `kind` is in words."""

    actor: Actor
    kind: str
    affiliations: tuple[AffiliationRow, ...]
    stances: tuple[StanceRow, ...]
    view: Viewpoint
    prospects: tuple[Prospect, ...]
    own_look: str


class SourcePage(Struct, frozen=True, kw_only=True):
    """A source with its text, passages marked, and the list of all its passages.

    A piece that begins or ends a mark comes with what its passage is used for. `reliability` says what the letter means.
    """

    source: Source
    citation: Citation
    reliability: str
    pieces: tuple[tuple[Piece, Use | None], ...]
    places: tuple[tuple[Place, Use], ...]


class MapPage(Struct, frozen=True, kw_only=True):
    """The map as SVG or, where there is none, "" and the outline in its place; `dated` is in words.

    `changed` says how many claims have another verdict than in the debate as recorded.

    `failure` says in a sentence why the map could not be drawn; "" where it could, or where there is nothing to draw.
    """

    svg: str
    sections: tuple[Section, ...]
    dated: str
    view: Viewpoint
    failure: str = ""
    changed: int = 0


class OutlinePage(Struct, frozen=True, kw_only=True):
    """The debate as nested lists, and its sources; `dated` is in words, `changed` counts verdicts not as recorded."""

    sections: tuple[Section, ...]
    sources: tuple[Source, ...]
    dated: str
    view: Viewpoint
    changed: int


def list_debates(person: Person) -> QuerySet[Debate]:
    """The debates that the person may read, with `claims`, `actors`, `stances` and `sources` counted. One query."""
    counts = {
        f"{name}_count": Coalesce(
            Subquery(
                model.objects.filter(debate=OuterRef("pk"))
                .order_by()
                .values("debate")
                .annotate(count=Count("pk"))
                .values("count")
            ),
            0,
        )
        for name, model in _COUNTED.items()
    }
    return readable_debates(person).annotate(**counts).order_by("question", "slug")


def read_map(debate: Debate, options: Options = _AS_RECORDED) -> MapPage:
    """The map of the debate, its boxes marked with what stands and linked to the pages. Raises EvaluationRefused."""
    value = load_debate(debate)
    dated, marks = name_date(value.about.dated), see_debate(value, options).marks
    view = describe_viewpoint(value, options)
    if not value.claims and not value.arguments:
        return MapPage(svg="", sections=build_outline(value), dated=dated, view=view)
    query = write_query(options)
    svg, failure = find_page_map(value, marks, f"?{query}" if query else "")
    sections = build_outline(value, marks) if failure else ()
    return MapPage(svg=svg, sections=sections, dated=dated, failure=failure, view=view, changed=_count_changes(marks))


def read_outline(debate: Debate, options: Options = _AS_RECORDED) -> OutlinePage:
    """The outline of the debate, its claims marked with what stands. Raises EvaluationRefused."""
    value = load_debate(debate)
    marks = see_debate(value, options).marks
    return OutlinePage(
        sections=build_outline(value, marks),
        sources=value.sources,
        dated=name_date(value.about.dated),
        view=describe_viewpoint(value, options),
        changed=_count_changes(marks),
    )


def read_claim(debate: Debate, options: Options = _AS_RECORDED, *, key: str) -> ClaimPage:
    """The page of a claim. Raises NotInDebateError and EvaluationRefused."""
    value = load_debate(debate)
    claim = _find(value.claim_by_key, key)
    seen = see_debate(value, options)
    steps = index_steps(value, seen.marks)
    node = steps.nodes[End.CLAIM, claim.key]
    bearings = bearings_of(value, node.end, steps)
    previous, following = _find_neighbours(order_claims(value), claim)
    return ClaimPage(
        claim=claim,
        node=node,
        trail=list_trail(value, claim.group),
        verdict=explain_verdict(seen.evaluation, claim.key, seen.marks[claim.key], steps.nodes),
        view=describe_viewpoint(value, options),
        what_ifs=offer_what_ifs(options, claim.key),
        flips=list_flips(value, claim.key, options) if claim.kind is ClaimKind.POLICY else None,
        reasons=reasons_for(value, node.end, steps),
        bearings=bearings,
        conditions_of=tuple(row_of_stance(stance, value) for stance in bearings.conditions_of),
        places=place_passages(value, claim.passages),
        stances=stances_on(value, node.end),
        evidence=tuple(_rate(row) for row in evidence_on(value, claim.key)),
        previous=previous,
        following=following,
    )


def read_argument(debate: Debate, options: Options = _AS_RECORDED, *, key: str) -> ArgumentPage:
    """The page of an argument. Raises NotInDebateError and EvaluationRefused."""
    value = load_debate(debate)
    argument = _find(value.argument_by_key, key)
    steps, node = index_steps(value, see_debate(value, options).marks), name_argument(argument)
    bearings = bearings_of(value, node.end, steps)
    own = tuple(reason for reason in bearings.steps if reason.step.argument == node)
    return ArgumentPage(
        argument=argument,
        node=node,
        trail=list_trail(value, argument.group),
        inferences=own,
        reasons=reasons_for(value, node.end, steps),
        bearings=Bearings(steps=tuple(reason for reason in bearings.steps if reason not in own)),
        stances=stances_on(value, node.end),
        view=describe_viewpoint(value, options),
        map_id=name_node("inference", own[0].step.end[1]) if own else name_node("argument", argument.key),
    )


def read_actor(debate: Debate, options: Options = _AS_RECORDED, *, key: str) -> ActorPage:
    """The page of an actor, who is the lens whatever the options have. Raises NotInDebateError and EvaluationRefused."""
    value = load_debate(debate)
    actor = _find(value.actor_by_key, key)
    own = replace(options, lens=actor.key)
    marks = see_debate(value, own).marks
    return ActorPage(
        actor=actor,
        kind=ACTOR_KINDS[actor.kind],
        affiliations=affiliations_of(value, actor.key),
        stances=stances_of(value, actor.key),
        view=describe_viewpoint(value, replace(options, lens=None)),
        prospects=list_prospects(value, actor.key, marks, options),
        own_look=write_query(own),
    )


def read_source(debate: Debate, key: str) -> SourcePage:
    """The page of a source. Raises NotInDebateError."""
    value = load_debate(debate)
    source = _find(value.source_by_key, key)
    uses = uses_of_passages(value, source.key)
    passages = [passage for passage in value.passages if passage.source == source.key]
    pieces = mark_passages(source.text or "", passages)
    return SourcePage(
        source=source,
        citation=cite_source(source),
        reliability=RELIABILITY_LABELS[source.reliability],
        pieces=tuple((piece, uses.get(piece.passage)) for piece in pieces),
        places=tuple((place, uses[place.passage.key]) for place in list_places(value, source.key)),
    )


def _count_changes(marks: Marks) -> int:
    return sum(mark.before is not None for mark in marks.values())


def _find(records: Mapping[str, R], key: str) -> R:
    # Keys are NFC in the value, whatever form an address was typed in.
    try:
        return records[unicodedata.normalize("NFC", key)]
    except KeyError:
        raise NotInDebateError(f'no record has the key "{key}"') from None


def _find_neighbours(claims: Sequence[Claim], claim: Claim) -> tuple[Node | None, Node | None]:
    place = claims.index(claim)
    before, after = claims[:place][-1:], claims[place + 1 :][:1]
    return next(map(name_claim, before), None), next(map(name_claim, after), None)


def _rate(row: EvidenceRow) -> RatedEvidence:
    return RatedEvidence(
        row=row,
        reliability=RELIABILITY_LABELS[row.place.source.reliability],
        credibility=CREDIBILITY_LABELS[row.evidence.credibility],
    )
