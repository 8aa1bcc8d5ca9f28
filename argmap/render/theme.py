"""How a map looks: one frozen value with every colour, size and font, light by default.

Each colour of a theme is unlike every other, because the SVG filter (`argmap.render.svg`) turns it back into the name of its
role, by which a page restyles the map. Relations are told by sign and line, never by colour alone.
"""

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import asdict

from argmap.core.kinds import Position, RelationKind


class Palette(Struct, frozen=True, kw_only=True):
    """The colours of a map by role; `…_soft` fills a box or a chip whose ink is readable on it (WCAG AA)."""

    paper: str = "#ffffff"
    ink: str = "#1b2430"
    muted: str = "#56616e"
    cluster: str = "#f5f7fa"
    cluster_line: str = "#dde3ea"
    nested: str = "#ebeff4"
    nested_line: str = "#d0d8e1"
    box: str = "#fefefe"
    box_line: str = "#8a95a1"
    main: str = "#fffdf4"
    root_line: str = "#1b2431"
    support: str = "#0072b2"
    support_soft: str = "#e8f3fa"
    attack: str = "#b34700"
    attack_soft: str = "#fdf0e7"
    undercut: str = "#7a3e9d"
    undercut_soft: str = "#f6eefb"
    other: str = "#66717d"
    chip: str = "#eef0f3"
    chip_line: str = "#9aa4af"
    chip_support: str = "#d3e8f5"
    chip_support_line: str = "#5fa6d0"
    chip_oppose: str = "#fbdcc6"
    chip_oppose_line: str = "#d98a55"
    chip_condition: str = "#fbf0c9"
    chip_condition_line: str = "#c2a545"


class Theme(Struct, frozen=True, kw_only=True):
    """Colours, fonts and sizes of a map; sizes are in whole points, which the SVG shows as CSS pixels."""

    colours: Palette = Palette()
    font: str = "Argmap Sans,Inter,Helvetica,Arial,sans-serif"
    title_size: int = 13
    main_size: int = 15
    chip_size: int = 11
    small_size: int = 10
    heading_size: int = 15
    question_size: int = 22
    box_width: int = 216
    handle_width: int = 30
    question_width: int = 860

    def colour_roles(self) -> dict[str, str]:
        """The name of its role by each colour, as a CSS class would have it ("support-soft")."""
        return {colour: role.replace("_", "-") for role, colour in asdict(self.colours).items()}


LIGHT = Theme()
DARK = Theme(
    colours=Palette(
        paper="#12181f",
        ink="#e8edf2",
        muted="#a9b5c1",
        cluster="#182028",
        cluster_line="#2f3a46",
        nested="#1e2731",
        nested_line="#3a4754",
        box="#222c37",
        box_line="#7d8996",
        main="#2c2a1b",
        root_line="#e8edf3",
        support="#56b4e9",
        support_soft="#14303f",
        attack="#e69f00",
        attack_soft="#3a2a10",
        undercut="#cda5e6",
        undercut_soft="#30223c",
        other="#a9b5c2",
        chip="#313c48",
        chip_line="#7d8997",
        chip_support="#1d4a63",
        chip_support_line="#56b4ea",
        chip_oppose="#5c3f10",
        chip_oppose_line="#e69f01",
        chip_condition="#4a421d",
        chip_condition_line="#cdb75c",
    )
)
"""The colours that pages show in the dark (`static/argmap/map.css`)."""
THEMES: Mapping[str, Theme] = MappingProxyType({"light": LIGHT, "dark": DARK})
"""The themes by the names that addresses have for them."""

RELATION_SIGNS: Mapping[RelationKind, str] = MappingProxyType(
    {
        RelationKind.SUPPORTS: "+",
        RelationKind.ATTACKS: "−",
        RelationKind.UNDERCUTS: "×",
        RelationKind.ENTAILS: "entails",
        RelationKind.CONTRARY: "contrary",
        RelationKind.CONTRADICTORY: "contradicts",
        RelationKind.REPHRASES: "rephrases",
        RelationKind.PREFERRED_TO: "preferred to",
    }
)
"""What is written at a relation's line: a sign for the three kinds a map is made of, the word for the others."""

POSITION_SIGNS: Mapping[Position, str] = MappingProxyType(
    {
        Position.SUPPORTS: "+",
        Position.OPPOSES: "−",
        Position.CONDITIONAL: "±",
        Position.RESERVED: "?",
        Position.NEUTRAL: "○",
        Position.WITHDRAWN: "∅",
    }
)
"""What is written on a stance's chip before the actor's name."""
