"""What a map is to show and in which format: one frozen value, refused as a whole when anything in it is unsafe."""

import re
from enum import StrEnum
from urllib.parse import quote

from msgspec import Struct, field

from argmap.core.reading.standing import Mark
from argmap.render.theme import LIGHT, Theme

_LOCAL_LINK = re.compile(r"(?:/(?![/\\])|#)[A-Za-z0-9_.~%/?=&#{}-]*", re.ASCII)
_PLACE_OF_KEY = "{key}"
SCALES = (1, 2, 4)
"""So many times as large as on a screen a PNG may be."""


class Format(StrEnum):
    """The formats that a map is drawn in."""

    SVG = "svg"
    PNG = "png"
    PDF = "pdf"

    @property
    def media_type(self) -> str:
        """The format's Internet media type."""
        return {Format.SVG: "image/svg+xml", Format.PNG: "image/png", Format.PDF: "application/pdf"}[self]


class MapOptions(Struct, frozen=True, kw_only=True):
    """What a map shows.

    `claims` are the keys of the claims to show, None for all of them. `claim_link` and `argument_link` say where a box leads:
    a path of this site or a fragment with "{key}" in it ("/debates/mali-2021/claims/{key}"), or "" for no link.
    `with_title` and `with_legend` are for pictures that stand alone; a page writes its own. `source` is a line under the title
    that says where a picture is from, and of when; "" for none. `scale` makes a PNG so many times as large.

    `marks` say by key what stands: claims that have one show it, and nothing is worked out here.

    `hidden` says by the key of a shown claim how many reasons for it and against it are not shown: its box has a handle that
    tells so and leads to `expand_link`. `collapsible` are the claims whose reasons can be put away: their handle leads to
    `collapse_link`, unless it leads to more. Both links are as `claim_link`.

    Raises ValueError when a link could lead to another site or run a script.
    """

    theme: Theme = LIGHT
    claims: frozenset[str] | None = None
    claim_link: str = ""
    argument_link: str = ""
    with_title: bool = True
    with_legend: bool = True
    source: str = ""
    scale: int = 1
    marks: dict[str, Mark] = field(default_factory=dict)
    hidden: dict[str, tuple[int, int]] = field(default_factory=dict)
    expand_link: str = ""
    collapsible: frozenset[str] = frozenset()
    collapse_link: str = ""

    def __post_init__(self) -> None:
        if self.scale not in SCALES:
            raise ValueError(f"{self.scale} is no scale of a picture; allowed are {', '.join(map(str, SCALES))}")
        for template in (self.claim_link, self.argument_link, self.expand_link, self.collapse_link):
            if template and not (_LOCAL_LINK.fullmatch(template) and _PLACE_OF_KEY in template):
                raise ValueError(
                    f'{template!r} is no link for a box; allowed is a path of this site that begins with one "/", '
                    f'or a fragment that begins with "#", with "{_PLACE_OF_KEY}" where the key goes'
                )

    def link_claim(self, key: str) -> str:
        """Where the claim's box leads, or "" for no link."""
        return _fill(self.claim_link, key)

    def link_argument(self, key: str) -> str:
        """Where the argument's box leads, or "" for no link."""
        return _fill(self.argument_link, key)

    def link_handle(self, key: str) -> str:
        """Where the handle of the claim's box leads: to more of its reasons, to fewer, or nowhere ("")."""
        if any(self.hidden.get(key, ())):
            return _fill(self.expand_link, key)
        return _fill(self.collapse_link, key) if key in self.collapsible else ""


def _fill(template: str, key: str) -> str:
    return template.replace(_PLACE_OF_KEY, quote(key, safe="", errors="surrogatepass"))
