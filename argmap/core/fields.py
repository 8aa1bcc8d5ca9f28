"""What a single field of a record may hold, and in words what is wrong where it holds something else."""

import math
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, get_args, get_origin

from msgspec import structs

from argmap.core.edtf import parse_edtf
from argmap.core.extras import find_misfit
from argmap.core.limits import CREDIBILITIES, FORMS, GREATEST_COUNT, LENGTHS, REQUIRED
from argmap.core.records import Value
from argmap.core.text import find_unprintable, is_web_address
from argmap.core.tours import describe_view

Describe = Callable[[Any], str]
"""What is wrong with a field's content, as a sentence without its full stop; "" where nothing is."""

_DATES = frozenset({"dated", "said_on", "reported_on", "since", "until", "issued", "accessed"})


def find_flaws(value: Value) -> Iterator[tuple[str, str]]:
    """What is wrong with the fields of a record or of `About`, each taken alone: the field, and a sentence."""
    for name, describe in _plan(type(value)):
        message = describe(getattr(value, name))
        if message:
            yield name, message


@cache
def _plan(record: type[Value]) -> tuple[tuple[str, Describe], ...]:
    """The fields that have rules, each with them; worked out once, for whole debates pass through here."""
    chosen = ((item.name, _choose(record, item)) for item in structs.fields(record) if item.name != "key")
    return tuple((name, describe) for name, describe in chosen if describe)


def _choose(record: type[Value], field: structs.FieldInfo) -> Describe | None:
    kinds = get_args(field.type) or (field.type,)
    if get_origin(field.type) is tuple:
        return describe_texts if kinds[0] is str else None
    if get_origin(field.type) is dict:
        return describe_extra
    if float in kinds:
        return describe_share
    if int in kinds:
        return describe_credibility if field.name == "credibility" else describe_count
    return _combine(_list_text_rules(record.__name__.lower(), field.name)) if str in kinds else None


def _list_text_rules(record: str, name: str) -> list[Describe]:
    rules: list[Describe] = [find_unprintable_in]
    if name in LENGTHS:
        rules.append(_limit_length(LENGTHS[name]))
    if name in FORMS:
        rules.append(_demand_form(name))
    if name in REQUIRED.get(record, ()):
        rules.append(describe_emptiness)
    if name in _DATES:
        rules.append(describe_date)
    if name == "url":
        rules.append(describe_web_address)
    if name == "role":
        rules.append(describe_role)
    if name == "view":
        rules.append(describe_view)
    return rules


def _combine(rules: list[Describe]) -> Describe:
    def describe(text: str | None) -> str:
        return "" if text is None else next(filter(None, (rule(text) for rule in rules)), "")

    return describe


def find_unprintable_in(text: str) -> str:
    """What to say of a character that no page or file can show."""
    found = find_unprintable(text)
    return f"the character {found} cannot be printed; please remove it" if found else ""


def describe_texts(texts: object) -> str:
    """What is wrong with a list of texts, such as tags."""
    if not isinstance(texts, list | tuple) or not all(isinstance(text, str) for text in texts):
        return "allowed is a list of texts"
    return next(filter(None, map(find_unprintable_in, texts)), "")


def describe_extra(content: object) -> str:
    """What is wrong with the content of `extra` or `csl`."""
    return find_misfit(content) if isinstance(content, dict) else "allowed is a mapping (name: value)"


def describe_share(share: float | None) -> str:
    """What is wrong with a weight or a prior."""
    if share is None or 0 <= share <= 1:
        return ""
    return f"{share if math.isfinite(share) else 'this'} is out of range; allowed is 0 to 1, or nothing"


def describe_count(count: int | None) -> str:
    """What is wrong with an order or an offset."""
    if count is None or 0 <= count <= GREATEST_COUNT:
        return ""
    return f"{count} is out of range; allowed is 0 to {GREATEST_COUNT}"


def describe_credibility(mark: int) -> str:
    """What is wrong with a mark of credibility."""
    allowed = f"allowed is {CREDIBILITIES.start} to {CREDIBILITIES.stop - 1}"
    return "" if mark in CREDIBILITIES else f"{mark} is out of range; {allowed}"


def describe_emptiness(text: str) -> str:
    """What is wrong with a text that must say something."""
    return "" if text.strip() else "must not be empty"


def describe_date(text: str) -> str:
    """What is wrong with a date that may be left empty."""
    try:
        if text:
            parse_edtf(text)
    except ValueError as error:
        return str(error)
    return ""


def describe_web_address(text: str) -> str:
    """What is wrong with an address that may be left empty."""
    return "" if not text or is_web_address(text) else "allowed is an address that begins with http:// or https://"


def describe_role(text: str) -> str:
    """What is wrong with a premise's role; engines compare it with "assumption" and "exception"."""
    return "" if text == text.strip() else "a role has no space at either end"


def _limit_length(limit: int) -> Describe:
    return lambda text: "" if len(text) <= limit else f"{len(text)} characters are too many; allowed are {limit}"


def _demand_form(name: str) -> Describe:
    form, allowed = FORMS[name]

    def describe(text: str) -> str:
        # A code may be left empty, a slug may not.
        fits = form.fullmatch(text) or (not text and name != "slug")
        return "" if fits else f'"{text[:60]}" will not do; allowed are {allowed}'

    return describe
