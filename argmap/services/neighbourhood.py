"""What lies around some claims of a debate too big to be loaded whole: found by one recursive query, with a bound.

The walk goes from claim to claim as the map does (`argmap.core.view.arcs`): down to reasons, premises and undercuts, or up to
what they bear on. SQLite takes a recursive query in several parts, PostgreSQL one part with a lateral join; the steps are the
same. An argument that is unfolded has no box: from it to its premises and its conclusion is no step.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from django.core.cache import cache
from django.db import connection
from msgspec import Struct

from argmap.core.reading.walker import REASON_KINDS
from argmap.models import Argument, Claim, Debate

T = TypeVar("T")
BIG = 2_000
"""Debates of more claims are never loaded whole for a page."""
MOST_FOUND = 900
"""So many boxes a walk finds at most, the nearest first: more than a map shows."""
MOST_ROOTS = 120
KEPT_FOR = 24 * 3600

_KINDS = ", ".join(f"'{kind.value}'" for kind in REASON_KINDS)
_STEP = f"r.kind || '' IN ({_KINDS})"
"""Not as the index `relation_reasons` has it, which a planner without statistics would read whole at each step."""
_REASON = f"r.kind IN ({_KINDS})"


class Way(Struct, frozen=True):
    """From a row `w` of the walk: the claim and the argument that it leads to, through which tables, how, in how many steps."""

    leads_to: str
    tables: str
    joined: str
    steps: int = 1


_SOURCE, _TARGET = "{0}.source_claim_id, {0}.source_argument_id", "{0}.target_claim_id, {0}.target_argument_id"
_PREMISES = "argmap_premise p CROSS JOIN argmap_inference i"
_CARRIES = "p.claim_id = w.claim_id AND i.id = p.inference_id"
"""The inferences of which a claim is a premise, with `_PREMISES`."""

_DOWN = (
    # What aims at a claim or an argument.
    Way(_SOURCE.format("r"), "argmap_relation r", f"r.target_claim_id = w.claim_id AND {_STEP}"),
    Way(_SOURCE.format("r"), "argmap_relation r", f"r.target_argument_id = w.argument_id AND {_STEP}"),
    # What concludes to a claim, and what an argument concludes from, and to.
    Way("p.claim_id, NULL", "argmap_inference i CROSS JOIN argmap_premise p",
        "i.conclusion_id = w.claim_id AND p.inference_id = i.id"),
    Way("p.claim_id, NULL", "argmap_inference i CROSS JOIN argmap_premise p",
        "i.argument_id = w.argument_id AND p.inference_id = i.id", 0),
    Way("i.conclusion_id, NULL", "argmap_inference i", "i.argument_id = w.argument_id", 0),
    # What denies the step that a claim or an argument takes, by a relation or an inference, or speaks to its argument.
    Way(_SOURCE.format("u"), "argmap_relation q CROSS JOIN argmap_relation u",
        "q.source_claim_id = w.claim_id AND u.target_relation_id = q.id"),
    Way(_SOURCE.format("u"), "argmap_relation q CROSS JOIN argmap_relation u",
        "q.source_argument_id = w.argument_id AND u.target_relation_id = q.id"),
    Way(_SOURCE.format("u"), "argmap_premise p CROSS JOIN argmap_relation u",
        "p.claim_id = w.claim_id AND u.target_inference_id = p.inference_id"),
    Way(_SOURCE.format("u"), f"{_PREMISES} CROSS JOIN argmap_relation u",
        f"{_CARRIES} AND u.target_argument_id = i.argument_id"),
    Way(_SOURCE.format("u"), f"{_PREMISES} CROSS JOIN argmap_relation q CROSS JOIN argmap_relation u",
        f"{_CARRIES} AND q.source_argument_id = i.argument_id AND u.target_relation_id = q.id"),
    # The same where the step has no premise, or the argument's conclusion goes on with it.
    Way(_SOURCE.format("u"), "argmap_inference i CROSS JOIN argmap_relation u",
        "i.conclusion_id = w.claim_id AND u.target_inference_id = i.id"),
    Way(_SOURCE.format("u"), "argmap_inference i CROSS JOIN argmap_relation u",
        "i.conclusion_id = w.claim_id AND u.target_argument_id = i.argument_id"),
    Way(_SOURCE.format("u"), "argmap_inference i CROSS JOIN argmap_relation q CROSS JOIN argmap_relation u",
        "i.conclusion_id = w.claim_id AND q.source_argument_id = i.argument_id AND u.target_relation_id = q.id"),
)  # fmt: skip
_UP = (
    # What a claim or an argument aims at, by itself or as part of an argument.
    Way(_TARGET.format("r"), "argmap_relation r", f"r.source_claim_id = w.claim_id AND {_STEP}"),
    Way(_TARGET.format("r"), "argmap_relation r", f"r.source_argument_id = w.argument_id AND {_STEP}"),
    Way(_TARGET.format("r"), f"{_PREMISES} CROSS JOIN argmap_relation r",
        f"{_CARRIES} AND r.source_argument_id = i.argument_id"),
    Way(_TARGET.format("r"), "argmap_inference i CROSS JOIN argmap_relation r",
        "i.conclusion_id = w.claim_id AND r.source_argument_id = i.argument_id"),
    # What is concluded, and the premises that go with it, which are shown together.
    Way("i.conclusion_id, NULL", _PREMISES, _CARRIES),
    Way("o.claim_id, NULL", "argmap_premise p CROSS JOIN argmap_premise o",
        "p.claim_id = w.claim_id AND o.inference_id = p.inference_id"),
    Way("p.claim_id, NULL", "argmap_inference i CROSS JOIN argmap_premise p",
        "i.argument_id = w.argument_id AND p.inference_id = i.id", 0),
    Way("i.conclusion_id, NULL", "argmap_inference i", "i.argument_id = w.argument_id", 0),
    # What takes the step that is denied.
    Way(_SOURCE.format("q"), "argmap_relation u CROSS JOIN argmap_relation q",
        "u.source_claim_id = w.claim_id AND q.id = u.target_relation_id"),
    Way(_SOURCE.format("q"), "argmap_relation u CROSS JOIN argmap_relation q",
        "u.source_argument_id = w.argument_id AND q.id = u.target_relation_id"),
    Way("NULL, i.argument_id", "argmap_relation u CROSS JOIN argmap_inference i",
        "u.source_claim_id = w.claim_id AND i.id = u.target_inference_id"),
    Way("NULL, i.argument_id", "argmap_relation u CROSS JOIN argmap_inference i",
        "u.source_argument_id = w.argument_id AND i.id = u.target_inference_id"),
)  # fmt: skip


class Place(Struct, frozen=True):
    """A claim or an argument by its id; one of the two is None."""

    claim: int | None = None
    argument: int | None = None


class Walk(Struct, frozen=True):
    """What a walk found, each with the number of steps to it; `is_bounded` says that there is more than it may find."""

    steps: dict[Place, int]
    is_bounded: bool = False


def is_big(debate: Debate, *, than: int | None = None) -> bool:
    """Whether the debate has more claims than `than`; by default, than a map is made of. One query, which reads no more."""
    if debate.shown_document is not None:
        # Of an edition that is shown it is known that it is not (`argmap.services.editions.show_edition`).
        return False
    most = BIG if than is None else than
    return Claim.objects.filter(debate=debate).order_by()[most : most + 1].exists()


def find_roots(debate: Debate) -> tuple[tuple[int, str], ...]:
    """The first claims that bear on nothing, by id and key, those with reasons first.

    Kept in the cache until the debate changes; otherwise one query, which looks at every claim.
    """
    return _keep(f"roots-{debate.pk}-{debate.revision}", lambda: tuple(_list_roots(debate)))


def count_boxes(debate: Debate) -> int:
    """How many claims, and arguments that are not unfolded, the debate has; kept likewise, otherwise two queries."""
    return _keep(f"boxes-{debate.pk}-{debate.revision}", lambda: _count_boxes(debate))


def _keep(place: str, find: Callable[[], T]) -> T:
    found: T | None = cache.get(place)
    if found is None:
        found = find()
        cache.set(place, found, KEPT_FOR)
    return found


def walk_down(starts: Iterable[Place] | Mapping[Place, int], steps: int) -> Walk:
    """The starts and what stands beneath them, so many steps down, the nearest first, at most `MOST_FOUND`. One query.

    Starts with numbers are taken for found after so many steps.
    """
    return _walk(starts, steps, _DOWN)


def walk_up(starts: Iterable[Place], steps: int) -> Walk:
    """The starts and what they bear on, so many steps up, as `walk_down`."""
    return _walk(starts, steps, _UP)


def _list_roots(debate: Debate) -> Sequence[tuple[int, str]]:
    # Written out, with kinds as they stand in the index "relation_reasons": SQLite does not find it for parameters.
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.id, c.key FROM argmap_claim c WHERE c.debate_id = %s "  # noqa: S608
            f"AND NOT EXISTS (SELECT 1 FROM argmap_relation r WHERE r.source_claim_id = c.id AND {_REASON}) "
            "AND NOT EXISTS (SELECT 1 FROM argmap_premise p WHERE p.claim_id = c.id) "
            f"ORDER BY (EXISTS (SELECT 1 FROM argmap_relation r WHERE r.target_claim_id = c.id AND {_REASON}) "
            "OR EXISTS (SELECT 1 FROM argmap_inference i WHERE i.conclusion_id = c.id)) DESC, c.position, c.key LIMIT %s",
            [debate.pk, MOST_ROOTS],
        )
        return [(pk, key) for pk, key in cursor.fetchall()]


def _count_boxes(debate: Debate) -> int:
    folded = Argument.objects.filter(debate=debate, inferences=None)
    return Claim.objects.filter(debate=debate).count() + folded.count()


def _walk(starts: Iterable[Place] | Mapping[Place, int], steps: int, ways: Sequence[Way]) -> Walk:
    begin = starts if isinstance(starts, Mapping) else dict.fromkeys(starts, 0)
    if not begin:
        return Walk({})
    # As rows of one table: SQLite takes no more than 500 queries in a union.
    rows = ", ".join(["(CAST(%s AS bigint), CAST(%s AS bigint), CAST(%s AS integer))"] * len(begin))
    begun = f"SELECT column1, column2, column3 FROM (VALUES {rows}) AS begun"  # noqa: S608
    ids = [number for place, step in begin.items() for number in (place.claim, place.argument, step)]
    onwards = _write_lateral(ways) if connection.vendor == "postgresql" else _write_parts(ways)
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH RECURSIVE walk(claim_id, argument_id, step) AS ({begun} UNION {onwards.format(most=steps)}) "  # noqa: S608
            "SELECT claim_id, argument_id, step FROM walk WHERE claim_id IS NOT NULL OR argument_id IS NOT NULL LIMIT %s",
            [*ids, MOST_FOUND],
        )
        rows = cursor.fetchall()
    found: dict[Place, int] = {}
    for claim, argument, step in rows:
        place = Place(claim, argument)
        found[place] = min(step, found.get(place, step))
    return Walk(found, is_bounded=len(rows) >= MOST_FOUND)


def _write_lateral(ways: Sequence[Way]) -> str:
    parts = " UNION ALL ".join(
        f"SELECT {way.leads_to}, w.step + {way.steps} FROM {way.tables} WHERE {way.joined} AND {_write_bound(way)}"  # noqa: S608
        for way in ways
    )
    return f"SELECT e.* FROM walk w CROSS JOIN LATERAL ({parts}) AS e(claim_id, argument_id, step)"  # noqa: S608


def _write_parts(ways: Sequence[Way]) -> str:
    # SQLite takes tables in the order in which CROSS JOIN names them.
    return " UNION ".join(
        f"SELECT {way.leads_to}, w.step + {way.steps} FROM walk w CROSS JOIN {way.tables} "  # noqa: S608
        f"WHERE {way.joined} AND {_write_bound(way)}"
        for way in ways
    )


def _write_bound(way: Way) -> str:
    return f"w.step + {way.steps} <= {{most}}"
