"""Writes DOT as text: the little of the language that a map needs (graphviz.org/doc/info/lang.html).

The `graphviz` package, which networks are written with, checks each name and attribute anew; of a map that was half the time.
Names are ours and percent-encoded, attributes are from the theme, and labels that hold text are HTML-like, of quoted runs
(`argmap.render.quoting`): nothing here comes from users as it is, and what could end a quoted string is escaped all the same.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache

_PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_]*|-?(?:\.\d+|\d+(?:\.\d*)?)", re.ASCII)
_RESERVED = {"graph", "digraph", "subgraph", "node", "edge", "strict"}
_HTML_LIKE = ("<<TABLE", "</TABLE>>")


class Digraph:
    """A graph that is being written, statement after statement."""

    def __init__(self, name: str, *, graph: Mapping[str, str], nodes: Mapping[str, str], edges: Mapping[str, str]) -> None:
        self._lines = [f"digraph {_quote(name)} {{"]
        for kind, attributes in (("graph", graph), ("node", nodes), ("edge", edges)):
            self._lines.append(f"{kind}{_list(attributes)}")

    def attr(self, **attributes: str) -> None:
        """Attributes of the graph or sub-graph itself."""
        self._lines.append(f"graph{_list(attributes)}")

    def node(self, name: str, /, **attributes: str) -> None:
        """A node."""
        self._lines.append(f"{_quote(name)}{_list(attributes)}")

    def edge(self, tail: str, head: str, /, **attributes: str) -> None:
        """A line from one node to another."""
        self._lines.append(f"{_quote(tail)} -> {_quote(head)}{_list(attributes)}")

    @contextmanager
    def subgraph(self, name: str = "", /, **attributes: str) -> Iterator["Digraph"]:
        """What is added inside belongs to a sub-graph with these attributes."""
        self._lines.append(f"subgraph {_quote(name)} {{" if name else "{")
        if attributes:
            self.attr(**attributes)
        yield self
        self._lines.append("}")

    def write(self) -> str:
        """The whole text."""
        return "\n".join((*self._lines, "}", ""))


def _list(attributes: Mapping[str, str]) -> str:
    if not attributes:
        return ""
    return f" [{' '.join([f'{name}={_write_value(attributes[name])}' for name in sorted(attributes)])}]"


def _write_value(value: str) -> str:
    # Only `argmap.render.markup` writes tables; what else looks like one is a string.
    return value if value.startswith(_HTML_LIKE[0]) and value.endswith(_HTML_LIKE[1]) else _quote(value)


@lru_cache(4096)
def _quote(text: str) -> str:
    r"""A name or a value, in quotes where it needs them.

    >>> _quote("none"), _quote("claim-A1"), _quote('"\\')
    ('none', '"claim-A1"', '"\\"\\\\"')
    """
    if _PLAIN.fullmatch(text) and text.lower() not in _RESERVED:
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
