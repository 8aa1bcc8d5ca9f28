"""A claim's page."""

import unicodedata
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from argmap.core.debate import Debate as DebateValue
from argmap.core.kinds import ClaimKind, End
from argmap.core.positions import see_as_of
from argmap.core.reading.evidence import EvidenceRow, evidence_on
from argmap.core.reading.order import list_trail, order_claims
from argmap.core.reading.places import Place, place_passages
from argmap.core.reading.prospects import Flips, list_flips
from argmap.core.reading.reasons import Bearings, Reasons, bearings_of, reasons_for
from argmap.core.reading.stances import StanceRow, row_of_stance, stances_on
from argmap.core.reading.steps import Node, Steps, index_steps, name_claim
from argmap.core.reading.verdicts import VerdictRow, explain_verdict
from argmap.core.reading.viewpoint import Viewpoint, Way, describe_viewpoint, offer_what_ifs
from argmap.core.records import Claim, Group
from argmap.core.standing import Options
from argmap.models import Claim as ClaimRecord
from argmap.models import Debate
from argmap.models.evidence import CREDIBILITY_LABELS
from argmap.models.source import RELIABILITY_LABELS
from argmap.services.evaluating import EvaluationRefused, see_debate
from argmap.services.labels import find_standing
from argmap.services.neighbourhood import is_big
from argmap.services.pages.finding import find_record
from argmap.services.parts import load_around
from argmap.services.snapshot import load_debate

TOO_BIG_TO_LOOK = "this debate has too many claims for a page to look at it in another way than as recorded"


class RatedEvidence(Struct, frozen=True, kw_only=True):
    """A piece of evidence, with what the two marks of its rating mean."""

    row: EvidenceRow
    reliability: str
    credibility: str


class ClaimPage(Struct, frozen=True, kw_only=True):
    """A claim with all that bears on it; `previous` and `following` are its neighbours in the order for reading.

    Of a claim in a big debate no more than its mark is known, if that, and no `verdict`; its neighbours are those by key.
    """

    claim: Claim
    node: Node
    trail: tuple[Group, ...]
    verdict: VerdictRow | None
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
    is_current: bool = True

    @property
    def is_final(self) -> bool:
        """Whether asking again gives the same."""
        return self.is_current and not (self.flips and self.flips.stopped)


def read_claim(debate: Debate, options: Options, *, key: str) -> ClaimPage:
    """The page of a claim. Raises NotInDebateError and EvaluationRefused."""
    if is_big(debate):
        return _read_in_part(debate, options, key)
    value = load_debate(debate)
    claim = find_record(value.claim_by_key, key)
    seen = see_debate(value, options)
    steps = index_steps(value, seen.marks)
    return _build_page(
        value,
        claim,
        options,
        steps=steps,
        neighbours=_find_neighbours(order_claims(value), claim),
        verdict=explain_verdict(seen.evaluation, claim.key, seen.marks[claim.key], steps.nodes),
    )


def _read_in_part(debate: Debate, options: Options, key: str) -> ClaimPage:
    if options != Options():
        raise EvaluationRefused(TOO_BIG_TO_LOOK)
    value = load_around(debate, unicodedata.normalize("NFC", key))
    claim = find_record(value.claim_by_key, key)
    standing = find_standing(debate, value.claim_by_key)
    steps = index_steps(value, standing.marks)
    others = ClaimRecord.objects.filter(debate=debate)
    before = others.filter(key__lt=claim.key).order_by("-key").values_list("key", "title")[:1]
    after = others.filter(key__gt=claim.key).order_by("key").values_list("key", "title")[:1]
    previous, following = (
        next((name_claim(Claim(key=one, title=title)) for one, title in found), None) for found in (before, after)
    )
    page = _build_page(value, claim, options, steps=steps, neighbours=(previous, following), verdict=None)
    return replace(page, is_current=standing.is_current)


def _build_page(
    value: DebateValue,
    claim: Claim,
    options: Options,
    *,
    steps: Steps,
    neighbours: tuple[Node | None, Node | None],
    verdict: VerdictRow | None,
) -> ClaimPage:
    node = steps.nodes[End.CLAIM, claim.key]
    dated = see_as_of(value, options.as_of)
    bearings = bearings_of(dated, node.end, steps)
    previous, following = neighbours
    return ClaimPage(
        claim=claim,
        node=node,
        trail=list_trail(value, claim.group),
        verdict=verdict,
        view=describe_viewpoint(value, options),
        what_ifs=offer_what_ifs(options, claim.key) if verdict else (),
        flips=list_flips(value, claim.key, options) if verdict and _is_root(claim, bearings) else None,
        reasons=reasons_for(dated, node.end, steps),
        bearings=bearings,
        conditions_of=tuple(row_of_stance(stance, dated) for stance in bearings.conditions_of),
        places=place_passages(value, claim.passages),
        stances=stances_on(dated, node.end),
        evidence=tuple(_rate(row) for row in evidence_on(value, claim.key)),
        previous=previous,
        following=following,
    )


def _is_root(claim: Claim, bearings: Bearings) -> bool:
    """Whether the debate is about the claim: a policy, an answer to an issue, or one that bears on nothing further."""
    return claim.kind is ClaimKind.POLICY or bool(bearings.rivals) or not bearings.steps


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
