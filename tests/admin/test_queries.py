"""No page asks the database once a row: as many queries for thirty rows as for three."""

import re

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from argmap.models import (
    Affiliation,
    ClaimPassage,
    Issue,
    IssuePosition,
    Membership,
    Premise,
    StanceCondition,
    StancePassage,
)
from tests.admin.conftest import KINDS
from tests.admin.pages import address, listed
from tests.factories import (
    make_actor,
    make_argument,
    make_claim,
    make_evidence,
    make_group,
    make_inference,
    make_passage,
    make_relation,
    make_source,
    make_stance,
    make_stop,
    make_tour,
)


def add_rows(world, start, stop):
    """One more of everything that a page lists, for each number."""
    debate = world.debate
    for number in range(start, stop):
        group = make_group(debate, f"x-g{number}", parent=world.group)
        claim = make_claim(debate, f"x-c{number}", group=world.group)
        argument = make_argument(debate, f"x-a{number}", group=group)
        inference = make_inference(world.argument, [], world.claim, key=f"x-n{number}")
        Premise.objects.create(debate=debate, key=f"x-m{number}", inference=world.inference, claim=claim)
        make_inference(argument, [claim], claim, key=f"x-o{number}")
        make_relation(claim, world.claim, "attacks", key=f"x-r{number}")
        make_relation(claim, world.argument, "supports", key=f"x-s{number}")
        make_relation(claim, inference, "undercuts", key=f"x-u{number}")
        actor = make_actor(debate, f"x-p{number}")
        Affiliation.objects.create(debate=debate, key=f"x-f{number}", actor=world.actor, kind="affiliated", body=actor)
        Affiliation.objects.create(debate=debate, key=f"x-h{number}", actor=actor, kind="affiliated", body=world.actor)
        source = make_source(debate, f"x-s{number}")
        passage = make_passage(world.source, f"x-q{number}")
        make_passage(source, f"x-v{number}")
        make_evidence(world.claim, passage, key=f"x-e{number}")
        make_evidence(claim, world.passage, key=f"x-i{number}")
        make_stance(actor, world.claim, key=f"x-t{number}", reported_by_source=world.source)
        make_stance(world.actor, argument, key=f"x-w{number}")
        StanceCondition.objects.create(debate=debate, stance=world.stance, claim=claim)
        StancePassage.objects.create(debate=debate, stance=world.stance, passage=passage)
        ClaimPassage.objects.create(debate=debate, claim=world.claim, passage=passage)
        IssuePosition.objects.create(debate=debate, issue=world.issue, claim=claim)
        Issue.objects.create(debate=debate, key=f"x-j{number}", question="?", group=group)
        make_stop(world.tour, f"x-k{number}", focus_claim=claim)
        make_tour(debate, f"x-l{number}")
        Membership.objects.create(debate=debate, user=User.objects.create(username=f"x-{number}"))
        for kind in KINDS:
            record = getattr(world, kind)
            if hasattr(record, "history") and hasattr(record, "key"):
                record.save()


def count_queries(client, pages):
    counts = {}
    for page in pages:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(page).status_code == 200
        counts[page] = len(queries)
    return counts


@pytest.mark.parametrize("person", ["reader", "owner"])
def test_every_page_takes_as_many_queries_for_thirty_rows_as_for_three(person, world, people, sign_in):
    client = sign_in(getattr(people, person))
    pages = [page for kind in KINDS for page in (listed(type(getattr(world, kind))), address(getattr(world, kind)))]
    if person == "owner":
        pages += [address(getattr(world, kind), page) for kind in KINDS if kind != "edition" for page in ("delete", "history")]
    pages += [
        f"/admin/autocomplete/?app_label=argmap&model_name={model}&field_name={field}&debate={world.debate.pk}"
        for model, field in (
            ("premise", "inference"),
            ("evidence", "passage"),
            ("relation", "target_relation"),
            ("stance", "claim"),
        )
    ]
    add_rows(world, 0, 3)
    client.get("/admin/")
    few = count_queries(client, pages)
    add_rows(world, 3, 30)

    many = count_queries(client, pages)

    assert {page: (few[page], many[page]) for page in pages if many[page] > few[page]} == {}
    assert max(many.values()) < 40


def test_a_list_of_claims_takes_these_queries(world, people, sign_in):
    client = sign_in(people.editor)
    add_rows(world, 0, 3)

    with CaptureQueriesContext(connection) as queries:
        client.get("/admin/argmap/claim/")

    tables = [re.search(r'"(\w+)"(?=\."id"| WHERE)', query["sql"])[1] for query in queries]
    assert tables == [
        "django_session", "auth_user",  # who asks
        "argmap_debate", "argmap_debate", "argmap_debate",  # in which debates they edit, own and read
        "argmap_claim", "argmap_claim",  # how many claims are found, and how many there are
        "argmap_debate",  # the debates to filter by
        "argmap_claim",  # the claims, with their groups and counts
    ]  # fmt: skip
