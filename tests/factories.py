"""Plain functions that make records for tests: only the fields that matter are given, the rest is filled in."""

from itertools import count
from typing import Any

from django.contrib.auth.models import User

from argmap.models import (
    Actor,
    Argument,
    Claim,
    Debate,
    Evidence,
    Group,
    Inference,
    Membership,
    Passage,
    Premise,
    Relation,
    Role,
    Source,
    Stance,
    Stop,
    Tour,
    Visibility,
)

_numbers = count(1)


def make_user(name: str = "", *, staff: bool = True, superuser: bool = False, password: str | None = None) -> User:
    """A user, who may open the admin unless `staff` is False; with a password only if one is given, as hashing is slow."""
    user = User(username=name or f"user-{next(_numbers)}", is_staff=staff or superuser, is_superuser=superuser)
    user.set_password(password)
    user.save()
    return user


def make_debate(slug: str = "", *, public: bool = False, **members: User) -> Debate:
    """A debate, private unless `public`; members by role: `make_debate(owner=…, editor=…, reader=…)`."""
    slug = slug or f"debate-{next(_numbers)}"
    visibility = Visibility.PUBLIC if public else Visibility.PRIVATE
    debate = Debate.objects.create(slug=slug, question=f"What of {slug}?", visibility=visibility)
    for role, user in members.items():
        Membership.objects.create(debate=debate, user=user, role=Role(role))
    return debate


def make_group(debate: Debate, key: str = "", **fields: Any) -> Group:
    key = key or f"group-{next(_numbers)}"
    return Group.objects.create(**{"debate": debate, "key": key, "title": f"Title of {key}", **fields})


def make_claim(debate: Debate, key: str = "", **fields: Any) -> Claim:
    key = key or f"claim-{next(_numbers)}"
    return Claim.objects.create(**{"debate": debate, "key": key, "title": f"Title of {key}", **fields})


def make_relation(source: Claim | Argument, target: Any, kind: str = "supports", **fields: Any) -> Relation:
    """A relation between two records of one debate; the ends' columns follow from the records' kinds."""
    key = fields.pop("key", "") or f"{source.key}-{kind}-{target.key}"
    ends = {f"source_{source._meta.model_name}": source, f"target_{target._meta.model_name}": target}
    return Relation.objects.create(**{"debate": source.debate, "key": key, "kind": kind, **ends, **fields})


def make_argument(debate: Debate, key: str = "", **fields: Any) -> Argument:
    key = key or f"argument-{next(_numbers)}"
    return Argument.objects.create(**{"debate": debate, "key": key, "title": f"Title of {key}", **fields})


def make_inference(argument: Argument, premises: list[Claim], conclusion: Claim, **fields: Any) -> Inference:
    """An inference of the argument from the claims to the conclusion, with its premises."""
    key = fields.pop("key", "") or f"{argument.key}/{next(_numbers)}"
    debate = argument.debate
    inference = Inference.objects.create(
        **{"debate": debate, "key": key, "argument": argument, "conclusion": conclusion, **fields}
    )
    for place, claim in enumerate(premises):
        Premise.objects.create(debate=debate, key=f"{key}/{place + 1}", inference=inference, claim=claim, position=place)
    return inference


def make_actor(debate: Debate, key: str = "", **fields: Any) -> Actor:
    key = key or f"actor-{next(_numbers)}"
    return Actor.objects.create(**{"debate": debate, "key": key, "name": f"Name of {key}", "kind": "state", **fields})


def make_stance(actor: Actor, on: Claim | Argument, position: str = "supports", **fields: Any) -> Stance:
    key = fields.pop("key", "") or f"{actor.key}-{on.key}-{next(_numbers)}"
    target = {str(on._meta.model_name): on}
    return Stance.objects.create(
        **{"debate": actor.debate, "key": key, "actor": actor, "position": position, **target, **fields}
    )


def make_source(debate: Debate, key: str = "", **fields: Any) -> Source:
    key = key or f"source-{next(_numbers)}"
    return Source.objects.create(**{"debate": debate, "key": key, "title": f"Title of {key}", **fields})


def make_passage(source: Source, key: str = "", **fields: Any) -> Passage:
    key = key or f"passage-{next(_numbers)}"
    return Passage.objects.create(**{"debate": source.debate, "key": key, "source": source, "locator": "1", **fields})


def make_evidence(claim: Claim, passage: Passage, kind: str = "supports", **fields: Any) -> Evidence:
    key = fields.pop("key", "") or f"{claim.key}-{passage.key}"
    return Evidence.objects.create(
        **{"debate": claim.debate, "key": key, "claim": claim, "passage": passage, "kind": kind, **fields}
    )


def make_tour(debate: Debate, key: str = "", **fields: Any) -> Tour:
    key = key or f"tour-{next(_numbers)}"
    return Tour.objects.create(**{"debate": debate, "key": key, "title": f"Title of {key}", **fields})


def make_stop(tour: Tour, key: str = "", **fields: Any) -> Stop:
    key = key or f"{tour.key}/{next(_numbers)}"
    return Stop.objects.create(**{"debate": tour.debate, "key": key, "tour": tour, "text": f"Text of {key}", **fields})
