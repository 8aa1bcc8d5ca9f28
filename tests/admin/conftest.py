"""A debate with a record of every kind, and the people who may do this and that in it."""

from types import SimpleNamespace

import pytest
from django.test import Client

from argmap.models import (
    Affiliation,
    ClaimPassage,
    Edition,
    Issue,
    IssuePosition,
    Membership,
    StanceCondition,
    StancePassage,
)
from tests.factories import (
    make_actor,
    make_argument,
    make_claim,
    make_debate,
    make_evidence,
    make_group,
    make_inference,
    make_passage,
    make_relation,
    make_source,
    make_stance,
    make_stop,
    make_tour,
    make_user,
)

PEOPLE = ("reader", "reviewer", "editor", "owner")


def fill_debate(debate, mark="X"):
    """A record of every kind in the debate; `mark` is in every text, so that a leak shows."""
    group = make_group(debate, "g1", title=f"{mark} group")
    claim = make_claim(debate, "c1", title=f"{mark} claim one", group=group)
    other = make_claim(debate, "c2", title=f"{mark} claim two")
    issue = Issue.objects.create(debate=debate, key="i1", question=f"{mark} issue?")
    IssuePosition.objects.create(debate=debate, issue=issue, claim=claim)
    argument = make_argument(debate, "a1", title=f"{mark} argument")
    inference = make_inference(argument, [other], claim, key="n1", scheme=f"{mark} scheme")
    relation = make_relation(other, claim, "supports", key="r1")
    actor = make_actor(debate, "p1", name=f"{mark} actor")
    body = make_actor(debate, "p2", name=f"{mark} body")
    affiliation = Affiliation.objects.create(debate=debate, key="f1", actor=actor, kind="speaks_for", body=body)
    before, quote, after = f"{mark} one.\n", "Two lines", f", and {mark} more."
    source = make_source(debate, "s1", title=f"{mark} source", text=before + quote + after)
    place = {"start": len(before), "end": len(before + quote), "prefix": before, "suffix": after}
    passage = make_passage(source, "q1", exact=quote, **place)
    stance = make_stance(actor, claim, "conditional", key="t1", gist=f"{mark} gist")
    StanceCondition.objects.create(debate=debate, stance=stance, claim=other)
    StancePassage.objects.create(debate=debate, stance=stance, passage=passage)
    ClaimPassage.objects.create(debate=debate, claim=claim, passage=passage)
    evidence = make_evidence(claim, passage, key="e1", gist=f"{mark} evidence")
    tour = make_tour(debate, "o1", title=f"{mark} tour")
    stop = make_stop(tour, "o1/1", text=f"{mark} stop", focus_claim=claim, view="lens=p2")
    edition = Edition.objects.create(debate=debate, number=1, document="{}", sha256="0" * 64, note=f"{mark} note")
    return SimpleNamespace(
        debate=debate, group=group, claim=claim, other=other, issue=issue, argument=argument, inference=inference,
        premise=inference.premises.get(), relation=relation, actor=actor, body=body, affiliation=affiliation,
        source=source, passage=passage, stance=stance, evidence=evidence, edition=edition,
        tour=tour, stop=stop,
        membership=Membership.objects.filter(debate=debate).order_by("pk").first(),
    )  # fmt: skip


KINDS = (
    "debate", "membership", "edition", "group", "issue", "claim", "argument", "inference", "premise", "relation", "actor",
    "affiliation", "stance", "source", "passage", "evidence", "tour", "stop",
)  # fmt: skip
"""The eighteen record kinds, as attributes of what `fill_debate` returns."""


@pytest.fixture
def people(db):
    """By role in `world`'s debate; besides, a superuser, a stranger with a staff account, and an outsider without."""
    named = {role: make_user(role) for role in PEOPLE}
    return SimpleNamespace(
        **named,
        superuser=make_user("superuser", superuser=True),
        stranger=make_user("a-stranger"),
        outsider=make_user("outsider", staff=False),
        anonymous=None,
    )


@pytest.fixture
def world(people):
    """A private debate with a record of every kind, in which each of the people has a role."""
    debate = make_debate("world", **{role: getattr(people, role) for role in PEOPLE})
    return fill_debate(debate)


@pytest.fixture
def sign_in():
    """A client of its own for each person, so that two may work at once; nobody is signed in as None."""

    def open_client(person):
        client = Client()
        if person is not None:
            client.force_login(person)
        return client

    return open_client
