"""Debates for property tests: small, valid, and full of what formats stumble over."""

import unicodedata

from hypothesis import strategies as st

from argmap.core.anchor import CONTEXT_LENGTH
from argmap.core.checks import is_key
from argmap.core.debate import Debate
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
from argmap.core.records import (
    About,
    Actor,
    Affiliation,
    Argument,
    Claim,
    Condition,
    Evidence,
    Group,
    Inference,
    Issue,
    Passage,
    Premise,
    Relation,
    Source,
    Stance,
    Stop,
    Tour,
)
from argmap.core.standing import Options
from argmap.core.text import strip_unprintable
from argmap.core.view import View, write_state

NASTY_KEYS = (
    "no",
    "¬app(a1)",
    "12",
    "null",
    "~",
    "<<",
    "a: b",
    "- x",
    "#c",
    "1.5",
    "2021-06",
    "é",
    "a/1",
    "true",
    "[x]",
    "='q\"",
    "…",
)
NASTY_TEXTS = (
    "no",
    "12",
    "null",
    "1e5",
    "2021-06-11",
    "12:30",
    'She said: "it\'s #1" — no \\ comment',
    " leading and trailing ",
    "two\nlines",
    "ends in a line feed\n",
    "and in three\n\n\n",
    "\nbegins with one",
    "  indented\n first line",
    "tab\there\t",
    "spaces below\n   \n  ",
    "next\x85line",
    "line\u2028and paragraph\u2029separators",
    "carriage\r\nreturn",
    "\ufeffbyte order mark",
    "zero\u200bwidth and no-break\u00a0space",
    "C1 control \x9b",
    "👩‍🔬 emoji and 𝔘𝔫𝔦𝔠𝔬𝔡𝔢",
    "e\u0301 in two characters",
    "--- a: [b, c] {d: e} &f *g !h |i >j %k @l `m",
    "...",
    "? a\n: b",
    "=1+1",
    "word " * 40 + "end",
    "a  b " * 30 + "c",
    "x" * 180,
    "long lines\n" + "word " * 40 + "\n# no comment\n\n- no item",
)


def make_key(text):
    """A key as near to the text as a key may be; nothing is filtered out, which would cost hypothesis most of its tries."""
    text = unicodedata.normalize("NFC", text).strip()
    return text if is_key(text) else "?"


words = st.text(st.characters(codec="utf-8"), max_size=6).map(strip_unprintable)
texts = st.one_of(st.just(""), st.sampled_from(NASTY_TEXTS), st.sampled_from(NASTY_TEXTS), words)
lines = texts.map(lambda text: text if text.strip() and len(text) <= 500 else f"? {text[:9]}")
keys = st.one_of(
    st.sampled_from(NASTY_KEYS),
    st.from_regex(r"[A-Za-z][A-Za-z0-9_-]{0,5}", fullmatch=True),
    st.text(max_size=4)
    .map(lambda text: unicodedata.normalize("NFC", text).strip())
    .map(lambda text: text if is_key(text) else "?"),
)
tags = st.lists(texts, max_size=2).map(tuple)
weights = st.none() | st.floats(0, 1).map(abs)
positions = st.sampled_from([0, 0, 1, 2, 7, 2**31 - 1])
dates = st.sampled_from(["", "", "2021", "2021-06", "2021-06-30", "0001"])
scalars = st.one_of(
    st.none(), st.booleans(), st.integers(-(2**63), 2**64 - 1), st.floats(allow_nan=False, allow_infinity=False), texts
)
values = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3), max_leaves=3
)
extras = st.one_of(st.just({}), st.just({}), st.just({}), st.dictionaries(texts, values, max_size=2))


def some_of(choices):
    """A strategy for one of the choices."""
    return st.sampled_from(list(choices))


def maybe(choices):
    """A strategy for one of the choices, or None; always None where there are none."""
    return st.sampled_from([None, *choices])


def subset(choices):
    """A strategy for a tuple of some of the choices, none twice."""
    return st.lists(st.sampled_from(list(choices)), unique=True, max_size=2).map(tuple) if choices else st.just(())


