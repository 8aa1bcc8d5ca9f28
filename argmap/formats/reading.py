"""What reading a file gives: the debate, and what was found wrong with the file, as values with their place in it."""

import re
import unicodedata
from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace

from argmap.core.debate import Debate
from argmap.core.limits import LENGTHS

Load = Callable[[str], bytes]
"""Gives the bytes of a file that lies beside the one being read, by its plain name; raises OSError where it is not there."""

UNNAMED = "unnamed"
"""The slug of a debate read from a file that names none; whoever reads the file makes one of the file's name."""


class FormatError(ValueError):
    """A file cannot be read or a debate cannot be written; the text is one sentence for the person who asked."""


class Finding(Struct, frozen=True, kw_only=True):
    """One thing found in a file: where, what it is, and what the reader did about it (nothing, for an error).

    `line` and `column` count from 1 and are 0 where unknown; `path` leads to the value, as in `claims.A0.kind`.
    """

    what: str
    done: str = ""
    file: str = ""
    line: int = 0
    column: int = 0
    path: str = ""

    def __str__(self) -> str:
        """The finding as one line, in the form that editors and terminals turn into a link.

        >>> str(Finding(what="no such kind", file="debate.yaml", line=3, column=5, path="claims.A0.kind"))
        'debate.yaml:3:5: claims.A0.kind: no such kind'
        """
        place = ":".join(str(part) for part in (self.file, self.line, self.column) if part)
        return ": ".join(part for part in (place, self.path, self.what, self.done) if part)


class Reading(Struct, frozen=True, kw_only=True):
    """What a file holds. `debate` is None where nothing could be made of it; errors say that something is not in it."""

    debate: Debate | None
    warnings: tuple[Finding, ...] = ()
    errors: tuple[Finding, ...] = ()

    def in_file(self, name: str) -> "Reading":
        """The same, with `name` as the file of every finding that names none."""
        return Reading(
            debate=self.debate,
            warnings=_name_file(self.warnings, name),
            errors=_name_file(self.errors, name),
        )


def name_debate(reading: Reading, stem: str) -> Reading:
    """The reading with a slug made of the file's name, where its format has none."""
    if reading.debate is None or reading.debate.about.slug != UNNAMED:
        return reading
    slug = _make_slug(stem)[: LENGTHS["slug"]] or UNNAMED
    return replace(reading, debate=replace(reading.debate, about=replace(reading.debate.about, slug=slug)))


def _make_slug(stem: str) -> str:
    """What Django's `slugify` makes of it, which named debates before: the same file has to find the same debate again."""
    plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain)).strip("-_")


def _name_file(findings: tuple[Finding, ...], name: str) -> tuple[Finding, ...]:
    return tuple(finding if finding.file else replace(finding, file=name) for finding in findings)
