"""How a sector looks: by its kind and by what stands, each told by shape and texture besides colour."""

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct

from argmap.core.kinds import RelationKind
from argmap.core.standing import Verdict
from argmap.render.elements import write_attributes
from argmap.render.theme import Palette


class Look(Struct, frozen=True, kw_only=True):
    """What sectors of one kind have in common.

    `role` and `soft` are colours by their names in `argmap.render.theme.Palette`. `stripes` are the lengths of line and gap in
    what is filled, in twelfths; none where it is solid. `outline` is the dash of the outline, "" for a line without gaps.
    """

    role: str
    soft: str
    stripes: tuple[int, int] | None = None
    outline: str = ""


LOOKS: Mapping[RelationKind | None, Look] = MappingProxyType(
    {
        None: Look(role="muted", soft="nested"),
        RelationKind.SUPPORTS: Look(role="support", soft="support_soft"),
        RelationKind.ATTACKS: Look(role="attack", soft="attack_soft", stripes=(8, 4), outline="4 2.5"),
        RelationKind.UNDERCUTS: Look(role="undercut", soft="undercut_soft", stripes=(4, 4), outline="1.5 2"),
    }
)
"""Solid where it bears out, striped where it denies, dotted where it denies the step alone."""


def paint(colours: Palette, *, fill: str = "", line: str = "") -> str:
    """The attributes that colour an element, with the classes by which a page restyles it (`argmap.render.svg`)."""
    classes = [f"{prefix}-{role.replace('_', '-')}" for prefix, role in (("fill", fill), ("line", line)) if role]
    look = {"class": " ".join(classes), "fill": getattr(colours, fill) if fill else "none"}
    return write_attributes(look | ({"stroke": getattr(colours, line)} if line else {}))


def choose_fill(look: Look, verdict: Verdict | None) -> str:
    """The colour of a sector beneath its core: empty where it is out."""
    return "paper" if verdict is Verdict.OUT else look.soft


def find_core(verdict: Verdict | None, inner: float, outer: float) -> tuple[float, float] | None:
    """The radii between which a sector is filled: all of it where it is in, the inner half where it is undecided."""
    if verdict is Verdict.IN:
        return inner, outer
    return (inner, (inner + outer) / 2) if verdict is Verdict.UNDECIDED else None
