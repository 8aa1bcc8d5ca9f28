"""An Argdown text as a document: a scanner that goes line by line and keeps its place in explicit stacks, without recursion.

The language is Argdown 1.7 (argdown.org/syntax); where its own parser gives up, this one notes what is wrong and goes on.
docs/formats/argdown.md lists every difference.
"""

import re

from msgspec import Struct

from argmap.core.limits import GROUP_DEPTH
from argmap.formats.argdown.contents import ContentReader
from argmap.formats.argdown.findings import Findings
from argmap.formats.argdown.frontmatter import skip_frontmatter
from argmap.formats.argdown.inferences import read_inference
from argmap.formats.argdown.lines import BLANK, LINE, skip_comment_line, skip_spaces
from argmap.formats.argdown.scanning import Text
from argmap.formats.argdown.style import Style
from argmap.formats.argdown.titles import read_title
from argmap.formats.argdown.tree import Content, Document, Link, Member, Section, Step, Structure, Symbol, make_section
from argmap.formats.showing import show

_SYMBOLS = {"+": Symbol.SUPPORT, "-": Symbol.ATTACK, "_": Symbol.UNDERCUT}


class _Level(Struct):
    """An open member with the width of its indentation."""

    indent: int
    member: Member | Step


class BlockReader:
    """Reads a text once, from its first line to its last."""

    def __init__(self, text: Text, style: Style, findings: Findings) -> None:
        self._text = text
        self._source = text.text
        self._style = style
        self._findings = findings
        self._contents = ContentReader(text, style, findings)
        self._document = Document()
        self._place = 0
        self._is_fresh = True
        self._levels: list[_Level] = []
        self._section: Section | None = None
        self._structure: Structure | None = None
        self._argument: Member | None = None
        self._is_in_list = False

    def read(self, start: int) -> Document:
        """The document from `start` on."""
        self._place = start
        while self._place < len(self._source):
            self._read_line()
        self._close_structure()
        self._close_levels(0)
        return self._document

    def _read_line(self) -> None:
        blank = BLANK.match(self._source, self._place)
        if blank:
            self._end_paragraph()
            self._place = blank.end()
            return
        after = skip_comment_line(self._text, self._place, after_empty_line=self._is_fresh)
        if after > self._place:
            self._place = after
            return
        line = LINE.match(self._source, self._place)
        assert line is not None, "nothing matches too"
        match line.lastgroup:
            case "relation":
                self._read_relation(line)
            case "inference":
                self._read_inference(line)
            case "number":
                self._read_numbered(line)
            case "item":
                self._read_item(line)
            case "heading":
                self._read_heading(line)
            case _ if self._source.startswith("===", line.end()):
                self._skip_frontmatter(line.end())
            case _:
                self._read_top(line.end())
        self._is_fresh = False

    def _end_paragraph(self) -> None:
        self._close_structure()
        self._is_fresh = True
        self._is_in_list = False

    # Members

    def _read_member(self, start: int) -> Member:
        """The statement or argument at `start`, its text, tags and data with it."""
        start = skip_spaces(self._text, start)
        title = read_title(self._text, start)
        if title is None:
            content = self._contents.read(start)
            member = Member(False, None, False, content, self._section)
        else:
            is_reference = not title.is_definition
            content = self._contents.read(title.ends, one_line=is_reference)
            member = Member(title.is_argument, title.text, is_reference, content, self._section)
            if is_reference and content.words:
                self._refuse_words(title.ends, content)
        self._document.parts.append(member)
        self._place = content.ends
        return member

    def _refuse_words(self, place: int, content: Content) -> None:
        what = f"the text {show(content.text)} follows a reference, where Argdown allows none; a definition has a colon"
        self._findings.fail(place, what, "it is left out")

    def _read_top(self, start: int) -> None:
        if not self._is_fresh:
            self._findings.warn(self._place, "an empty line is missing above this", "read as if there were one")
        self._end_paragraph()
        self._start_block(start, indent=0)

    def _skip_frontmatter(self, start: int) -> None:
        self._findings.fail(start, "a frontmatter (===) may stand at the beginning of a file only", "it is left out")
        self._place = skip_frontmatter(self._text, start) or self._text.find("\n", start) + 1

    def _start_block(self, start: int, *, indent: int) -> Member:
        self._close_levels(0)
        member = self._read_member(start)
        self._levels.append(_Level(indent, member))
        self._argument = member if member.is_argument and not self._is_in_list else None
        return member

    def _read_item(self, line: re.Match[str]) -> None:
        if not self._is_fresh and not self._is_in_list:
            self._findings.warn(line.start("item"), "an empty line is missing above this list", "read as if there were one")
        indent = len(line["indent"]) + 1
        if self._is_in_list and self._levels and self._levels[0].indent != indent:
            self._findings.warn(line.start("item"), "Argdown has no lists inside lists", "read as an item of the outer list")
        self._close_structure()
        self._is_in_list = True
        self._start_block(line.end(), indent=indent)

    def _read_heading(self, line: re.Match[str]) -> None:
        if not self._is_fresh:
            what = "an empty line is missing above this heading"
            self._findings.warn(line.start("heading"), what, "read as if there were one")
        self._end_paragraph()
        content = self._contents.read(line.end())
        self._place = content.ends
        if not content.text:
            self._findings.warn(line.start("heading"), "this heading says nothing", "it is read as one without words")
        above = self._section
        self._section = make_section(len(line["heading"]) - 1, content, above)
        if above is not None and above.level < self._section.level and self._section.parent is not above:
            what = f"headings lie in each other at most {GROUP_DEPTH} deep"
            self._findings.warn(line.start("heading"), what, "this one lies beside the one above it")
        self._document.parts.append(self._section)
        self._argument = None
        self._close_levels(0)

    # Relations

    def _read_relation(self, line: re.Match[str]) -> None:
        sign = line["relation"]
        begins = line.start("relation")
        parent = self._find_parent(len(line["indent"]), begins, sign)
        if parent is None:
            self._read_stray(line)
            return
        child = self._read_member(line.end())
        self._levels.append(_Level(len(line["indent"]), child))
        if sign == "><":
            symbol, from_parent = Symbol.CONTRADICTORY, True
            if child.is_argument:
                what = "Argdown itself allows a statement only after ><"
                self._findings.warn(begins, what, "read as contradictory to the argument")
        else:
            symbol, from_parent = _SYMBOLS[sign.strip("<>")], sign.endswith(">")
        if isinstance(parent, Step) and sign not in ("_", "<_"):
            what = f'below an inference only "_" and "<_" may stand, not "{sign}"'
            self._findings.fail(begins, what, "the statement is read, the relation is left out")
            return
        self._document.links.append(Link(begins, symbol, from_parent, parent, child))

    def _find_parent(self, indent: int, begins: int, sign: str) -> Member | Step | None:
        """The member that a relation at this indentation belongs to; levels that it ends are closed."""
        levels = self._levels
        if not levels or indent <= levels[0].indent:
            return None
        if self._is_fresh:
            what = f'an empty line stands above the relation "{sign}", which Argdown does not allow; please remove it'
            self._findings.fail(begins, what, "read as if there were none")
        depth = len(levels)
        while levels[-1].indent > indent:
            self._close_levels(len(levels) - 1)
        if levels[-1].indent < indent and len(levels) < depth:
            self._findings.warn(begins, "this indentation fits none above it", "read as the next smaller one")
            indent = levels[-1].indent
        if levels[-1].indent == indent and len(levels) > 1:
            self._close_levels(len(levels) - 1)
        return levels[-1].member

    def _close_levels(self, kept: int) -> None:
        """Close the open members but for the outermost few, the innermost first."""
        while len(self._levels) > kept:
            member = self._levels.pop().member
            if isinstance(member, Member):
                self._document.ended.append(member)

    def _read_stray(self, line: re.Match[str]) -> None:
        """Read what a relation that belongs to nothing leads to as a statement of its own."""
        what = f'the relation "{line["relation"]}" belongs to nothing: it has to be indented below a statement or an argument'
        self._findings.fail(line.start("relation"), what, "what follows is read as a statement of its own")
        self._end_paragraph()
        self._start_block(line.end(), indent=len(line["indent"]))

    # Premise–conclusion structures

    def _read_numbered(self, line: re.Match[str]) -> None:
        if self._structure is None:
            if not self._is_fresh:
                what = "an empty line is missing above this premise–conclusion structure"
                self._findings.warn(line.start("number"), what, "read as if there were one")
            self._structure = Structure(line.start("number"), self._argument, self._section)
            self._argument = None
            self._close_levels(0)
            self._document.parts.append(self._structure)
            self._document.ended.append(self._structure)
        self._close_levels(0)
        member = self._read_member(line.end())
        self._levels.append(_Level(0, member))
        if member.is_argument:
            what = f"the argument {show(member.title or '')} cannot be a premise or a conclusion; a statement can"
            self._findings.fail(line.start("number"), what, "the line is left out of the structure")
            return
        structure = self._structure
        structure.lines.append(member)
        if structure.steps and not structure.steps[-1].conclusion:
            structure.steps[-1].conclusion = len(structure.lines)

    def _read_inference(self, line: re.Match[str]) -> None:
        structure = self._structure
        begins = line.start("inference")
        if structure is None:
            what = "an inference (--) stands outside of a premise–conclusion structure"
            self._findings.fail(begins, what, "what follows is read as a statement of its own; a text begins with \\-")
            self._end_paragraph()
            self._start_block(self._skip_hyphens(begins), indent=0)
            return
        step, self._place = read_inference(self._text, begins, structure, self._style, self._findings)
        if structure.steps and not structure.steps[-1].conclusion:
            self._findings.fail(begins, "a conclusion is missing above this inference", "the inference is left out")
            return
        if not structure.lines:
            self._findings.fail(begins, "premises are missing above this inference", "it is read as one without premises")
        step.first = structure.steps[-1].conclusion if structure.steps else 1
        structure.steps.append(step)
        self._close_levels(0)
        self._levels.append(_Level(0, step))

    def _skip_hyphens(self, place: int) -> int:
        while self._source[place] == "-":
            place += 1
        return place

    def _close_structure(self) -> None:
        structure, self._structure = self._structure, None
        if structure is None:
            return
        if structure.steps and not structure.steps[-1].conclusion:
            step = structure.steps.pop()
            self._findings.fail(step.begins, "no conclusion follows this inference", "the inference is left out")
        elif not structure.steps:
            what = "this premise–conclusion structure has no inference; four hyphens (----) above the conclusion make one"
            self._findings.fail(structure.begins, what, "its statements are read, no inference is")
        elif structure.steps[-1].conclusion < len(structure.lines):
            left = structure.lines[structure.steps[-1].conclusion]
            what = "no inference follows this premise; a structure ends with a conclusion"
            self._findings.fail(left.content.begins, what, "the statement is read, but is no premise")
