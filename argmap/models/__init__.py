"""The records of debates in the database, one kind a file. Import them from here."""

from argmap.models.actor import Actor
from argmap.models.affiliation import Affiliation
from argmap.models.argument import Argument
from argmap.models.base import BelongsToDebate, DebateRecord, Link
from argmap.models.claim import Claim, ClaimPassage
from argmap.models.debate import Debate, Visibility
from argmap.models.edition import Edition
from argmap.models.evidence import Evidence
from argmap.models.group import Group
from argmap.models.inference import Inference
from argmap.models.issue import Issue, IssuePosition
from argmap.models.membership import Membership, Role
from argmap.models.passage import Passage
from argmap.models.premise import Premise
from argmap.models.relation import Relation
from argmap.models.source import Source
from argmap.models.stance import Stance, StanceCondition, StancePassage
from argmap.models.stop import Stop
from argmap.models.tour import Tour

__all__ = [
    "Actor",
    "Affiliation",
    "Argument",
    "BelongsToDebate",
    "Claim",
    "ClaimPassage",
    "Debate",
    "DebateRecord",
    "Edition",
    "Evidence",
    "Group",
    "Inference",
    "Issue",
    "IssuePosition",
    "Link",
    "Membership",
    "Passage",
    "Premise",
    "Relation",
    "Role",
    "Source",
    "Stance",
    "StanceCondition",
    "StancePassage",
    "Stop",
    "Tour",
    "Visibility",
]
