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

NO_QUESTION = "Untitled debate"
KEPT = "kept"
"""Under this name our data keeps what a setting was before the writer changed it; null where it was not there."""


def make_about(frontmatter: dict[str, Any], own: dict[str, Any], model: Model, findings: Findings) -> About:
    """The debate's own record. What Argdown's tools have in the frontmatter stays in `extra`, as it is.

    The question is the file's title; without one, its first heading.
    """
    kept = {name: value for name, value in frontmatter.items() if name not in (OWN, "title")}
    question = _make_question(frontmatter.get("title"), model)
    dated = kept.get("date", "")
    if is_date(dated):
        del kept["date"]
    before = own.get(KEPT, {})
    for name, value in before.items() if isinstance(before, dict) else ():
        kept.pop(name, None)
        if value is not None:
            kept[name] = value
    values = {
        "slug": make_slug(question) if question != NO_QUESTION else "argdown",
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


def _make_question(title: Any, model: Model) -> str:
    if isinstance(title, str | int | float) and not isinstance(title, bool) and str(title).strip():
        return cut(str(title).strip(), LINE_LENGTH)
    heading = next((section.content.text for section in model.sections if section.content.text), NO_QUESTION)
    return cut(heading, LINE_LENGTH)
