"""A debate as a report: its question, its outline with who holds what on which evidence, and its sources by number."""

from collections.abc import Iterator

from argmap.core.canonical import normalise
from argmap.core.debate import Debate
from argmap.core.edtf import name_date
from argmap.core.kinds import End
from argmap.core.reading.lines import Line, Where
from argmap.core.reading.outline import Branch, Section, build_outline
from argmap.core.reading.steps import EndKey, Node
from argmap.core.reading.words import join_words
from argmap.formats.report.escaping import escape_line, escape_text
from argmap.formats.report.notes import Notes
from argmap.formats.report.references import References

_INDENT = "  "
_SEE = {Where.ABOVE: "see above", Where.BELOW: "see below"}


def write_report(debate: Debate) -> bytes:
    """The debate as Markdown in UTF-8, the same text for the same debate; the cost grows with its length."""
    whole = normalise(debate)
    blocks = "\n\n".join(_Writer(whole).write())
    return f"{blocks}\n".encode()


class _Writer:
    """Writes the blocks of one report."""

    def __init__(self, debate: Debate) -> None:
        self._debate = debate
        self._references = References(debate)
        self._notes = Notes(debate, self._references)
        self._told: set[EndKey] = set()

    def write(self) -> Iterator[str]:
        """The blocks, between which empty lines go."""
        about = self._debate.about
        yield f"# {escape_line(about.question)}"
        if about.dated:
            yield f"As of {name_date(about.dated)}."
        yield from escape_text(about.summary)
        sections = build_outline(self._debate)
        for section in sections:
            yield from self._write_section(section, is_alone=len(sections) == 1)
        references = list(self._references.write())
        if references:
            yield "## Sources"
            yield "\n".join(references)

    def _write_section(self, section: Section, *, is_alone: bool) -> Iterator[str]:
        if section.group is not None:
            yield f"{'#' * section.level} {escape_line(section.group.title)}"
            yield from escape_text(section.group.summary)
        else:
            yield "## Claims" if is_alone else "## Without a group"
        for branch in section.branches:
            yield from self._write_branch(branch, section.level_beneath)

    def _write_branch(self, branch: Branch, level: int) -> Iterator[str]:
        if branch.issue is not None:
            yield f"{'#' * level} Issue: {escape_line(branch.issue.question)}"
            yield "At most one of these can stand." if branch.lines else "No claim answers it yet."
        if branch.continues is not None:
            yield "Continued from above:"
        if branch.lines:
            # A list that follows another would be one with it.
            yield "<!-- -->"
        for line in branch.lines:
            yield from self._write_line(line)

    def _write_line(self, line: Line) -> Iterator[str]:
        indent = _INDENT * line.depth
        yield f"{indent}- {self._write_head(line)}"
        if line.argument is not None:
            yield from self._write_notes(line.argument, indent)
        if line.is_here and len(line.nodes) == 1:
            yield from self._write_notes(line.nodes[0], indent)
            for tie in line.ties:
                yield f"{indent}{_INDENT}- {tie.words} {_write_node(tie.node)}"

    def _write_head(self, line: Line) -> str:
        parts = [f"*{escape_line(line.role)}*"] if line.role else []
        if len(line.nodes) == 1:
            parts.append(self._name_node(line.nodes[0], line))
        elif line.nodes:
            parts.append(join_words([f"**{escape_line(node.title)}**" for node in line.nodes]))
        if line.together:
            parts.append(line.together)
        if line.argument is not None:
            scheme = f", scheme “{escape_line(line.scheme)}”" if line.scheme else ""
            parts.append(f"in the argument {_write_node(line.argument)}{scheme}")
        if line.is_inferred:
            parts.append("(the analyst’s inference)")
        return " ".join(parts)

    def _name_node(self, node: Node, line: Line) -> str:
        if line.is_here:
            return f"**{escape_line(node.title)}** ({self._notes.describe(node)}){self._notes.cite(node)}"
        if line.where is Where.ELSEWHERE:
            return f"{_write_node(node)} (under {f'“{escape_line(line.home)}”' if line.home else 'no group'})"
        return f"{_write_node(node)} ({_SEE[line.where]})"

    def _write_notes(self, node: Node, indent: str) -> Iterator[str]:
        """What is known of a claim or an argument, the first time that it is met."""
        if node.end in self._told:
            return
        self._told.add(node.end)
        yield from (f"{indent}{_INDENT}{paragraph}" for paragraph in escape_text(self._notes.find_text(node)))
        yield from (f"{indent}{_INDENT}- {note}" for note in self._notes.write(node))


def _write_node(node: Node) -> str:
    """A claim or an argument that is told elsewhere: its title and key."""
    mark = "“{}”" if node.kind is End.ARGUMENT else "**{}**"
    return f"{mark.format(escape_line(node.title))} ({escape_line(node.key)})"
