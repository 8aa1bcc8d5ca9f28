"""Which claims of a debate a reader asks for: by who holds what on them since when, issue, kind, reasons, standing, evidence.

`changed_since` is about another clock than the rest: not about what was said when, but about when analysts entered it. Which
claims it leaves is found in the history of the records, outside of here.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from types import MappingProxyType

from argmap.core.debate import Debate
from argmap.core.edtf import ALLOWED, parse_edtf
from argmap.core.kinds import ClaimKind, End, Position, RelationKind
from argmap.core.reading.standing import Marks
from argmap.core.reading.viewpoint import ViewpointError
from argmap.core.records import Stance
from argmap.core.standing import Verdict

Filters = tuple[tuple[str, str], ...]
"""Parameter and what is asked for, in the order of `FILTERS`."""
RATINGS = ("1", "2", "3", "4", "5", "6")
REASONS = (RelationKind.SUPPORTS, RelationKind.ATTACKS, RelationKind.UNDERCUTS)
FILTERS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "only_actor": (),
        "only_position": tuple(Position),
        "said_from": (),
        "said_to": (),
        "only_issue": (),
        "only_kind": tuple(ClaimKind),
        "only_relation": REASONS,
        "only_standing": tuple(Verdict),
        "only_rating": RATINGS,
        "changed_since": (),
    }
)
"""Parameter → what it may be; () for the key of a record, and for dates."""
SINCE_EDITION = re.compile(r"edition-([1-9]\d{0,8})", re.ASCII)
"""What `changed_since` may be beside a day."""


def read_filters(texts: Mapping[str, str]) -> Filters:
    """What the parameters ask for; "" counts as not given. Raises ViewpointError.

    >>> read_filters({"only_kind": "policy", "only_actor": ""})
    (('only_kind', 'policy'),)
    """
    for name, allowed in FILTERS.items():
        text = texts.get(name, "")
        if text and allowed and text not in allowed:
            raise ViewpointError(name, f'"{text[:60]}" is not what {name} can be; allowed are {", ".join(allowed)}')
    for name in ("said_from", "said_to"):
        _check_date(name, texts.get(name, ""))
    first, last = texts.get("said_from"), texts.get("said_to")
    if first and last and parse_edtf(first)[0] > parse_edtf(last)[1]:
        raise ViewpointError("said_from", f'nothing can be said from "{first}" to "{last}": the first day is after the last')
    read_since(texts.get("changed_since", ""))
    return tuple((name, texts[name]) for name in FILTERS if texts.get(name))


def read_since(text: str) -> date | int | None:
    """What `changed_since` says: the first day, the number of an edition, or None for "". Raises ViewpointError.

    >>> read_since("edition-2"), read_since("2021-06")
    (2, datetime.date(2021, 6, 1))
    """
    if not text:
        return None
    if found := SINCE_EDITION.fullmatch(text):
        return int(found[1])
    try:
        return parse_edtf(text)[0]
    except ValueError:
        sentence = f'"{text[:60]}" is no day since which a claim may have changed; allowed are {ALLOWED}, or edition-2'
        raise ViewpointError("changed_since", sentence) from None


def match_claims(
    debate: Debate, marks: Marks, filters: Filters, changed: frozenset[str] = frozenset()
) -> frozenset[str]:  # fmt: skip
    """The keys of the claims that have all that is asked for; actor, position and dates are those of one stance.

    `changed` are the claims that `changed_since` asks for. One pass. Raises ViewpointError where the debate has no such actor
    or issue.
    """
    asked = dict(filters)
    found = frozenset(debate.claim_by_key)
    if any(name in asked for name in ("only_actor", "only_position", "said_from", "said_to")):
        found &= frozenset(_match_stances(debate, asked))
    for name, match in _MATCHES.items():
        if name in asked:
            found &= match(debate, asked[name])
    if "only_standing" in asked:
        found &= {key for key, mark in marks.items() if mark.verdict == asked["only_standing"]}
    return found & changed if "changed_since" in asked else found


def _match_stances(debate: Debate, asked: Mapping[str, str]) -> Iterator[str]:
    actor, position = asked.get("only_actor"), asked.get("only_position")
    if actor and actor not in debate.actor_by_key:
        raise ViewpointError("only_actor", f'no actor of the debate has the key "{actor[:60]}"')
    for stance in debate.stances:
        is_theirs = actor in (None, stance.actor, stance.on_behalf_of) and position in (None, stance.position)
        if stance.claim and is_theirs and _is_said_between(stance, asked.get("said_from", ""), asked.get("said_to", "")):
            yield stance.claim


def _is_said_between(stance: Stance, first: str, last: str) -> bool:
    """Whether it may have been said in that time; a stance without a date of its own counts by its report's, if it has one."""
    said = stance.said_on or stance.reported_on
    if not (first or last):
        return True
    if not said:
        return False
    earliest, latest = parse_edtf(said)
    return (not first or latest >= parse_edtf(first)[0]) and (not last or earliest <= parse_edtf(last)[1])


def _match_issue(debate: Debate, issue: str) -> frozenset[str]:
    answers = {one.key: one.positions for one in debate.issues}
    if issue not in answers:
        raise ViewpointError("only_issue", f'no issue of the debate has the key "{issue[:60]}"')
    return frozenset(answers[issue])


def _match_relation(debate: Debate, kind: str) -> frozenset[str]:
    """The claims that are reasons of that kind, by themselves or as premises."""
    sources = {one.source for one in debate.relations if one.kind == kind and one.source_kind is End.CLAIM}
    steps = (one for one in debate.inferences if one.kind == kind)
    return frozenset(sources | {premise.claim for step in steps for premise in step.premises})


_MATCHES: Mapping[str, Callable[[Debate, str], frozenset[str]]] = MappingProxyType(
    {
        "only_issue": _match_issue,
        "only_kind": lambda debate, kind: frozenset(claim.key for claim in debate.claims if claim.kind == kind),
        "only_relation": _match_relation,
        "only_rating": lambda debate, rating: frozenset(
            item.claim for item in debate.evidence if str(item.credibility) == rating
        ),
    }
)


def _check_date(name: str, text: str) -> None:
    try:
        if text:
            parse_edtf(text)
    except ValueError as error:
        raise ViewpointError(name, str(error)) from None
