"""The frontmatter of a written file: the question as its title, Argdown's settings, and all that its text cannot show."""

from collections.abc import Iterator
from typing import Any

from argmap.core.limits import LINE_LENGTH
from argmap.formats.argdown.about import KEPT
from argmap.formats.argdown.data import OWN
from argmap.formats.argdown.flow import write_flow, write_name
from argmap.formats.argdown.own import COLLECTIONS
from argmap.formats.argdown.plan import Plan
from argmap.formats.argdown.records import BODY, TITLE
from argmap.formats.argdown.shaping import list_own, shape_record
from argmap.formats.argdown.wording import cut, make_slug

_FENCE = "==="


def write_frontmatter(plan: Plan) -> str:
    """The frontmatter with the lines around it."""
    return "\n".join((_FENCE, *_write_settings(plan), *_write_own(_list_own(plan)), _FENCE, ""))


def _write_settings(plan: Plan) -> Iterator[str]:
    about = plan.debate.about
    yield f"title: {write_flow(about.question)}"
    if about.dated and "date" not in plan.kept:
        yield f"date: {write_flow(about.dated)}"
    for name, value in plan.settings.items():
        yield f"{write_name(name)}: {write_flow(value)}"


def _list_own(plan: Plan) -> dict[str, Any]:
    own: dict[str, Any] = {BODY: TITLE} if plan.shows_titles else {}
    changed = {name: plan.kept.get(name) for name, value in plan.settings.items() if value != plan.kept.get(name)}
    if changed:
        own[KEPT] = changed
    about = _list_about(plan)
    if about:
        own["about"] = about
    shown = {relation.key for relation in plan.shown}
    for name in COLLECTIONS:
        records = getattr(plan.debate, name)
        listed = [shape_record(record) for record in records if name != "relations" or record.key not in shown]
        if listed:
            own[name] = listed
    return own


def _list_about(plan: Plan) -> dict[str, Any]:
    about = plan.debate.about
    question = cut(about.question.strip(), LINE_LENGTH)
    expected = {
        "question": question,
        "slug": make_slug(question),
        "dated": "" if "date" in plan.kept else about.dated,
    }
    return list_own(about, expected, frozenset(["frontmatter"] if plan.kept else []))


def _write_own(own: dict[str, Any]) -> Iterator[str]:
    """Our data, a record a line."""
    if own:
        yield f"{OWN}:"
    for name, value in own.items():
        if isinstance(value, list):
            yield f"  {name}:"
            yield from (f"    - {write_flow(record)}" for record in value)
        else:
            yield f"  {name}: {write_flow(value)}"
