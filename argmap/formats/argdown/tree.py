"""An Argdown file as its parser sees it: members in the order of the file, before anybody asks which of them are the same."""

from enum import Enum
from typing import Any

from msgspec import Struct, field

from argmap.core.limits import GROUP_DEPTH


class Content(Struct):
    """The text of a member or a heading, plain: without markup, comments and the tags' and escapes' own signs.

    `written` is the text as it stands in the file, on one line, without comments; `has_markup` tells whether the plain text
    says less (bold, italic, links), `words` whether there is more than tags. `begins` is its place in the file, `ends` the
    place after it.
    """

    begins: int
    ends: int
    text: str = ""
    written: str = ""
    has_markup: bool = False
    words: bool = False
    tags: dict[str, None] = field(default_factory=dict)
    data: dict[str, Any] = field(default_factory=dict)


class Section(Struct, eq=False):
    """A heading with what lies under it; `level` is its number of signs, `depth` how many headings lead to it, with itself."""

    level: int
    content: Content
    parent: "Section | None" = None
    depth: int = 1


def make_section(level: int, content: Content, above: Section | None) -> Section:
    """The section of a heading that stands below `above`, in the nearest that a debate allows it to lie in."""
    parent = above
    while parent is not None and (parent.level >= level or parent.depth >= GROUP_DEPTH):
        parent = parent.parent
    return Section(level, content, parent, parent.depth + 1 if parent else 1)


class Member(Struct, eq=False):
    """One statement or argument as it stands in the file; those with one title are one claim or one argument."""

    is_argument: bool
    title: str | None
    is_reference: bool
    content: Content
    section: Section | None


class Step(Struct, eq=False):
    """An inference line of a structure.

    `conclusion` is the number of the line that it leads to, counted from 1, `first` that of the first line that it would start
    from if it did not say so itself: the conclusion of the step before.
    """

    begins: int
    rules: list[str]
    data: dict[str, Any]
    structure: "Structure"
    first: int = 1
    conclusion: int = 0


class Structure(Struct, eq=False):
    """A premise–conclusion structure; `argument` is the member right above it, None where there is none."""

    begins: int
    argument: Member | None
    section: Section | None
    lines: list[Member] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)


class Symbol(Enum):
    """What a relation's sign says of the member below (the child) and the one above it (the parent)."""

    SUPPORT = "support"
    ATTACK = "attack"
    UNDERCUT = "undercut"
    CONTRADICTORY = "contradictory"


class Link(Struct, eq=False):
    """A relation as it stands in the file; `from_parent` is its direction."""

    begins: int
    symbol: Symbol
    from_parent: bool
    parent: Member | Step
    child: Member


class Document(Struct):
    """All that a file says: `parts` in its order, a structure before its lines; `ended` in the order in which members end.

    A member ends after those nested below it, and the last to end has the last word on the text of a title. A structure
    stands there right before its first line.
    """

    parts: list[Section | Member | Structure] = field(default_factory=list)
    ended: list[Member | Structure] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
