"""Small debates to draw, about a bridge nobody has built; keys of records are what tests look for."""

from base64 import b64encode
from hashlib import sha256
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

from argmap.core.debate import Debate
from argmap.core.kinds import ActorKind, Basis, ClaimKind, End, EvidenceKind, Polarity, Position, RelationKind, StanceBasis
from argmap.core.records import (
    About,
    Actor,
    Argument,
    Claim,
    Evidence,
    Group,
    Inference,
    Passage,
    Premise,
    Relation,
    Source,
    Stance,
)

SVG = "{http://www.w3.org/2000/svg}"


def make_debate(**collections):
    return Debate(about=About(slug="bridge", question="Should the town build the bridge?"), **collections)


def make_claims(*keys, **fields):
    return tuple(Claim(key=key, title=f"Title of {key}", position=index, **fields) for index, key in enumerate(keys))


def relate(kind, source, target, **fields):
    """A relation with a key that says what it ties together."""
    return Relation(key=f"{source}>{target}", kind=kind, source=source, target=target, **fields)


def bridge():
    """Every sort of thing that a map draws, each at least once."""
    return make_debate(
        groups=(Group(key="town", title="The town", position=1), Group(key="river", title="The river", position=2)),
        claims=(
            Claim(key="build", title="Build the bridge", kind=ClaimKind.POLICY, group="town", passages=("p12", "p9")),
            Claim(key="jobs", title="It brings jobs", group="town", position=1),
            Claim(key="cost", title="It costs too much", group="town", position=2),
            Claim(key="grant", title="A grant pays for it", group="town", position=3),
            Claim(key="flood", title="Floods get worse", group="river", position=4),
            Claim(key="pillars", title="Pillars hold back water", group="river", position=5),
            Claim(key="rain", title="Rain increases", group="river", position=6),
            Claim(key="lone", title="The river has a name", position=7),
        ),
        arguments=(
            Argument(
                key="dam",
                title="Pillars and rain",
                group="river",
                inferences=(
                    Inference(
                        key="dam-1",
                        conclusion="flood",
                        kind=Polarity.SUPPORTS,
                        premises=(Premise(key="dam-p1", claim="pillars"), Premise(key="dam-p2", claim="rain", position=1)),
                    ),
                ),
            ),
            Argument(key="custom", title="It was always so", group="town"),
        ),
        relations=(
            relate(RelationKind.SUPPORTS, "jobs", "build"),
            relate(RelationKind.ATTACKS, "cost", "build"),
            relate(RelationKind.UNDERCUTS, "grant", "cost>build", target_kind=End.RELATION),
            relate(RelationKind.ATTACKS, "flood", "build", basis=Basis.INFERRED),
            relate(RelationKind.UNDERCUTS, "lone", "dam-1", target_kind=End.INFERENCE),
            relate(RelationKind.ATTACKS, "custom", "build", source_kind=End.ARGUMENT),
            relate(RelationKind.CONTRADICTORY, "grant", "jobs"),
        ),
        actors=(
            Actor(key="mayor", name="The mayor", kind=ActorKind.PERSON),
            Actor(key="anglers", name="The anglers", kind=ActorKind.GROUP),
        ),
        stances=(
            Stance(key="s1", actor="mayor", claim="build", position=Position.SUPPORTS),
            Stance(key="s2", actor="anglers", claim="build", position=Position.OPPOSES, basis=StanceBasis.EXPECTED),
        ),
        sources=(Source(key="paper", title="The paper"),),
        passages=(
            Passage(key="p12", source="paper", locator="12"),
            Passage(key="p9", source="paper", locator="9"),
        ),
        evidence=(
            Evidence(key="e1", claim="cost", passage="p9", kind=EvidenceKind.SUPPORTS),
            Evidence(key="e2", claim="cost", passage="p12", kind=EvidenceKind.UNDERMINES),
        ),
    )


def read_svg(svg: bytes) -> Element:
    return fromstring(svg)


def find_ids(root: Element, kind: str) -> list[str]:
    """The ids of the elements whose class is exactly this word, in document order."""
    return [element.get("id", "") for element in root.iter() if element.get("class") == kind]


def find_group(root: Element, name: str) -> Element:
    return next(element for element in root.iter(f"{SVG}g") if element.get("id") == name)


def read_text(element: Element) -> str:
    """What is written in an element, its lines joined by spaces; its title is not written."""
    return " ".join((text.text or "").strip() for text in element.iter(f"{SVG}text"))


def hash_style(style):
    """The hash by which a Content-Security-Policy names the text of a style element."""
    return f"'sha256-{b64encode(sha256(style.text.encode()).digest()).decode()}'"
