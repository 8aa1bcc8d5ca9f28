"""How far a command has got: one line on a terminal, which is gone at the end."""

import shutil
from types import TracebackType
from typing import Self

from django.core.management.base import OutputWrapper

_WIDTH = 20


class Progress:
    """The line, for a `with`. Nothing is shown where the stream is no terminal, or the command `is_quiet`."""

    def __init__(self, stream: OutputWrapper, *, is_quiet: bool = False) -> None:
        self._stream = stream
        self._is_shown = stream.isatty() and not is_quiet
        self._line = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._draw("")

    def show(self, step: str, done: int = 0, of: int = 0) -> None:
        """Name the step in place of the last one; with `of`, the amount of work in it, a bar too."""
        self._draw(f"{step} {draw_bar(done, of)}" if of else f"{step} …")

    def _draw(self, text: str) -> None:
        # A line that wraps could not be taken back.
        line = text[: shutil.get_terminal_size().columns - 1]
        if not self._is_shown or line == self._line:
            return
        self._stream.write(f"\r{line.ljust(len(self._line))}" + ("" if line else "\r"), style_func=str, ending="")
        self._stream.flush()
        self._line = line


def draw_bar(done: int, of: int) -> str:
    """How much of the work is done, drawn and in words.

    >>> draw_bar(0, 8), draw_bar(6, 8)
    ('[....................] 0 %', '[###############.....] 75 %')
    """
    filled = done * _WIDTH // of
    return f"[{'#' * filled}{'.' * (_WIDTH - filled)}] {done * 100 // of} %"
