"""What was found wrong with a nodeset, by the way to the item, so that lines can be told once the file is at hand."""

from argmap.formats.reading import Finding
from argmap.formats.syntax.nodes import Mapping, Node, Sequence, name_path

KEPT = "kept as it is"
LIMIT = 200
"""How many warnings are given one by one."""
Path = tuple[str | int, ...]


class Findings:
    """The warnings of one file, in the order in which they were found; beyond the limit they are only counted."""

    def __init__(self) -> None:
        self.found: list[tuple[Path, str, str]] = []
        self.count = 0

    def warn(self, what: str, path: Path = (), done: str = KEPT) -> None:
        """Note a warning about the value at the end of the path."""
        self.count += 1
        if self.count <= LIMIT:
            self.found.append((path, what, done))

    def locate(self, root: Node | None) -> tuple[Finding, ...]:
        """The warnings with the lines that their paths have in a file."""
        located = [_locate(root, path, what, done) for path, what, done in self.found]
        located.sort(key=lambda finding: (finding.line, finding.column))
        if self.count > LIMIT:
            located.append(Finding(what=f"{self.count - LIMIT} more warnings of these kinds", done=KEPT))
        return tuple(located)


def _locate(root: Node | None, path: Path, what: str, done: str) -> Finding:
    node = root
    for part in path:
        if isinstance(node, Mapping) and isinstance(part, str):
            node = node.entries.get(part, node)
        elif isinstance(node, Sequence) and isinstance(part, int):
            node = node.items[part]
    line, column = (node.line, node.column) if node else (0, 0)
    return Finding(what=what, done=done, line=line, column=column, path=name_path(path))
