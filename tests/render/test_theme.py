from collections import Counter

import pytest
from msgspec.structs import asdict

from argmap.render import DARK, LIGHT

INKS_ON_FILLS = [
    *(("ink", fill) for fill in ("box", "main", "support_soft", "attack_soft", "undercut_soft")),
    *(("ink", fill) for fill in ("chip", "chip_support", "chip_oppose", "chip_condition")),
    *(
        ("muted", fill)
        for fill in ("paper", "cluster", "nested", "box", "main", "support_soft", "attack_soft", "undercut_soft")
    ),
    *((ink, fill) for ink in ("support", "attack", "undercut", "other") for fill in ("paper", "cluster")),
]


def brightness(colour):
    """Relative luminance (WCAG 2.2)."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize(("ink", "fill"), INKS_ON_FILLS)
def test_every_ink_can_be_read_on_every_fill_that_it_is_on(ink, fill, theme):
    light, dark = sorted((brightness(getattr(theme.colours, ink)), brightness(getattr(theme.colours, fill))), reverse=True)

    assert (light + 0.05) / (dark + 0.05) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_no_two_roles_have_one_colour(theme):
    colours = Counter(asdict(theme.colours).values())

    assert not [colour for colour, count in colours.items() if count > 1]
