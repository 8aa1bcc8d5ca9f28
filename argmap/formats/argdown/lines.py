"""How a line begins: with a relation's sign, an inference, a numbered statement, a list item, a heading, or with text."""

import re

from argmap.formats.argdown.scanning import Text
from argmap.formats.argdown.titles import read_title

LINE = re.compile(
    r"""(?P<indent>[ \t]*+)(?:
      (?P<inference>--)
    | (?P<relation><[-+_] | [-+_]> | >< | [-+] | _(?=[ \t\n]))
    | (?P<number>\(\d++\))
    | (?P<item>\d++\.(?=[ \t\n]) | \*(?=[ \t\n]))
    | (?<![ \t])(?P<heading>\#++[ ])
    )?""",
    re.VERBOSE | re.ASCII,
)
BLANK = re.compile(r"(?:[ \t]*\n)+")
SPACES = re.compile(r"[ \t]*")
_LINE_END = re.compile(r"[ \t]*\n")
_AFTER_REFERENCE = re.compile(r"[ \t]*(?:\n|[#{]|//|/\*|<!--)")


def skip_comment(text: Text, place: int) -> int:
    """The place after the comment at `place`, or `place` where none begins there."""
    source = text.text
    if source.startswith("//", place):
        return text.find("\n", place)
    for opening, closing in (("<!--", "-->"), ("/*", "*/")):
        if source.startswith(opening, place):
            end = text.find(closing, place + len(opening))
            return end + len(closing) if end < len(source) else place
    return place


def skip_comment_line(text: Text, place: int, *, after_empty_line: bool) -> int:
    """Where reading goes on after a comment at the start of a line, or `place` where there is none.

    Its line feed goes with it: a line with nothing but a comment is no empty line. After an empty one, so do all line feeds.
    """
    start = skip_spaces(text, place)
    end = skip_comment(text, start)
    if end == start:
        return place
    if after_empty_line:
        blank = BLANK.match(text.text, end)
        return blank.end() if blank else end
    line_end = _LINE_END.match(text.text, end)
    return line_end.end() if line_end and not _LINE_END.match(text.text, line_end.end()) else end


def skip_spaces(text: Text, place: int) -> int:
    """The place after the blanks at `place`."""
    match = SPACES.match(text.text, place)
    assert match is not None, "no blanks match too"
    return match.end()


def ends_text(text: Text, place: int) -> bool:
    """Whether the line at `place` cannot go on with the text of the line above: it is empty, or begins something else."""
    if place >= len(text.text) or _LINE_END.match(text.text, place):
        return True
    line = LINE.match(text.text, place)
    assert line is not None, "nothing matches too"
    return line.lastgroup != "indent" or begins_member(text, line.end())


def begins_member(text: Text, place: int) -> bool:
    """Whether a titled member begins here: a definition, or a reference with nothing but tags or data after it."""
    title = read_title(text, place)
    return title is not None and (title.is_definition or _AFTER_REFERENCE.match(text.text, title.ends) is not None)
