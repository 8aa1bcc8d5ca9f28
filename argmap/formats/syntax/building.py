"""Nodes put together as a file's signs come in, without recursion and within bounds of depth and number."""

from argmap.core.text import find_unprintable
from argmap.formats.syntax.nodes import Errors, Mapping, Node, Place, Scalar, Sequence, UnreadableError

MAX_DEPTH = 64
MAX_VALUES = 2_000_000


class _Open:
    """A list or a mapping whose end has not come yet; `names` stays empty in a list."""

    def __init__(self, line: int, column: int, is_mapping: bool) -> None:
        self.line = line
        self.column = column
        self.is_mapping = is_mapping
        self.names: list[Scalar] = []
        self.nodes: list[Node] = []


class Builder:
    """Takes names and values in the order of the file; `root` is there when the outermost value is whole.

    A name that stands twice in a mapping, or that no text may hold, goes to the errors. Raises UnreadableError where values
    lie too deep or are too many.
    """

    def __init__(self, errors: Errors) -> None:
        self.root: Node | None = None
        self._errors = errors
        self._opened: list[_Open] = []
        self._count = 0

    @property
    def wants_name(self) -> bool:
        """Whether a mapping is open that has a value for each of its names."""
        return bool(self._opened) and self.is_in_mapping and len(self._opened[-1].names) == len(self._opened[-1].nodes)

    @property
    def is_in_mapping(self) -> bool:
        """Whether the innermost open value is a mapping; False where nothing is open."""
        return bool(self._opened) and self._opened[-1].is_mapping

    def open(self, line: int, column: int, *, is_mapping: bool) -> None:
        """Begin a list or a mapping."""
        self._opened.append(_Open(line, column, is_mapping))
        if len(self._opened) > MAX_DEPTH:
            raise UnreadableError(f"the values are nested more than {MAX_DEPTH} deep", line, column)

    def add_name(self, name: Scalar) -> None:
        """The name of the next value."""
        self._opened[-1].names.append(name)

    def add(self, node: Node) -> None:
        """A whole value, in its place."""
        self._count += 1
        if self._count > MAX_VALUES:
            raise UnreadableError(f"the file holds more than {MAX_VALUES:,} values", node.line, node.column)
        if self._opened:
            self._opened[-1].nodes.append(node)
        else:
            self.root = node

    def close(self) -> None:
        """End the innermost list or mapping, which is then whole itself."""
        opened = self._opened.pop()
        if opened.is_mapping:
            self.add(self._make_mapping(opened))
        else:
            self.add(Sequence(opened.line, opened.column, opened.nodes))

    def _make_mapping(self, opened: _Open) -> Mapping:
        mapping = Mapping(opened.line, opened.column, {}, {})
        for name, node in zip(opened.names, opened.nodes, strict=True):
            unprintable = find_unprintable(name.text)
            if unprintable:
                self._refuse(name, f"the name holds the character {unprintable}, which cannot be printed; please remove it")
            elif name.text in mapping.names:
                self._refuse(name, f"this name stands here twice; the first time in line {mapping.names[name.text].line}")
            else:
                mapping.names[name.text] = name
                mapping.entries[name.text] = node
        return mapping

    def _refuse(self, name: Scalar, what: str) -> None:
        way = tuple(part.names[-1].text if part.is_mapping else len(part.nodes) for part in self._opened)
        self._errors.add(Place(name, way).step(name.text, name).find(what))
