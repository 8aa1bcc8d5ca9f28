"""The text of a statement, an argument or a heading, with its tags, links, mentions, markup, escapes, comments and data."""

import re
from collections.abc import Callable

from msgspec import Struct

from argmap.formats.argdown.data import merge_data, read_data
from argmap.formats.argdown.findings import Findings
from argmap.formats.argdown.lines import ends_text, skip_comment, skip_comment_line, skip_spaces
from argmap.formats.argdown.scanning import Text
from argmap.formats.argdown.style import SHORTCODE, Style
from argmap.formats.argdown.titles import read_link, read_mention, read_title
from argmap.formats.argdown.tree import Content
from argmap.formats.showing import show

TAG = re.compile(r"#(?:\(([^)]+)\)|([a-zA-Z0-9\[\]^_`\\\u00A0-\uD7FF\uF900-\uFFEF-]+))[ \t]?")
"""A tag as Argdown's lexer has it; the signs between Z and a belong to it, too (its class says A-z)."""
_PLAIN = re.compile(r"[^\\@#*_\[\],.:;</>\-\n(){}]+")
_CONTROL = re.compile(r".[ \t]?")
_ESCAPE = re.compile(r"\\([^\n] *)")
LONGEST_TAG = 500
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_LINE_BREAK = re.compile(r"(?<![ \t])[ \t]*+\n[ \t]*")
_AFTER_MARKUP = re.compile(r"[ \t]|(?=[\n)}_.,!?;:*-])")


class _Mark(Struct):
    """An opening sign of bold or italic, with its place among the pieces."""

    sign: str
    piece: int
    place: int


