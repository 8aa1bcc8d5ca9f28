"""A map as values: what is drawn, before anything is said of where or in which format."""

from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct

from argmap.core.kinds import Position, RelationKind
from argmap.core.reading.standing import Mark


class Rank(StrEnum):
    """How much weight a box carries on the map."""

    MAIN = "main"
    """A position on the debate's question."""
    ROOT = "root"
    """A claim that others bear on and that bears on no other."""
    PLAIN = "plain"


class Chip(Struct, frozen=True, kw_only=True):
    """An actor's stance on a box, by its key; `is_certain` is false where it is only expected or inferred."""

    name: str
    position: Position
    is_certain: bool = True
    stance: str = ""


class Handle(Struct, frozen=True, kw_only=True):
    """What opens and closes a box: how many reasons for it and against it are not shown; none where it can only be closed."""

    name: str
    sentence: str
    supports: int = 0
    attacks: int = 0
    link: str = ""

    @property
    def opens(self) -> bool:
        """Whether there is more to show."""
        return bool(self.supports or self.attacks)


class Node(Struct, frozen=True, kw_only=True):
    """What lines begin and end at.

    `sentence` says what it is to those who do not see it; `level` counts from the left (`argmap.render.columns`).
    """

    name: str
    sentence: str
    group: str | None = None
    level: int = 0


class Box(Node, frozen=True, kw_only=True):
    """A claim, or an argument that is not unfolded.

    `word` says what it is, `places` where it is stated. `tone` is the one kind of relation that the box is a reason by, or
    None where there is none or more than one; `mark` says whether the claim stands, if anybody has asked. `handle` is there
    where reasons are not shown or can be put away.
    """

    title: str
    word: str
    places: tuple[str, ...] = ()
    evidence: int = 0
    chips: tuple[Chip, ...] = ()
    tone: RelationKind | None = None
    rank: Rank = Rank.PLAIN
    is_argument: bool = False
    link: str = ""
    mark: Mark | None = None
    handle: Handle | None = None


class Dot(Node, frozen=True, kw_only=True):
    """Where premises meet, or where an undercut hits a relation."""

    kind: RelationKind
    is_inference: bool = True


class LinkKind(StrEnum):
    """What a line on the map stands for."""

    RELATION = "relation"
    PREMISE = "premise"
    CONCLUSION = "conclusion"


class Link(Struct, frozen=True, kw_only=True):
    """A line from one box or dot to another, by way of a dot where an undercut aims at it.

    `kind` is the relation's kind; a premise's and a conclusion's is the polarity of their inference.
    """

    name: str
    part: LinkKind
    kind: RelationKind
    source: str
    target: str
    sentence: str
    via: str | None = None
    is_inferred: bool = False
    is_implicit: bool = False

    @property
    def is_reason(self) -> bool:
        """Whether the link puts its source to the right of its target; a mere preference leaves both where they are."""
        return self.kind is not RelationKind.PREFERRED_TO

    def lines(self) -> tuple[tuple[str, str], ...]:
        """The lines that the link is drawn with, from one name to another: two where it goes by way of a dot."""
        if self.via is None:
            return ((self.source, self.target),)
        return ((self.source, self.via), (self.via, self.target))


class Cluster(Struct, frozen=True, kw_only=True):
    """A group with its sub-groups, in the order in which people want to see them."""

    key: str
    name: str
    title: str
    clusters: tuple["Cluster", ...] = ()

    def list_keys(self) -> Iterator[str]:
        """The keys of the group and of all groups inside it."""
        yield self.key
        for cluster in self.clusters:
            yield from cluster.list_keys()


class MapGraph(Struct, frozen=True, kw_only=True):
    """All that a map draws, in an order that depends on the debate's content alone; `what` says what kind of picture it is."""

    question: str
    what: str = "Argument map"
    clusters: tuple[Cluster, ...] = ()
    boxes: tuple[Box, ...] = ()
    dots: tuple[Dot, ...] = ()
    links: tuple[Link, ...] = ()

    def list_nodes(self) -> tuple[Node, ...]:
        """The boxes and the dots."""
        return (*self.boxes, *self.dots)
