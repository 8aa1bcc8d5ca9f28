"""Which claims of a debate a reader asks for: by who holds what on them, issue, kind, standing and evidence."""

from collections.abc import Mapping
from types import MappingProxyType

from argmap.core.debate import Debate
from argmap.core.kinds import ClaimKind, Position
from argmap.core.reading.standing import Marks
from argmap.core.reading.viewpoint import ViewpointError
from argmap.core.standing import Verdict

Filters = tuple[tuple[str, str], ...]
"""Parameter and what is asked for, in the order of `FILTERS`."""
RATINGS = ("1", "2", "3", "4", "5", "6")
FILTERS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "only_actor": (),
        "only_position": tuple(Position),
        "only_issue": (),
        "only_kind": tuple(ClaimKind),
        "only_standing": tuple(Verdict),
        "only_rating": RATINGS,
    }
)
"""Parameter → what it may be; () for the key of a record."""


def read_filters(texts: Mapping[str, str]) -> Filters:
    """What the parameters ask for; "" counts as not given. Raises ViewpointError.

    >>> read_filters({"only_kind": "policy", "only_actor": ""})
    (('only_kind', 'policy'),)
    """
    for name, allowed in FILTERS.items():
        text = texts.get(name, "")
        if text and allowed and text not in allowed:
            raise ViewpointError(name, f'"{text[:60]}" is not what {name} can be; allowed are {", ".join(allowed)}')
    return tuple((name, texts[name]) for name in FILTERS if texts.get(name))


def match_claims(debate: Debate, marks: Marks, filters: Filters) -> frozenset[str]:
    """The keys of the claims that have all that is asked for; actor and position are those of one stance.

    One pass. Raises ViewpointError where the debate has no such actor or issue.
    """
    asked = dict(filters)
    actor, position, issue = (asked.get(f"only_{name}") for name in ("actor", "position", "issue"))
    found = {claim.key for claim in debate.claims if asked.get("only_kind") in (None, claim.kind)}
    if actor or position:
        if actor and actor not in debate.actor_by_key:
            raise ViewpointError("only_actor", f'no actor of the debate has the key "{actor[:60]}"')
        found &= {
            stance.claim
            for stance in debate.stances
            if stance.claim and actor in (None, stance.actor, stance.on_behalf_of) and position in (None, stance.position)
        }
    if issue:
        answers = {one.key: one.positions for one in debate.issues}
        if issue not in answers:
            raise ViewpointError("only_issue", f'no issue of the debate has the key "{issue[:60]}"')
        found &= set(answers[issue])
    if "only_standing" in asked:
        found &= {key for key, mark in marks.items() if mark.verdict == asked["only_standing"]}
    if "only_rating" in asked:
        found &= {item.claim for item in debate.evidence if str(item.credibility) == asked["only_rating"]}
    return frozenset(found)
