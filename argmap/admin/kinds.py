"""Which admin each record kind has."""

from typing import Any

from django.db.models import Model

from argmap.admin.claims import ClaimAdmin, GroupAdmin, IssueAdmin
from argmap.admin.debates import DebateAdmin, EditionAdmin, MembershipAdmin
from argmap.admin.people import ActorAdmin, AffiliationAdmin, StanceAdmin
from argmap.admin.reasons import ArgumentAdmin, InferenceAdmin, PremiseAdmin, RelationAdmin
from argmap.admin.sources import EvidenceAdmin, PassageAdmin, SourceAdmin
from argmap.admin.tours import StopAdmin, TourAdmin
from argmap.models import (
    Actor,
    Affiliation,
    Argument,
    Claim,
    Debate,
    Edition,
    Evidence,
    Group,
    Inference,
    Issue,
    Membership,
    Passage,
    Premise,
    Relation,
    Source,
    Stance,
    Stop,
    Tour,
)

SECTIONS: dict[str, dict[type[Model], Any]] = {
    "Debates": {Debate: DebateAdmin, Membership: MembershipAdmin, Edition: EditionAdmin},
    "The argument": {
        Group: GroupAdmin,
        Issue: IssueAdmin,
        Claim: ClaimAdmin,
        Argument: ArgumentAdmin,
        Inference: InferenceAdmin,
        Premise: PremiseAdmin,
        Relation: RelationAdmin,
    },
    "Who holds what": {Actor: ActorAdmin, Affiliation: AffiliationAdmin, Stance: StanceAdmin},
    "Where it stands": {Source: SourceAdmin, Passage: PassageAdmin, Evidence: EvidenceAdmin},
    "For readers": {Tour: TourAdmin, Stop: StopAdmin},
}
"""Heading → the record kinds under it with their admins, in the order in which an analyst works."""
