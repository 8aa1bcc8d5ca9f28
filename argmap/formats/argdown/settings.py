"""What an Argdown file's frontmatter says of how the rest is to be read (argdown.org/guide/configuration)."""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from argmap.formats.argdown.shortcodes import SHORTCODES


class Settings(Struct, frozen=True, kw_only=True):
    """The settings under `model` and `group` that bear on what is read; those of maps, colours and pages are only kept."""

    is_strict: bool = False
    removes_tags: bool = False
    transforms_relations: bool = True
    explodes_arguments: bool = False
    shortcodes: Mapping[str, str]
    regroup: tuple[Any, ...] = ()


def read_settings(frontmatter: Mapping[str, Any]) -> Settings:
    """The settings in a frontmatter; what is not of the type it should be counts as not written."""
    model, group = (_mapping(frontmatter.get(name)) for name in ("model", "group"))
    regroup = group.get("regroup")
    return Settings(
        is_strict=model.get("mode") == "strict",
        removes_tags=model.get("removeTagsFromText") is True,
        transforms_relations=model.get("transformArgumentRelations", True) is not False,
        explodes_arguments=model.get("explodeArguments") is True,
        shortcodes=SHORTCODES | dict(_list_shortcodes(_mapping(model.get("shortcodes")))),
        regroup=tuple(regroup) if isinstance(regroup, list) else (),
    )


def _list_shortcodes(codes: dict[str, Any]) -> list[tuple[str, str]]:
    signs = ((code, _mapping(sign).get("unicode")) for code, sign in codes.items())
    # Argdown looks up only what stands between two full stops or two colons.
    return [(code, sign) for code, sign in signs if isinstance(sign, str) and len(code) > 2 and code[0] == code[-1] in ".:"]


def _mapping(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
