"""Small debates for what readers ask of them: claims and arguments by their keys, tied by relations."""

from argmap.core.canonical import normalise
from argmap.core.debate import Debate
from argmap.core.kinds import End, RelationKind
from argmap.core.records import About, Argument, Claim, Group, Inference, Premise, Relation


def debate_of(*ties: str, placed: dict[str, str] | None = None, **collections) -> Debate:
    """A debate with relations such as "a supports b"; `placed` says in which group a claim is, in the order of its keys.

    "a undercuts (b attacks c)" aims at that other relation.
    """
    relations = tuple(relate(tie) for tie in ties)
    named = {key for relation in relations for key in (relation.source, relation.target) if relation.target_kind is End.CLAIM}
    named |= {relation.source for relation in relations}
    named |= set(placed or {})
    given = {claim.key for claim in collections.get("claims", ())}
    claims = tuple(claim(key, group=(placed or {}).get(key)) for key in sorted(named - given))
    headings = tuple(
        Group(key=key, title=f"Group {key}", position=place) for place, key in enumerate(dict.fromkeys((placed or {}).values()))
    )
    collections["claims"] = (*claims, *collections.get("claims", ()))
    collections.setdefault("groups", headings)
    return normalise(Debate(about=About(slug="d", question="What?"), relations=relations, **collections))


def relate(tie: str) -> Relation:
    source, kind, target = tie.split(" ", 2)
    is_step = target.startswith("(")
    return Relation(
        key=tie.strip("()").replace("(", "").replace(")", ""),
        source=source,
        kind=RelationKind(kind),
        target=target.strip("()"),
        target_kind=End.RELATION if is_step else End.CLAIM,
    )


def claim(key: str, **fields) -> Claim:
    return Claim(**{"key": key, "title": f"Title of {key}", **fields})


def argument(key: str, premises: str, conclusion: str, **fields) -> Argument:
    """An argument with one inference, KEY/1, from the claims in `premises` (keys with spaces between)."""
    places = tuple(Premise(key=f"{key}/1/{place}", claim=one, position=place) for place, one in enumerate(premises.split(), 1))
    inference = Inference(key=f"{key}/1", conclusion=conclusion, premises=places, **fields)
    return Argument(key=key, title=f"Title of {key}", inferences=(inference,))
