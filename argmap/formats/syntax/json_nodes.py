"""JSON text as nodes (RFC 8259), strictly: no name twice, no NaN, nothing nested without end; numbers stay text till asked for.

Python's own reader recurses, keeps the last of two equal names, and does not say where a value stands.
"""

import json
import re

from argmap.formats.showing import show
from argmap.formats.syntax.building import Builder
from argmap.formats.syntax.nodes import Errors, Node, Scalar, Style, UnreadableError

_SPACE = re.compile(r"[ \t\n\r]*")
_LITERAL = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?|true|false|null")
_WORD = re.compile(r"[^\s,:{}\[\]\"]{1,20}")
_read_string = json.JSONDecoder().raw_decode


def read_json_nodes(text: str, errors: Errors) -> Node | None:
    """The text's one value, or None where there is nothing but space.

    Names that stand twice go to `errors`. Raises UnreadableError where the syntax is broken.
    """
    scanner = _Scanner(text, Builder(errors))
    if scanner.is_at_end():
        return None
    while scanner.builder.root is None:
        scanner.take_value()
    if not scanner.is_at_end():
        raise scanner.fail("the value has ended; nothing may follow it")
    return scanner.builder.root


class _Scanner:
    """Goes through the text once, giving the builder what it meets; `line` and `line_start` are those of `located`."""

    def __init__(self, text: str, builder: Builder) -> None:
        self.text = text
        self.builder = builder
        self.at = 0
        self.located = 0
        self.line = 1
        self.line_start = 0

    def is_at_end(self) -> bool:
        """Whether only space is left; the space is passed over."""
        self._skip_space()
        return self.at == len(self.text)

    def take_value(self) -> None:
        """Take the value here, or the beginning of one, and all signs up to where the next value begins."""
        self._skip_space()
        sign = self.text[self.at : self.at + 1]
        line, column = self._locate(self.at)
        if sign in ("{", "["):
            self.at += 1
            self.builder.open(line, column, is_mapping=sign == "{")
            if not self._close():
                self._take_name()
            return
        text, style = (self._read_text(), Style.TEXT) if sign == '"' else (self._read_literal(), Style.LITERAL)
        self.builder.add(Scalar(line, column, text, style))
        self._go_on()

    def _close(self) -> bool:
        """Take the end of what is open, if it is here, and go on after it; whether it was here."""
        if not self._take("}" if self.builder.is_in_mapping else "]"):
            return False
        self.builder.close()
        self._go_on()
        return True

    def _go_on(self) -> None:
        while self.builder.root is None:
            end = "}" if self.builder.is_in_mapping else "]"
            if self._take(","):
                self._take_name()
                return
            if not self._take(end):
                raise self.fail(f"a comma or {end} is wanted here")
            self.builder.close()

    def _take_name(self) -> None:
        """Take a name and its colon, where a mapping is open."""
        if not self.builder.is_in_mapping:
            return
        self._skip_space()
        if not self.text.startswith('"', self.at):
            raise self.fail("a name in double quotes is wanted here")
        line, column = self._locate(self.at)
        self.builder.add_name(Scalar(line, column, self._read_text(), Style.TEXT))
        if not self._take(":"):
            raise self.fail("a colon is wanted here")

    def _read_text(self) -> str:
        try:
            text, self.at = _read_string(self.text, self.at)
        except json.JSONDecodeError as error:
            self.at = error.pos
            raise self.fail(error.msg.removesuffix(" at").lower()) from None
        return str(text)

    def _read_literal(self) -> str:
        match = _LITERAL.match(self.text, self.at)
        # "01" and "1.5.2" begin with a number; what ends within a word is none.
        if match and not _WORD.match(self.text, match.end()):
            self.at = match.end()
            return match.group()
        word = _WORD.match(self.text, self.at)
        found = word.group() if word else self.text[self.at : self.at + 1]
        raise self.fail(f"{show(found)} is no JSON value" if found else "the file ends where a value is wanted")

    def _take(self, sign: str) -> bool:
        self._skip_space()
        taken = self.text.startswith(sign, self.at)
        self.at += taken
        return taken

    def _skip_space(self) -> None:
        match = _SPACE.match(self.text, self.at)
        self.at = match.end() if match else self.at

    def _locate(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset that is not before the last one asked for."""
        passed = self.text.count("\n", self.located, offset)
        if passed:
            self.line += passed
            self.line_start = self.text.rfind("\n", self.located, offset) + 1
        self.located = offset
        return self.line, offset - self.line_start + 1

    def fail(self, what: str) -> UnreadableError:
        """The error that says `what` of the place here."""
        return UnreadableError(f"this is no valid JSON: {what}", *self._locate(self.at))