class ContentReader:
    """Reads one text after the other. Costs what their lengths are, whatever they hold."""

    def __init__(self, text: Text, style: Style, findings: Findings) -> None:
        self._text = text
        self._source = text.text
        self._style = style
        self._findings = findings
        self._readers: dict[str, Callable[[int], int]] = {
            "\\": self._read_escape,
            "{": self._read_data,
            "#": self._read_tag,
            "[": self._read_bracket,
            "<": self._read_bracket,
            "@": self._read_mention,
            "*": self._read_markup,
            "_": self._read_markup,
            ".": self._read_shortcode,
            ":": self._read_shortcode,
        }

    def read(self, start: int, *, one_line: bool = False) -> Content:
        """The content from `start` to the end of its paragraph or to the line that begins something else.

        With `one_line` it ends with its line, unless data follows on the next.
        """
        self._begin(start, one_line)
        place = skip_spaces(self._text, start)
        while not self._is_done:
            sign = self._style.next_sign.search(self._source, place)
            assert sign is not None, "the text ends in a line feed"
            if sign.group() == "\n":
                self._add(place, sign.start())
                place = self._read_line_end(sign.start())
            else:
                place = self._read_word(place, sign.start())
        return self._finish()

    def _begin(self, start: int, one_line: bool) -> None:
        self._content = Content(start, start)
        self._one_line = one_line
        self._is_done = False
        self._pieces: list[str] = []
        self._marks: list[_Mark] = []
        self._comments: list[tuple[int, int]] = []
        self._has_skipped = False
        self._text_end = start
        self._data: tuple[int, int, int] | None = None

    def _add(self, start: int, end: int) -> None:
        if start < end:
            self._put(self._source[start:end], end)

    def _put(self, piece: str, end: int) -> None:
        self._pieces.append(piece)
        if piece.strip():
            self._content.words = True
            self._text_end = end
            if self._data is not None:
                self._go_on_after_data()

    def _read_word(self, place: int, sign: int) -> int:
        """Read on, token by token, until past the sign; from its word's start, since a shortcode may take it in."""
        word = max(place, self._source.rfind(" ", place, sign) + 1, self._source.rfind("\t", place, sign) + 1)
        self._add(place, word)
        place = word
        while place <= sign and not self._is_done:
            place = self._read_token(place)
        return place

    def _read_token(self, place: int) -> int:
        sign = self._source[place]
        plain = _PLAIN.match(self._source, place)
        if plain:
            self._add(place, plain.end())
            self._has_skipped = False
            return plain.end()
        if sign == "\n":
            return self._read_line_end(place)
        end = skip_comment(self._text, place) if sign in "/<" else place
        is_comment = end > place
        if is_comment:
            self._comments.append((place, end))
        else:
            end = self._readers.get(sign, self._read_control)(place)
        # Only an escaped sign keeps more than one blank behind it.
        after = end if sign == "\\" else skip_spaces(self._text, end)
        self._has_skipped = is_comment or after > end
        return after

    def _read_control(self, place: int) -> int:
        match = _CONTROL.match(self._source, place)
        assert match is not None, "no line feed comes here"
        self._add(place, match.end())
        return match.end()

    def _read_escape(self, place: int) -> int:
        match = _ESCAPE.match(self._source, place)
        if match is None:
            self._add(place, place + 1)
            return place + 1
        self._put(match.group(1), match.end())
        return match.end()

    def _read_shortcode(self, place: int) -> int:
        match = SHORTCODE.match(self._source, place)
        if match is None:
            return self._read_control(place)
        sign = self._style.shortcodes.get(match[1])
        space = " " if match.group().endswith(" ") else ""
        self._put(match.group() if sign is None else sign + space, match.end())
        return match.end()

    def _read_tag(self, place: int) -> int:
        match = self._match_tag(place)
        if match is None:
            return self._read_control(place)
        tag = match[2] or " ".join(match[1].split())
        self._content.tags[tag] = None
        if not self._style.removes_tags:
            self._pieces.append(match.group().replace("\n", " "))
        self._text_end = match.end()
        return match.end()

    def _match_tag(self, place: int) -> re.Match[str] | None:
        """The tag at `place`; one in brackets is short, and may go on in the next line of its paragraph."""
        if self._source.startswith("#(", place):
            closing = self._text.find(")", place)
            if closing - place > LONGEST_TAG or _BLANK_LINE.search(self._source, place, closing):
                return None
        match = TAG.match(self._source, place)
        return match if match and (match[2] or match[1].strip()) else None

    def _read_mention(self, place: int) -> int:
        end = read_mention(self._text, place)
        if not end:
            return self._read_control(place)
        self._add(place, end)
        return self._read_one_space(end)

    def _read_one_space(self, place: int) -> int:
        if self._source[place] not in " \t":
            return place
        self._pieces.append(self._source[place])
        return place + 1

    def _read_bracket(self, place: int) -> int:
        link = read_link(self._text, place)
        if link is not None:
            self._content.has_markup = self._content.has_markup or link.label != link.url
            self._put(link.label.replace("\n", " "), link.ends)
            return self._read_one_space(link.ends)
        title = read_title(self._text, place)
        if title is not None:
            what = f"{show(self._source[place : title.ends])} stands inside a text, where Argdown allows no reference"
            self._findings.warn(place, what, f"read as text; to name it there, write @{self._source[place]}…")
        return self._read_control(place)

    def _read_markup(self, place: int) -> int:
        single = self._source[place]
        signs = (single * 2, single) if self._source.startswith(single * 2, place) else (single,)
        for read_sign in (self._close_markup, self._open_markup):
            for sign in signs:
                end = read_sign(sign, place)
                if end:
                    return end
        return self._read_control(place)

    def _close_markup(self, sign: str, place: int) -> int:
        """The place after a closing sign; 0 where this is none."""
        after = _AFTER_MARKUP.match(self._source, place + len(sign))
        if not after or not self._marks or self._marks[-1].sign != sign or self._has_skipped:
            return 0
        self._marks.pop()
        self._content.has_markup = True
        if after.group() == " ":
            self._pieces.append(" ")
        self._text_end = after.end()
        return after.end()

    def _open_markup(self, sign: str, place: int) -> int:
        """The place after an opening sign; 0 where this is none."""
        end = place + len(sign)
        if self._source[end].isspace():
            return 0
        self._marks.append(_Mark(sign, len(self._pieces), place))
        self._pieces.append("")
        return end

    def _read_data(self, place: int) -> int:
        closing = self._text.find_closing_brace(place)
        if closing < 0:
            return self._read_control(place)
        data = read_data(self._source[place : closing + 1], place, self._findings)
        self._data = (place, closing + 1, len(self._pieces))
        self._pieces.append("")
        merge_data(self._content.data, data or {})
        return closing + 1

    def _go_on_after_data(self) -> None:
        """Text follows after data, where Argdown allows none: braces with names alone are text then, such as {1, 2}."""
        assert self._data is not None
        start, end, piece = self._data
        self._data = None
        what = "text stands after data, where Argdown allows none; data ends a statement"
        if any(value is not None for value in self._content.data.values()):
            self._findings.warn(start, what, "the text is read on")
            return
        self._findings.warn(start, what, "the braces are read as text; write \\{")
        self._pieces[piece] = self._source[start:end]
        if self._source[end] == " ":
            self._pieces[piece] += " "
        self._content.data = {}

    def _read_line_end(self, place: int) -> int:
        """Go on with the next line, past lines with nothing but a comment, or be done."""
        place += 1
        while not ends_text(self._text, place) and not self._ends_one_line(place):
            after = skip_comment_line(self._text, place, after_empty_line=False)
            if after == place:
                if self._pieces and not self._pieces[-1].endswith(" "):
                    self._pieces.append(" ")
                self._has_skipped = False
                return skip_spaces(self._text, place)
            self._comments.append((place, after))
            place = after
            if self._source[place - 1] != "\n":
                return place
        self._is_done = True
        self._content.ends = place
        return place

    def _ends_one_line(self, place: int) -> bool:
        return self._one_line and not self._source.startswith("{", skip_spaces(self._text, place))

    def _finish(self) -> Content:
        for mark in self._marks:
            self._pieces[mark.piece] = mark.sign
            what = f'the "{mark.sign}" here opens bold or italic text that nothing closes'
            self._findings.warn(mark.place, what, f"read as it stands; write \\{mark.sign}")
        content = self._content
        content.text = "".join(self._pieces).strip(" \t\n")
        content.written = self._cut_out()
        return content

    def _cut_out(self) -> str:
        """The text as it is written, without comments, on one line."""
        pieces, place = [], self._content.begins
        for start, end in self._comments:
            if end <= self._text_end:
                pieces.append(self._source[place:start])
                place = end
        pieces.append(self._source[place : self._text_end])
        written = "".join(pieces).strip(" \t\n")
        return _LINE_BREAK.sub(" ", written) if "\n" in written else written
