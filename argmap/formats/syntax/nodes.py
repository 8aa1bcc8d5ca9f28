"""A file as a tree of nodes that know their line, before anybody asks what they mean; YAML and JSON both come to this."""

from enum import Enum

from msgspec import Struct

from argmap.formats.reading import Finding
from argmap.formats.showing import show

MAX_ERRORS = 100
_SHOWN_MESSAGE = 500


class Style(Enum):
    """How a scalar is written, which tells whether its type is open."""

    PLAIN = "plain"
    """Without quotes in YAML: text, a number or a truth value, as the field wants it."""
    TEXT = "text"
    """In quotes, or as a block: text and nothing else."""
    LITERAL = "literal"
    """A JSON number, true, false or null: never text."""


class Scalar(Struct, frozen=True, gc=False):
    """One value that holds no others. Lines and columns count from 1."""

    line: int
    column: int
    text: str
    style: Style

    @property
    def is_null(self) -> bool:
        """Whether nothing is written here, or null."""
        return self.style is not Style.TEXT and self.text in ("", "~", "null")


class Sequence(Struct, frozen=True):
    """A list."""

    line: int
    column: int
    items: "list[Node]"


class Mapping(Struct, frozen=True):
    """Names with their values, in the file's order, no name twice; `names` tells where each name stands."""

    line: int
    column: int
    entries: "dict[str, Node]"
    names: dict[str, Scalar]


Node = Scalar | Sequence | Mapping


class UnreadableError(Exception):
    """The file breaks a rule of its syntax, so that nothing after it can be trusted."""

    def __init__(self, what: str, line: int = 0, column: int = 0) -> None:
        super().__init__(what)
        self.finding = Finding(what=what, line=line, column=column)


class ErrorLimitError(Exception):
    """As many errors were found as anybody wants to read at once."""


class Errors:
    """The errors of one file, in the order in which they were found; raises ErrorLimitError at the hundredth."""

    def __init__(self) -> None:
        self.found: list[Finding] = []

    def add(self, finding: Finding) -> None:
        """Note an error."""
        self.found.append(finding)
        if len(self.found) >= MAX_ERRORS:
            raise ErrorLimitError


class Place(Struct, frozen=True):
    """A node and the way that leads to it from the top of the file."""

    node: Node
    path: tuple[str | int, ...] = ()

    def step(self, name: str | int, node: Node) -> "Place":
        """The place of `node`, which is called `name` here (or counted, in a list)."""
        return Place(node, (*self.path, name))

    def name(self, name: str) -> "Place":
        """The place of the name itself, where a value in this mapping is called so."""
        return self.step(name, self.node.names[name]) if isinstance(self.node, Mapping) else self

    def find(self, what: str) -> Finding:
        """The finding that says `what` about this place."""
        return Finding(what=what[:_SHOWN_MESSAGE], line=self.node.line, column=self.node.column, path=name_path(self.path))


def name_path(path: tuple[str | int, ...]) -> str:
    """The path as people write it; lists count from 0.

    >>> name_path(("claims", "A0", "for", 1, "A3"))
    'claims.A0.for[1].A3'
    """
    parts = (f"[{part}]" if isinstance(part, int) else f".{show(part)[1:-1]}" for part in path)
    return "".join(parts).removeprefix(".")
