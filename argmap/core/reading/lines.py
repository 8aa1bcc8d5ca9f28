"""The lines of an outline as values, and how they nest."""

from collections.abc import Iterator, Sequence
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from argmap.core.kinds import RelationKind
from argmap.core.reading.stances import Holders
from argmap.core.reading.steps import Node
from argmap.core.reading.viewpoint import Way


class Where(StrEnum):
    """Where a node stands in full: on this line, or at a place that the line links to."""

    HERE = "here"
    ABOVE = "above"
    BELOW = "below"
    ELSEWHERE = "elsewhere"
    """Under another group."""


class Tie(Struct, frozen=True, kw_only=True):
    """A relation that is no reason, seen from a node: "contradicts" another."""

    words: str
    node: Node


class Line(Struct, frozen=True, kw_only=True):
    """A line of an outline: a node, or the premises of an inference that carry it together.

    `role` is what it is to the line above ("supported by"), "" at the top; `kind` is the relation it bears by. `together`
    says how several nodes carry the step of `argument`. `home` is the group of a node that stands elsewhere. `opens` a list
    before it, `closes` so many after it.

    On a page (`argmap.core.view.folding`), `name` is what an address calls the line's box, `map_query` the query of a map that
    shows it, None where it has no box; `beneath` tells what stands in the list that it opens, `is_open` whether that is open,
    and `more` what of it only another look at the debate shows.
    """

    depth: int
    role: str
    nodes: tuple[Node, ...]
    kind: RelationKind | None = None
    argument: Node | None = None
    together: str = ""
    scheme: str = ""
    is_inferred: bool = False
    where: Where = Where.HERE
    home: str = ""
    holders: tuple[Holders, ...] = ()
    evidence: int = 0
    ties: tuple[Tie, ...] = ()
    opens: bool = False
    is_parent: bool = False
    closes: int = 0
    name: str = ""
    map_query: str | None = None
    beneath: str = ""
    is_open: bool = True
    more: Way | None = None

    @property
    def is_here(self) -> bool:
        """Whether the line tells all of its node."""
        return self.where is Where.HERE

    @property
    def closings(self) -> range:
        """One item for each list that ends after the line."""
        return range(self.closes)


def nest_lines(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines with the lists that open before and close after each; depths go down one at a time."""
    depths = [0, *(line.depth for line in lines), 0]
    for line, before, after in zip(lines, depths, depths[2:], strict=False):
        yield replace(
            line, opens=line.depth > before, is_parent=after > line.depth, closes=max(0, line.depth - after)
        )  # fmt: skip
