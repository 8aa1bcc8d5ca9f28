"""The text being read, with searches that stay linear however often they fail.

A sign that opens something (`[`, `<`, `{`, `/*`) makes the reader look for the one that closes it. Where there is none, the
next such sign would look through the same text again; so what was found, or not found, is remembered.
"""

import re

_BRACES = re.compile(
    r"""[{}] | (?<=[\s,:\[{]) (?: "(?:[^"\\]|\\.)*+" | '(?:[^']|'')*+' )""",
    re.VERBOSE | re.DOTALL,
)
"""A brace, or a YAML text in quotes, in which braces do not count."""
_BLANK_LINE = re.compile(r"\n[ \t]*(?=\n)")
_BLOCK_DATA = re.compile(r"\{[ \t]*\n")


class Text:
    """A text that ends in a line feed, and what was looked for in it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._searched: dict[str, tuple[int, int]] = {}
        self._closing: dict[int, int] = {}
        self._matched_until = 0
        self._paragraph_end = 0

    def find(self, sign: str, start: int) -> int:
        """The first place of `sign` from `start` on; the text's length where there is none."""
        searched, found = self._searched.get(sign, (0, -1))
        if not searched <= start <= found:
            found = self.text.find(sign, start)
            if found < 0:
                found = len(self.text)
            self._searched[sign] = (start, found)
        return found

    def find_closing_brace(self, opening: int) -> int:
        """The place of the brace that closes the one at `opening`, -1 where none does.

        Data on one line ends with its paragraph at the latest; data that begins with a line feed may hold empty lines.
        """
        if opening >= self._matched_until:
            self._match_braces(opening)
        return self._closing.get(opening, -1)

    def _match_braces(self, start: int) -> None:
        limit = len(self.text) if _BLOCK_DATA.match(self.text, start) else self._find_paragraph_end(start)
        opened: list[int] = []
        for match in _BRACES.finditer(self.text, start, limit):
            if match.group() == "{":
                opened.append(match.start())
            elif match.group() == "}":
                self._closing[opened.pop()] = match.start()
                if not opened:
                    self._matched_until = match.end()
                    return
        self._matched_until = limit

    def _find_paragraph_end(self, start: int) -> int:
        if start >= self._paragraph_end:
            blank = _BLANK_LINE.search(self.text, start)
            self._paragraph_end = blank.start() if blank else len(self.text)
        return self._paragraph_end
