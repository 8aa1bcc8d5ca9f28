"""What a run of Graphviz may take, and what is raised where it takes more or fails: shared by all ways of running it."""

import os
import signal
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from msgspec import Struct

from argmap.render.options import Format

_MEGABYTE = 1 << 20
MOST_COMPLAINTS = _MEGABYTE
"""So many bytes of Graphviz's complaints are looked at."""
_MOST_TOLD = 2000
_MEMORY_WORDS = ("out of memory", "memoryerror", "cannot allocate", "bad_alloc", "failed to map segment")
_ENVIRONMENT = (
    "PATH",
    "HOME",
    "LANG",
    "LC_ALL",
    "TMPDIR",
    "XDG_CACHE_HOME",
    "FONTCONFIG_FILE",
    "FONTCONFIG_PATH",
    "LD_LIBRARY_PATH",
)
"""What a child learns of our environment: enough to find programs and fonts, no keys and no passwords."""
_FONTS = Path(__file__).with_name("fonts")


class GraphvizError(Exception):
    """Graphviz did not draw the map; the text says why, in Graphviz's own words where it has any."""


class GraphvizLimitError(GraphvizError):
    """Graphviz was stopped because it took more of something than it may; `limit` says of what."""

    def __init__(self, limit: str, message: str) -> None:
        super().__init__(message)
        self.limit = limit


class GraphvizBusyError(GraphvizError):
    """So many pictures are being drawn that there was no place for one more; it may be tried again."""

    def __init__(self) -> None:
        super().__init__("Too many maps are being drawn at the moment; try again in a minute.")


class Limits(Struct, frozen=True, kw_only=True):
    """What a picture may take: seconds by the clock and of CPU, bytes of address space and of output.

    The library needs about 200 MB of address space before it draws anything.
    """

    seconds: float = 10
    cpu_seconds: int = 5
    memory_bytes: int = 512 * _MEGABYTE
    output_bytes: int = 20 * _MEGABYTE

    def end_of_time(self) -> GraphvizLimitError:
        """What to raise when the clock has run out."""
        return GraphvizLimitError(
            "time", f"Graphviz took longer than the {self.seconds:g} seconds it may take; show fewer claims."
        )

    def end_of_room(self) -> GraphvizLimitError:
        """What to raise when the picture is too large."""
        return GraphvizLimitError("output", f"Graphviz wrote more than the {self.output_bytes} bytes it may write.")


LIMITS: Mapping[Format, Limits] = MappingProxyType(
    {
        Format.SVG: Limits(),
        Format.PNG: Limits(seconds=40, cpu_seconds=20, memory_bytes=1024 * _MEGABYTE, output_bytes=60 * _MEGABYTE),
        Format.PDF: Limits(seconds=40, cpu_seconds=20, memory_bytes=1024 * _MEGABYTE, output_bytes=60 * _MEGABYTE),
    }
)
"""The limits by format. Pictures other than SVG cost up to twenty times as much: they are work for the background."""


def choose_environment() -> dict[str, str]:
    """The part of our environment that a child gets, and where it finds our font besides the system's (`fonts/fonts.conf`).

    Whoever sets FONTCONFIG_FILE has it name our font too.
    """
    known = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
    # Old releases of fontconfig know of no path that begins where its file is; this one begins where XDG_DATA_HOME says.
    return {"FONTCONFIG_FILE": str(_FONTS / "fonts.conf"), "XDG_DATA_HOME": str(_FONTS.parent)} | known


def check_run(exit_code: int, complaints: str, limits: Limits) -> None:
    """Raise what a child's exit code and its standard error say: any code but 0 is a failure, and so is any error told."""
    errors = [line for line in complaints.splitlines() if line and not line.startswith(("Fontconfig ", "Warning:"))]
    told = " ".join(errors)[:_MOST_TOLD]
    if exit_code == -signal.SIGXCPU:
        raise GraphvizLimitError(
            "cpu", f"Graphviz used up the {limits.cpu_seconds} seconds of CPU it may use; show fewer claims. {told}".strip()
        )
    if exit_code and any(word in complaints.lower() for word in _MEMORY_WORDS):
        raise GraphvizLimitError(
            "memory", f"Graphviz needs more than the {limits.memory_bytes} bytes of memory it may use: {told}"
        )
    if exit_code:
        raise GraphvizError(f"Graphviz failed with exit code {exit_code}: {told or 'it did not say why'}")
    if any(line.startswith("Error:") for line in errors):
        raise GraphvizError(f"Graphviz drew the map, but not all of it: {told}")
