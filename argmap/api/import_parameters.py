"""What an import through the API can be asked, as query parameters."""

from argmap.api.parameters import Parameter, Reader, show_value
from argmap.core.limits import FORMS, LENGTHS
from argmap.formats import FORMATS

_READ = tuple(form.name for form in FORMATS if form.read)


def _read_format(text: str) -> str:
    if text not in _READ:
        raise ValueError(f"format is {show_value(text)}; allowed are {', '.join(_READ)}")
    return text


def _read_slug(text: str) -> str:
    pattern, allowed = FORMS["slug"]
    if not pattern.fullmatch(text) or len(text) > LENGTHS["slug"]:
        raise ValueError(f"slug is {show_value(text)}; allowed are {allowed}, at most {LENGTHS['slug']} of them")
    return text


_SLUG_SCHEMA = {"type": "string", "maxLength": LENGTHS["slug"], "pattern": f"^{FORMS['slug'][0].pattern}$"}
_YES_NO = {"type": "boolean"}


def _read_yes_no(name: str) -> Reader:
    def read(text: str) -> bool:
        if text not in _TRUTHS:
            raise ValueError(f"{name} is {show_value(text)}; allowed are {', '.join(_TRUTHS)}")
        return _TRUTHS[text]

    return read


_TRUTHS = {"true": True, "false": False}
_ASKED = {
    "format": Parameter(
        "format", "The file's format; told by its name and content otherwise.", {"enum": [*_READ]}, read=_read_format
    ),
    "dry_run": Parameter("dry_run", "Only tell what would be done.", _YES_NO, read=_read_yes_no("dry_run")),
}
TO_CREATE = {**_ASKED, "slug": Parameter("slug", "The debate's slug, in place of the file's.", _SLUG_SCHEMA, read=_read_slug)}
TO_MERGE = {
    **_ASKED,
    "overwrite": Parameter(
        "overwrite", "Replace records edited since the last import.", _YES_NO, read=_read_yes_no("overwrite")
    ),
    "prune": Parameter("prune", "Delete records that the file does not have.", _YES_NO, read=_read_yes_no("prune")),
}
