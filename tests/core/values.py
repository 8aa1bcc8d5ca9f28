"""A small debate about a bridge, with every kind of record in it, and functions that change it for a test."""

from msgspec.structs import replace

from argmap.core.debate import Debate
from argmap.core.kinds import (
    ActorKind,
    AffiliationKind,
    ClaimKind,
    End,
    EvidenceKind,
    Position,
    RelationKind,
    Reliability,
    Reporter,
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

TEXT = "The old bridge is closed. The council will build a new bridge."


def make_bridge() -> Debate:
    """The whole debate; each record kind is there at least once, and nothing is wrong with it."""
    return Debate(
        about=About(slug="bridge", question="Should the council build a bridge?", dated="2021-06"),
        groups=(Group(key="money", title="Money"), Group(key="debts", title="Debts", parent="money")),
        issues=(Issue(key="which", question="Which bridge?", positions=("build", "repair"), group="money"),),
        claims=(
            Claim(key="build", title="Build a bridge", kind=ClaimKind.POLICY, passages=("p-build",), prior=0.5),
            Claim(key="repair", title="Repair the old one", kind=ClaimKind.POLICY),
            Claim(key="closed", title="The old bridge is closed", group="debts", tags=("state", "old")),
            Claim(key="cheap", title="Building is cheap", extra={"tool": {"id": 7}}),
        ),
        arguments=(
            Argument(
                key="need",
                title="From need",
                inferences=(
                    Inference(
                        key="need/1",
                        conclusion="build",
                        weight=0.8,
                        premises=(Premise(key="need/1/1", claim="closed"), Premise(key="need/1/2", claim="cheap", position=1)),
                    ),
                ),
            ),
        ),
        relations=(
            Relation(key="cheap-build", kind=RelationKind.SUPPORTS, source="cheap", target="build", weight=0.25),
            Relation(key="denial", kind=RelationKind.UNDERCUTS, source="repair", target="need/1", target_kind=End.INFERENCE),
        ),
        actors=(
            Actor(key="council", name="The council", kind=ActorKind.BODY),
            Actor(key="mayor", name="The mayor", kind=ActorKind.PERSON),
        ),
        affiliations=(Affiliation(key="mayor-council", actor="mayor", kind=AffiliationKind.SPEAKS_FOR, body="council"),),
        stances=(
            Stance(
                key="mayor-build",
                actor="mayor",
                on_behalf_of="council",
                claim="build",
                position=Position.CONDITIONAL,
                conditions=(Condition(claim="cheap"),),
                meanwhile=Position.RESERVED,
                reported_by="paper",
                reported_by_kind=Reporter.SOURCE,
                said_on="2021-06-11",
                passages=("p-build",),
            ),
        ),
        sources=(Source(key="paper", title="The paper", text=TEXT, reliability=Reliability.FAIRLY, csl={"volume": 3}),),
        passages=(
            Passage(key="p-build", source="paper", locator="1", exact="build a new bridge", start=43, end=61),
            Passage(key="p-closed", source="paper", locator="1"),
        ),
        evidence=(Evidence(key="e1", claim="closed", passage="p-closed", kind=EvidenceKind.SUPPORTS, credibility=2),),
        tours=(
            Tour(
                key="tour",
                title="The bridge in two steps",
                stops=(
                    Stop(key="tour/1", text="The council wants a bridge.", focus="build", focus_kind=End.CLAIM),
                    Stop(key="tour/2", text="The mayor hesitates.", view="lens=mayor&open=build", position=1),
                ),
            ),
        ),
    )


def change_record(debate: Debate, collection: str, key: str, **changes: object) -> Debate:
    """The debate with other fields in the record, nested ones included."""
    if collection == "inferences":
        return change_inferences(debate, lambda item: replace(item, **changes) if item.key == key else item)
    if collection == "premises":
        return change_inferences(
            debate,
            lambda item: replace(
                item, premises=tuple(replace(one, **changes) if one.key == key else one for one in item.premises)
            ),
        )
    if collection == "stops":
        tours = (
            replace(tour, stops=tuple(replace(stop, **changes) if stop.key == key else stop for stop in tour.stops))
            for tour in debate.tours
        )
        return replace(debate, tours=tuple(tours))
    changed = tuple(replace(one, **changes) if one.key == key else one for one in getattr(debate, collection))
    return replace(debate, **{collection: changed})


def change_inferences(debate, change):
    """The debate with each inference put through the function."""
    arguments = (
        replace(argument, inferences=tuple(change(item) for item in argument.inferences)) for argument in debate.arguments
    )
    return replace(debate, arguments=tuple(arguments))


def without(debate: Debate, collection: str, *keys: str) -> Debate:
    """The debate without some records of a collection."""
    return replace(debate, **{collection: tuple(one for one in getattr(debate, collection) if one.key not in keys)})