@st.composite
def record_keys(draw, most=3):
    """A strategy for keys of one collection, none twice; as often many as few."""
    least = draw(st.sampled_from([0, 1, most]))
    return draw(st.lists(keys, unique=True, min_size=least, max_size=most))


@st.composite
def debates(draw):
    """A strategy for whole debates without a problem, not yet in canonical form."""
    groups = draw_groups(draw)
    group_keys = [group.key for group in groups]
    sources = draw_all(draw, record_keys(2), draw_source)
    passages = draw_all(draw, record_keys(), draw_passage, sources) if sources else []
    passage_keys = [passage.key for passage in passages]
    claims = draw_all(draw, record_keys(4), draw_claim, group_keys, passage_keys)
    claim_keys = [claim.key for claim in claims]
    arguments = draw_arguments(draw, claim_keys, group_keys)
    actors = draw_all(draw, record_keys(), draw_actor)
    actor_keys = [actor.key for actor in actors]
    argument_keys = [argument.key for argument in arguments]
    source_keys = [source.key for source in sources]
    return Debate(
        about=draw_about(draw),
        groups=groups,
        issues=draw_issues(draw, claim_keys, group_keys),
        claims=tuple(claims),
        arguments=tuple(arguments),
        relations=draw_relations(draw, claim_keys, arguments),
        actors=tuple(actors),
        affiliations=tuple(draw_all(draw, record_keys(2), draw_affiliation, actor_keys) if actors else ()),
        stances=tuple(
            draw_all(draw, record_keys(), draw_stance, actor_keys, (claim_keys, argument_keys), source_keys, passage_keys)
            if actors and claims
            else ()
        ),
        sources=tuple(sources),
        passages=tuple(passages),
        evidence=tuple(draw_all(draw, record_keys(2), draw_evidence, claim_keys, passage_keys) if claims and passages else ()),
        tours=tuple(draw_all(draw, record_keys(2), draw_tour, claim_keys, argument_keys, actor_keys)),
    )


def draw_all(draw, keys_strategy, draw_one, *arguments):
    """Records with keys from the strategy, each drawn with the arguments."""
    return [draw_one(draw, key, *arguments) for key in draw(keys_strategy)]


def draw_about(draw):
    """The debate itself."""
    return About(
        slug=draw(st.from_regex(r"[a-z0-9_-]{1,12}", fullmatch=True)),
        question=draw(lines),
        summary=draw(texts),
        language=draw(some_of(["en", "fr", "no"])),
        dated=draw(dates),
        default_profile=draw(some_of(Profile)),
        tags=draw(tags),
        extra=draw(extras),
    )


def draw_groups(draw):
    """Groups, none inside itself."""
    groups = []
    for key in draw(record_keys()):
        parent = draw(maybe([group.key for group in groups]))
        groups.append(
            Group(key=key, title=draw(lines), summary=draw(texts), parent=parent, position=draw(positions), extra=draw(extras))
        )
    return tuple(groups)


def draw_issues(draw, claim_keys, group_keys):
    """Issues, no claim a position of two."""
    issues, free = [], list(claim_keys)
    for key in draw(record_keys(2)):
        taken = draw(subset(free))
        free = [claim for claim in free if claim not in taken]
        issues.append(
            Issue(
                key=key,
                question=draw(lines),
                positions=taken,
                standard=draw(some_of(ProofStandard)),
                group=draw(maybe(group_keys)),
                position=draw(positions),
                tags=draw(tags),
            )
        )
    return tuple(issues)


def draw_claim(draw, key, group_keys, passage_keys):
    """A claim."""
    return Claim(
        key=key,
        title=draw(lines),
        text=draw(texts),
        kind=draw(some_of(ClaimKind)),
        group=draw(maybe(group_keys)),
        position=draw(positions),
        assumed=draw(st.booleans()),
        prior=draw(weights),
        passages=draw(subset(passage_keys)),
        tags=draw(tags),
        extra=draw(extras),
    )


