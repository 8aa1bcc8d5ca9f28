"""The debate itself, from a file's frontmatter: its title is the question, its date the debate's."""

from typing import Any

from argmap.core.edtf import parse_edtf
from argmap.core.limits import LINE_LENGTH
from argmap.core.records import About
from argmap.formats.argdown.data import OWN
from argmap.formats.argdown.findings import Findings
from argmap.formats.argdown.model import Model
from argmap.formats.argdown.own import make_record
from argmap.formats.argdown.wording import cut, make_slug
from argmap.formats.reading import UNNAMED

NO_QUESTION = "Untitled debate"
KEPT = "kept"
"""Under this name our data keeps what a setting was before the writer changed it; null where it was not there."""


def make_about(frontmatter: dict[str, Any], own: dict[str, Any], model: Model, findings: Findings) -> About:
    """The debate's own record. What Argdown's tools have in the frontmatter stays in `extra`, as it is.

    The question is the file's title, and the slug is made of it; without a title, the first heading is the question.
    """
    kept = {name: value for name, value in frontmatter.items() if name not in (OWN, "title")}
    title = _get_title(frontmatter)
    heading = next((section.content.text for section in model.sections if section.content.text.strip()), NO_QUESTION)
    question = cut(title or heading, LINE_LENGTH)
    dated = kept.get("date", "")
    if is_date(dated):
        del kept["date"]
    before = own.get(KEPT, {})
    for name, value in before.items() if isinstance(before, dict) else ():
        kept.pop(name, None)
        if value is not None:
            kept[name] = value
    values = {
        "slug": make_slug(question) if title else UNNAMED,
        "question": question,
        "dated": dated if is_date(dated) else "",
        "extra": {"argdown": {"frontmatter": kept}} if kept else {},
    }
    given = own.get("about", {})
    if not isinstance(given, dict):
        findings.fail_nowhere("a mapping (name: value) is wanted here", f"{OWN}.about")
        given = {}
    return make_record(About, values, given, 0, findings)


def is_date(value: Any) -> bool:
    """Whether the value is a date that a debate can have."""
    if not isinstance(value, str) or not value:
        return False
    try:
        parse_edtf(value)
    except ValueError:
        return False
    return True


def _get_title(frontmatter: dict[str, Any]) -> str:
    title = frontmatter.get("title")
    return str(title).strip() if isinstance(title, str | int | float) and not isinstance(title, bool) else ""
