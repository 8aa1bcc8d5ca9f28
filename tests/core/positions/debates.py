"""Small debates of actors who hold claims, for tests of matrix, timeline, changes and agreement."""

from argmap.core.debate import Debate
from argmap.core.kinds import ActorKind, Position
from argmap.core.records import About, Actor, Claim, Stance

SIGNS = {
    "+": Position.SUPPORTS,
    "-": Position.OPPOSES,
    "±": Position.CONDITIONAL,
    "?": Position.RESERVED,
    "0": Position.NEUTRAL,
    "x": Position.WITHDRAWN,
}


def make_stance(actor, claim, sign, said_on="", **more):
    """The stance; its key tells all of it, so that two different ones have two keys."""
    key = more.pop("key", f"{actor}-{claim}-{said_on}{sign}")
    return Stance(key=key, actor=actor, claim=claim, position=SIGNS[sign], said_on=said_on, **more)


def make_debate(*stances, actors=None, claims=None, **more):
    """A debate with the stances, and with the actors and claims they are about where none are given."""
    names = sorted({name for stance in stances for name in (stance.actor, stance.on_behalf_of) if name})
    actors = actors or tuple(Actor(key=name, name=name.title(), kind=ActorKind.STATE) for name in names)
    keys = sorted({stance.claim for stance in stances if stance.claim})
    claims = claims or tuple(Claim(key=key, title=key.upper()) for key in keys)
    return Debate(about=About(slug="s", question="?"), actors=actors, claims=claims, stances=stances, **more)


def read_rows(*rows):
    """The stances of lines such as "usa  +.-": an actor, then a sign for each of the claims a, b, c and so on."""
    found = []
    for row in rows:
        actor, signs = row.split()
        found += [make_stance(actor, chr(ord("a") + place), sign) for place, sign in enumerate(signs) if sign != "."]
    return tuple(found)


def show_rows(matrix):
    """The matrix as such lines, in its own order of rows and columns."""
    signs = {position: sign for sign, position in SIGNS.items()} | {None: "*"}
    return [
        f"{row.key} "
        + "".join(
            signs[matrix.cells[row.key, column.key].position] if (row.key, column.key) in matrix.cells else "."
            for column in matrix.columns
        )
        for row in matrix.rows
    ]