def draw_arguments(draw, claim_keys, group_keys):
    """Arguments with inferences and premises, whose keys are told apart by their owners'."""
    arguments = []
    for key in draw(record_keys(2)):
        count = draw(st.integers(0, 2)) if claim_keys else 0
        arguments.append(
            Argument(
                key=key,
                title=draw(lines),
                gist=draw(texts),
                group=draw(maybe(group_keys)),
                position=draw(positions),
                inferences=tuple(draw_inference(draw, f"{key}/{number + 1}", claim_keys) for number in range(count)),
            )
        )
    return arguments


def draw_inference(draw, key, claim_keys):
    """An inference with up to three premises."""
    return Inference(
        key=key,
        conclusion=draw(some_of(claim_keys)),
        kind=draw(some_of(Polarity)),
        premises=tuple(draw_premise(draw, f"{key}/{number + 1}", claim_keys) for number in range(draw(st.integers(0, 3)))),
        scheme=draw(words),
        weighing=draw(some_of(Weighing)),
        weight=draw(weights),
        basis=draw(some_of(Basis)),
        position=draw(positions),
        extra=draw(extras),
    )


def draw_premise(draw, key, claim_keys):
    """A premise; its key may or may not tell its place."""
    return Premise(
        key=draw(some_of([key, f"{key}x"])),
        claim=draw(some_of(claim_keys)),
        role=draw(words).strip(),
        implicit=draw(st.booleans()),
        position=draw(positions),
        tags=draw(tags),
    )


def draw_relations(draw, claim_keys, arguments):
    """Relations between ends that fit their kind."""
    relations = []
    for key in draw(record_keys(4)) if claim_keys else ():
        ends = {
            End.CLAIM: claim_keys,
            End.ARGUMENT: [argument.key for argument in arguments],
            End.INFERENCE: [inference.key for argument in arguments for inference in argument.inferences],
            End.RELATION: [relation.key for relation in relations if relation.kind.can_be_undercut],
        }
        kind = draw(some_of(kind for kind in RelationKind if any(ends[end] for end in kind.targets)))
        source_kind = draw(some_of(sorted(end for end in kind.sources if ends[end])))
        target_kind = draw(some_of(sorted(end for end in kind.targets if ends[end])))
        relations.append(
            Relation(
                key=key,
                kind=kind,
                source=draw(some_of(ends[source_kind])),
                source_kind=source_kind,
                target=draw(some_of(ends[target_kind])),
                target_kind=target_kind,
                weight=draw(weights),
                basis=draw(some_of(Basis)),
                position=draw(positions),
                tags=draw(tags),
                extra=draw(extras),
            )
        )
    return tuple(relations)


def draw_actor(draw, key):
    """An actor."""
    return Actor(
        key=key,
        name=draw(lines),
        kind=draw(some_of(ActorKind)),
        description=draw(texts),
        iso3=draw(some_of(["", "FRA"])),
        wikidata=draw(some_of(["", "Q142"])),
        cameo=draw(some_of(["", "FRAGOV"])),
        tags=draw(tags),
        extra=draw(extras),
    )


def draw_affiliation(draw, key, actor_keys):
    """An affiliation of one actor to another or to itself."""
    return Affiliation(
        key=key,
        actor=draw(some_of(actor_keys)),
        kind=draw(some_of(AffiliationKind)),
        body=draw(some_of(actor_keys)),
        since=draw(dates),
        until=draw(dates),
    )


def draw_stance(draw, key, actor_keys, aims, source_keys, passage_keys):  # noqa: PLR0917
    """A stance on a claim or an argument, with conditions where it is conditional."""
    claim_keys, argument_keys = aims
    position = draw(some_of(Position))
    is_conditional = position is Position.CONDITIONAL
    argument = draw(maybe(argument_keys))
    reporter = draw(maybe([(Reporter.ACTOR, key) for key in actor_keys] + [(Reporter.SOURCE, key) for key in source_keys]))
    conditions = [Condition(claim=claim, must_be=draw(some_of(Label))) for claim in draw(subset(claim_keys))]
    return Stance(
        key=key,
        actor=draw(some_of(actor_keys)),
        position=position,
        claim=draw(some_of(claim_keys)) if argument is None else None,
        argument=argument,
        on_behalf_of=draw(maybe(actor_keys)),
        act=draw(some_of(Act)),
        basis=draw(some_of(StanceBasis)),
        gist=draw(texts),
        conditions=tuple(conditions) if is_conditional else (),
        meanwhile=draw(maybe(set(Position) - {Position.CONDITIONAL})) if is_conditional else None,
        reported_by=reporter[1] if reporter else None,
        reported_by_kind=reporter[0] if reporter else None,
        said_on=draw(dates),
        reported_on=draw(dates),
        venue=draw(words),
        passages=draw(subset(passage_keys)),
        extra=draw(extras),
    )


