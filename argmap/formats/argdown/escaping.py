"""A plain text as Argdown source that reads back as that text, on one line, with its tags, links and mentions at work."""

import re

from argmap.formats.argdown.contents import TAG, ContentReader
from argmap.formats.argdown.findings import Findings
from argmap.formats.argdown.origins import File, Origins, Piece
from argmap.formats.argdown.scanning import Text
from argmap.formats.argdown.style import Style
from argmap.formats.argdown.tree import Content
from argmap.formats.argdown.wording import UNSHOWN

_WORD = re.compile(r"\S+")
_ALWAYS = re.compile(r"[\\\[\]<>@#*_{}]|(?<=/)/|=(?==)|(?<==)=|(?<=@)i(?=nclude\()")
_WITH_EDGES = re.compile(rf"{_ALWAYS.pattern}|[.:](?!\Z)")
"""Where a sign of a word is escaped, full stops and colons are, too: between two of them Argdown sees no escapes."""
_CONTROL = re.compile(r"[,.:;/()-]")
_TOKEN = re.compile(
    r"""(?P<link>https?://[^\s\[\](){}<>\\]*[^\s\[\](){}<>\\.,;:!?'"*_])
    | (?P<mention>@\[[^\]\n]+\] | @<[^>\n]+>)
    | (?P<tag>\#)
    """,
    re.VERBOSE,
)
_EVERY = re.compile(r"[^A-Za-z0-9\s]")


INCLUDE = "@include("
"""What stands for another file wherever it is, even after a backslash."""


class Escaper:
    """Writes texts for one file, whose style says which shortcodes there are and whether tags count as text."""

    def __init__(self, style: Style) -> None:
        self._style = style
        codes = "|".join(re.escape(code) for code in style.shortcodes)
        self._shortcode = re.compile(codes if codes else r"(?!)")

    def escape(self, text: str, tags: frozenset[str]) -> str | None:
        """The source of the text, None where none reads back as it; `tags` are those that may be at work in it."""
        if UNSHOWN.search(text):
            return None
        source = self._escape_tokens(text, tags)
        if self.read(source).text == text:
            return source
        source = _EVERY.sub(r"\\\g<0>", text)
        return source if self.read(source).text == text else None

    def read(self, source: str) -> Content:
        """What the source reads back as."""
        return self._read(source)[0]

    def reads_cleanly(self, source: str) -> bool:
        """Whether the source reads without a warning or an error."""
        findings = self._read(source)[1]
        return not findings.warnings and not findings.errors

    def _read(self, source: str) -> tuple[Content, Findings]:
        text = Text(f"{source}\n")
        findings = Findings(Origins([Piece(0, File("", text.text), 0)]))
        return ContentReader(text, self._style, findings).read(0), findings

    def _escape_tokens(self, text: str, tags: frozenset[str]) -> str:
        pieces: list[str] = []
        place = 0
        for token in _TOKEN.finditer(text):
            if token.start() < place:
                continue
            end, source = self._write_token(token, text, tags)
            if source:
                pieces += (self._escape_plain(text, place, token.start()), source)
                place = end
        pieces.append(self._escape_plain(text, place, len(text)))
        return "".join(pieces)

    def _write_token(self, token: re.Match[str], text: str, tags: frozenset[str]) -> tuple[int, str]:
        """The end and the source of a link, a mention or a tag that can stand as it is; no source where it cannot."""
        end = token.end()
        if token.lastgroup == "tag":
            tag = TAG.match(text, token.start())
            if self._style.removes_tags or not tag or (tag[1] or tag[2]) not in tags:
                return end, ""
            end = tag.end() - tag.group().endswith((" ", "\t"))
            if text[end : end + 1] not in ("", " ", ",", ";", ")", "!", "?") and text[end:] not in (".", ":"):
                return end, ""
        source = text[token.start() : end]
        # One blank after it would be kept, others would not.
        if text.startswith("  ", end) or INCLUDE in source:
            return end, ""
        return end, f"[{source}]({source})" if token.lastgroup == "link" else source

    def _escape_plain(self, text: str, start: int, end: int) -> str:
        """The stretch of the text without tokens, its signs escaped where Argdown would take them for its own."""
        pieces, place = [], start
        for word in _WORD.finditer(text, start, end):
            pieces.append(text[place : word.start()])
            touches_token = word.start() == start > 0 or word.end() == end < len(text)
            pieces.append(self._escape_word(word.group(), touches_token, text.startswith("  ", word.end())))
            place = word.end()
        return "".join((*pieces, text[place:end]))

    def _escape_word(self, word: str, touches_token: bool, before_blanks: bool) -> str:
        ends_in_control = before_blanks and _CONTROL.fullmatch(word[-1]) is not None
        if not (ends_in_control or touches_token or _ALWAYS.search(word) or self._shortcode.search(word)):
            return word
        escaped = _WITH_EDGES.sub(r"\\\g<0>", word)
        if not ends_in_control or escaped.endswith(f"\\{word[-1]}"):
            return escaped
        # Of the blanks after a sign one would be kept; after an escaped one all are.
        return f"{escaped[:-1]}\\{word[-1]}"
