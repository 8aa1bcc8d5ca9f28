"""What a format is to the rest of the program: a line of the table in `argmap.formats`."""

from collections.abc import Callable
from typing import Protocol

from msgspec import Struct

from argmap.core.debate import Debate
from argmap.formats.carrying import Carries
from argmap.formats.reading import Load, Reading


class Read(Protocol):
    """Makes a debate of a file's bytes; what is wrong with the file comes back in the reading, it raises nothing."""

    def __call__(self, data: bytes, *, load: Load | None = None) -> Reading:
        """The reading of `data`; `load` gives the files that it names, and without it such a name is an error."""


class Format(Struct, frozen=True, kw_only=True):
    """A way to keep a debate in a file.

    `suffixes` begin with a dot, the usual one first; `sniff` tells whether bytes look like this format; `limit` is the size
    in bytes beyond which a file is refused unread; `cannot_carry` says in sentences what a debate loses in it. A format
    without `read` is for taking away only, one without `write` for bringing in.

    What a debate loses (`argmap.formats.losses`) is nothing where the format `is_lossless`; `carries` tells, of a debate in
    canonical form, or else what comes back when it is read again. `write_shared` writes what other programs see, for formats in
    which Argmap has a part of its own.
    """

    name: str
    title: str
    media_type: str
    suffixes: tuple[str, ...]
    sniff: Callable[[bytes], bool]
    limit: int
    specification: str
    cannot_carry: tuple[str, ...] = ()
    read: Read | None = None
    write: Callable[[Debate], bytes] | None = None
    is_lossless: bool = False
    carries: Callable[[Debate], Carries] | None = None
    write_shared: Callable[[Debate], bytes] | None = None
