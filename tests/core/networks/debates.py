"""Debates for tests of networks: stances in as few words as a test needs."""

from argmap.core.debate import Debate
from argmap.core.kinds import ActorKind, Position
from argmap.core.records import About, Actor, Claim, Passage, Source, Stance

WORDS = {"yes": Position.SUPPORTS, "no": Position.OPPOSES}


def make_stance(actor, claim, word="yes", *, key="", document="", **more):
    """A stance of the actor on the claim; `document` is the key of a source of `make_debate`."""
    position = WORDS[word] if word in WORDS else Position(word)
    passages = (f"in-{document}",) if document else ()
    dated = more.get("said_on", "")
    key = key or "-".join(filter(None, (actor, claim, word, dated, document)))
    return Stance(key=key, actor=actor, claim=claim, position=position, passages=passages, **more)


def make_debate(*stances, persons=(), **more):
    """A debate with these stances, and an actor, a claim and a source for each one that they name."""
    actors = {one.actor for one in stances} | {one.on_behalf_of for one in stances if one.on_behalf_of}
    documents = {passage.removeprefix("in-") for one in stances for passage in one.passages}
    return Debate(
        about=About(slug="s", question="?"),
        actors=tuple(
            Actor(key=key, name=key.upper(), kind=ActorKind.PERSON if key in persons else ActorKind.STATE)
            for key in sorted(actors)
        ),
        claims=tuple(Claim(key=key, title=key.title()) for key in sorted({one.claim for one in stances if one.claim})),
        sources=tuple(Source(key=key, title=key) for key in sorted(documents)),
        passages=tuple(Passage(key=f"in-{key}", source=key) for key in sorted(documents)),
        stances=stances,
        **more,
    )
