"""A small debate about a harbour with something on each page of it, made of records."""

from argmap.models import Affiliation, ClaimPassage, Debate, Issue, IssuePosition, StanceCondition, StancePassage
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
)

TEXT = "The harbour is silting up.\nThe council wants a dredger. A dredger is dear."

PAGES = {
    "map": "/debates/harbour/",
    "outline": "/debates/harbour/outline/",
    "print": "/debates/harbour/print/",
    "overview": "/debates/harbour/overview/",
    "table": "/debates/harbour/table/",
    "brief": "/debates/harbour/brief/",
    "positions": "/debates/harbour/positions/",
    "timeline": "/debates/harbour/timeline/",
    "changes": "/debates/harbour/changes/",
    "networks": "/debates/harbour/networks/",
    "support": "/debates/harbour/support/",
    "claim": "/debates/harbour/claims/dredge/",
    "argument": "/debates/harbour/arguments/need/",
    "actor": "/debates/harbour/actors/council/",
    "source": "/debates/harbour/sources/report/",
}
"""One page of each kind."""


def make_harbour(**options) -> Debate:
    """Claims for and against, linked premises, an undercut, a conditional stance, and evidence that quotes a text."""
    debate = make_debate("harbour", **options)
    works, money = make_group(debate, "works", title="Works"), make_group(debate, "money", title="Money", position=1)
    dredge = make_claim(debate, "dredge", title="Dredge the harbour", text="The council should buy a dredger.", kind="policy",
                        group=works, tags=["sea"])  # fmt: skip
    wait = make_claim(debate, "wait", title="Wait a year", kind="policy", group=works, position=1)
    silting = make_claim(debate, "silting", title="The harbour is silting up", group=works, position=2)
    ships = make_claim(debate, "ships", title="Ships need depth", group=works, position=3)
    slow = make_claim(debate, "slow", title="It silts slowly", group=works, position=4)
    dear = make_claim(debate, "dear", title="A dredger is dear", group=money)
    need = make_argument(debate, "need", title="Need of depth", gist="Silt and ships do not go together.", group=works)
    inference = make_inference(need, [silting, ships], dredge, key="need/1", scheme="practical reasoning")
    make_relation(dear, dredge, "attacks", basis="inferred", key="dear-dredge")
    make_relation(slow, inference, "undercuts", key="slow-need")
    issue = Issue.objects.create(debate=debate, key="when", question="Now or later?", group=works)
    for claim in (dredge, wait):
        IssuePosition.objects.create(debate=debate, issue=issue, claim=claim)
    source = make_source(debate, "report", title="Report of the harbour master", authors=["Ahab, Anna"], issued="2020-05",
                         text=TEXT, reliability="B", language="en")  # fmt: skip
    wants = make_passage(source, "wants", locator="2", exact="The council wants a dredger.", start=27, end=55)
    silt = make_passage(source, "silt", locator="1", exact="The harbour is silting up.", start=0, end=26)
    make_passage(source, "unused", locator="10")
    ClaimPassage.objects.create(debate=debate, claim=dredge, passage=wants)
    make_evidence(silting, silt, credibility=2, gist="The harbour master measured it.")
    council, town = make_actor(debate, "council", name="The council", kind="body"), make_actor(debate, "town", name="The town")
    mayor = make_actor(debate, "mayor", name="The mayor", kind="person")
    Affiliation.objects.create(
        debate=debate, key="mayor-council", actor=mayor, body=council, kind="speaks_for", since="2019-01"
    )
    stance = make_stance(mayor, dredge, "conditional", key="mayor-dredge", on_behalf_of=council, basis="inferred",
                         meanwhile="reserved", said_on="2020-06-11", venue="Town hall", gist="Only with help.",
                         reported_by_actor=town)  # fmt: skip
    StanceCondition.objects.create(debate=debate, stance=stance, claim=dear, must_be="out")
    StancePassage.objects.create(debate=debate, stance=stance, passage=wants)
    make_stance(town, dredge, "opposes", key="town-dredge", reported_on="2020")
    return debate
