"""From claims and arguments to boxes: what is written on them and how much weight they carry."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from msgspec import Struct

from argmap.core.debate import Debate
from argmap.core.kinds import ClaimKind, LocatorKind, RelationKind
from argmap.core.records import Argument, Claim, Passage, Stance
from argmap.render.chips import chips_of
from argmap.render.graph import Box, Handle, Link, Rank
from argmap.render.options import MapOptions
from argmap.render.quoting import choose_visible, name_node
from argmap.render.wording import describe_box, describe_handle

ARGUMENT_WORD = "argument"
_TONES = {RelationKind.SUPPORTS, RelationKind.ATTACKS, RelationKind.UNDERCUTS}


class Facts(Struct, frozen=True, kw_only=True):
    """What the debate holds on the boxes, gathered once for all of them; each mapping is by the name of the box."""

    stances: Mapping[str, list[Stance]]
    evidence: Mapping[str, int]
    kinds_from: Mapping[str, set[RelationKind]]
    linked: frozenset[str]
    main: frozenset[str]


def gather_facts(debate: Debate, links: Iterable[Link]) -> Facts:
    """Sort stances, evidence and the drawn links by the box they belong to."""
    stances: dict[str, list[Stance]] = defaultdict(list)
    for stance in debate.stances:
        stances[_name_subject(stance)].append(stance)
    evidence: dict[str, int] = defaultdict(int)
    for item in debate.evidence:
        evidence[name_node("claim", item.claim)] += 1
    kinds_from: dict[str, set[RelationKind]] = defaultdict(set)
    linked: set[str] = set()
    for link in links:
        if link.is_reason:
            kinds_from[link.source].add(link.kind)
        linked |= {link.source, link.target}
    main = frozenset(name_node("claim", key) for key in find_main_claims(debate))
    return Facts(stances=stances, evidence=evidence, kinds_from=kinds_from, linked=frozenset(linked), main=main)


def find_main_claims(debate: Debate) -> tuple[str, ...]:
    """The keys of the claims that answer the debate's question.

    These are the positions of its first issue or, where it has no issue with positions, the first policy of its first group
    (or else its first policy).
    """
    issues = sorted((issue for issue in debate.issues if issue.positions), key=lambda issue: (issue.position, issue.key))
    if issues:
        return issues[0].positions
    order = {group.key: (group.position, group.key) for group in debate.groups}
    policies = sorted(
        (claim for claim in debate.claims if claim.kind is ClaimKind.POLICY),
        key=lambda claim: (claim.group is None, order.get(claim.group or "", (0, "")), claim.position, claim.key),
    )
    return (policies[0].key,) if policies else ()


def box_claim(claim: Claim, debate: Debate, facts: Facts, options: MapOptions) -> Box:
    """The box of a claim."""
    name = name_node("claim", claim.key)
    mark = options.marks.get(claim.key)
    chips = chips_of(facts.stances.get(name, ()), debate)
    evidence = facts.evidence.get(name, 0)
    return Box(
        name=name,
        title=choose_visible(claim.title, claim.text, claim.key),
        word=claim.kind.value,
        sentence=describe_box(claim, claim.kind.value, chips, evidence, mark),
        group=claim.group,
        places=name_places(debate.passage_by_key[key] for key in claim.passages),
        evidence=evidence,
        chips=chips,
        tone=_find_tone(facts.kinds_from.get(name, set())),
        rank=_rank_claim(name, facts),
        link=options.link_claim(claim.key),
        mark=mark,
        handle=_make_handle(claim.key, options),
    )


def box_argument(argument: Argument, debate: Debate, facts: Facts, options: MapOptions) -> Box:
    """The box of an argument that is not unfolded."""
    name = name_node("argument", argument.key)
    chips = chips_of(facts.stances.get(name, ()), debate)
    return Box(
        name=name,
        title=choose_visible(argument.title, argument.gist, argument.key),
        word=ARGUMENT_WORD,
        sentence=describe_box(argument, ARGUMENT_WORD, chips, 0),
        group=argument.group,
        chips=chips,
        tone=_find_tone(facts.kinds_from.get(name, set())),
        is_argument=True,
        link=options.link_argument(argument.key),
    )


def name_places(passages: Iterable[Passage]) -> tuple[str, ...]:
    """The passages' places as a reader writes them: those of one kind together, each place once, whatever their source.

    >>> name_places([Passage(key="b", source="s", locator="10"), Passage(key="a", source="s", locator="9")])
    ('¶ 9, 10',)
    """
    by_kind: dict[LocatorKind, set[str]] = defaultdict(set)
    for passage in passages:
        by_kind[passage.locator_kind].add(passage.locator)
    return tuple(kind.name_place(", ".join(sorted(by_kind[kind], key=_read_number))) for kind in LocatorKind if kind in by_kind)


def _read_number(locator: str) -> tuple[int, str]:
    digits = "".join(character for character in locator if character in "0123456789")[:9]
    return (int(digits) if digits else 0, locator)


def _make_handle(key: str, options: MapOptions) -> Handle | None:
    supports, attacks = options.hidden.get(key, (0, 0))
    if not (supports or attacks or key in options.collapsible):
        return None
    return Handle(
        name=name_node("handle", key),
        sentence=describe_handle(supports, attacks),
        supports=supports,
        attacks=attacks,
        link=options.link_handle(key),
    )


def _name_subject(stance: Stance) -> str:
    if stance.claim is not None:
        return name_node("claim", stance.claim)
    return name_node("argument", stance.argument or "")


def _find_tone(kinds: set[RelationKind]) -> RelationKind | None:
    tones = kinds & _TONES
    return next(iter(tones)) if len(tones) == 1 else None


def _rank_claim(name: str, facts: Facts) -> Rank:
    if name in facts.main:
        return Rank.MAIN
    return Rank.ROOT if name in facts.linked and not facts.kinds_from.get(name) else Rank.PLAIN