def draw_source(draw, key):
    """A source with or without text."""
    return Source(
        key=key,
        title=draw(lines),
        type=draw(some_of(["document", "article-newspaper"])),
        authors=draw(st.lists(texts, max_size=3).map(tuple)),
        container_title=draw(words),
        issued=draw(dates),
        url=draw(some_of(["", "https://example.org/a?b=1#c"])),
        language=draw(some_of(["", "no"])),
        reliability=draw(some_of(Reliability)),
        text=unicodedata.normalize("NFC", text) if (text := draw(st.none() | texts)) is not None else None,
        csl=draw(extras),
        extra=draw(extras),
    )


def draw_passage(draw, key, sources):
    """A passage: a locator alone, a quote that nobody looked up, or a quote anchored in its source's text."""
    source = draw(some_of(sources))
    place = Passage(key=key, source=source.key, locator=draw(words), locator_kind=draw(some_of(LocatorKind)), tags=draw(tags))
    if not source.text or draw(st.booleans()):
        return replace_quote(place, exact=draw(texts), prefix=draw(words))
    start = draw(st.integers(0, len(source.text) - 1))
    end = draw(st.integers(start + 1, len(source.text)))
    return replace_quote(
        place,
        exact=source.text[start:end],
        start=start,
        end=end,
        prefix=source.text[max(0, start - CONTEXT_LENGTH) : start],
        suffix=draw(some_of(["", source.text[end : end + CONTEXT_LENGTH]])),
    )


def replace_quote(passage, **changes):
    """The passage with these selectors."""
    return Passage(
        key=passage.key,
        source=passage.source,
        locator=passage.locator,
        locator_kind=passage.locator_kind,
        tags=passage.tags,
        **changes,
    )


def draw_evidence(draw, key, claim_keys, passage_keys):
    """A passage's bearing on a claim."""
    return Evidence(
        key=key,
        claim=draw(some_of(claim_keys)),
        passage=draw(some_of(passage_keys)),
        kind=draw(some_of(EvidenceKind)),
        credibility=draw(st.integers(1, 6)),
        gist=draw(texts),
    )


def draw_tour(draw, key, claim_keys, argument_keys, actor_keys):
    """A tour of up to three stops."""
    count = draw(st.integers(0, 3))
    return Tour(
        key=key,
        title=draw(lines),
        text=draw(texts),
        position=draw(positions),
        stops=tuple(draw_stop(draw, f"{key}/{place + 1}", claim_keys, argument_keys, actor_keys) for place in range(count)),
        tags=draw(tags),
    )


def draw_stop(draw, key, claim_keys, argument_keys, actor_keys):
    """A stop, with or without a focus, and a view that names records of the debate; its key may or may not tell its place."""
    focuses = [(End.CLAIM, claim) for claim in claim_keys] + [(End.ARGUMENT, argument) for argument in argument_keys]
    focus = draw(maybe(focuses))
    lens = draw(maybe(actor_keys))
    options = Options(lens=lens, as_of=draw(dates))
    view = View(depth=draw(st.integers(0, 8)), opened=tuple(sorted(draw(subset(claim_keys)))))
    return Stop(
        key=draw(some_of([key, f"{key}x"])),
        text=draw(texts.map(lambda text: text if text.strip() else "?")),
        focus=focus[1] if focus else None,
        focus_kind=focus[0] if focus else None,
        view=write_state(options, view),
        position=draw(positions),
        extra=draw(extras),
    )
