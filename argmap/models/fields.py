"""Field kinds and constraints that several records share."""

import unicodedata
from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, RegexValidator
from django.db import models
from django.db.models import Q

from argmap.core.checks import is_key
from argmap.core.edtf import ALLOWED
from argmap.core.fields import (
    describe_date,
    describe_emptiness,
    describe_extra,
    describe_role,
    describe_share,
    describe_texts,
    describe_web_address,
    find_unprintable_in,
)
from argmap.core.limits import FORMS, GREATEST_COUNT, LENGTHS, LINE_LENGTH
from argmap.core.tours import describe_view


def validate_key(text: str) -> None:
    """Refuse what cannot be a record's key. Services store it in NFC."""
    if not is_key(unicodedata.normalize("NFC", text)):
        raise ValidationError(
            f"Allowed are 1–{LENGTHS['key']} printable characters, with no space at either end.", code="invalid_key"
        )


def _refuse(message: str, code: str) -> None:
    if message:
        raise ValidationError(f"{message[0].upper()}{message[1:]}.", code=code)


def validate_edtf(text: str) -> None:
    """Refuse a date that is not a year, a month or a day."""
    _refuse(describe_date(text), "invalid_date")


def validate_web_address(text: str) -> None:
    """Refuse an address that a page must not link to."""
    _refuse(describe_web_address(text), "invalid_url")


def validate_text(text: str) -> None:
    """Refuse control characters, which would break the pictures and the files that a debate is written to."""
    _refuse(find_unprintable_in(text), "unprintable")


def validate_given(text: str) -> None:
    """Refuse a text of spaces where something must be said."""
    _refuse(describe_emptiness(text), "blank")


def validate_role(text: str) -> None:
    """Refuse a role with a space at either end."""
    _refuse(describe_role(text), "invalid_role")


def validate_view(text: str) -> None:
    """Refuse what is no query of the map's address."""
    _refuse(describe_view(text), "invalid_view")


def validate_share(share: float) -> None:
    """Refuse a weight outside 0 to 1, and NaN, which SQLite would store as nothing."""
    _refuse(describe_share(share), "out_of_range")


def validate_texts(texts: object) -> None:
    """Refuse what is no list of printable texts."""
    _refuse(describe_texts(texts), "invalid_texts")


def validate_extra(content: object) -> None:
    """Refuse what is no mapping of names to JSON that every database gives back as it got it."""
    _refuse(describe_extra(content), "invalid_extra")


def choices(words: type[StrEnum]) -> list[tuple[str, str]]:
    """The words of a closed vocabulary as Django's choices."""
    return [(word.value, word.value.replace("_", " ")) for word in words]


def word_field(words: type[StrEnum], help_text: str, **options: Any) -> "models.CharField[str, str]":
    """A field that holds one word of a closed vocabulary."""
    return models.CharField(max_length=30, choices=choices(words), help_text=help_text, **options)


def line_field(
    help_text: str, *, max_length: int = LINE_LENGTH, validators: Iterable[Any] = (), **options: Any
) -> "models.CharField[str, str]":
    """A field for one line of text, which must say something unless it may be `blank`."""
    given = [] if options.get("blank") else [validate_given]
    return models.CharField(
        max_length=max_length, help_text=help_text, validators=[validate_text, *given, *validators], **options
    )


def code_field(name: str, code: str, help_text: str) -> "models.CharField[str, str]":
    """A field for a code of a form of its own (`core.limits.FORMS`), empty where there is none."""
    form, allowed = FORMS[code]
    return models.CharField(
        name,
        max_length=LENGTHS[code],
        blank=True,
        default="",
        validators=[RegexValidator(rf"\A{form.pattern}\Z", f"Allowed are {allowed}.")],
        help_text=help_text,
    )


def text_field(help_text: str, **options: Any) -> "models.TextField[str, str]":
    """A field for any length of text that may be left empty."""
    return models.TextField(blank=True, default="", help_text=help_text, validators=[validate_text], **options)


def date_field(help_text: str) -> "models.CharField[str, str]":
    """A field for a date with its precision (EDTF), empty where the date is unknown."""
    return models.CharField(
        max_length=10, blank=True, default="", help_text=f"{help_text} Allowed is {ALLOWED}.", validators=[validate_edtf]
    )


def share_field(help_text: str) -> "models.FloatField[float | None, float | None]":
    """A field for a weight or a prior: 0 to 1, or nothing where nobody has set it."""
    return models.FloatField(
        null=True, blank=True, help_text=f"{help_text} 0 to 1; empty: not set.", validators=[validate_share]
    )


def order_field() -> "models.PositiveIntegerField[int, int]":
    """A field for the order in which people want to see records."""
    return models.PositiveIntegerField(
        default=0, help_text="Order among its like, smallest first.", validators=[MaxValueValidator(GREATEST_COUNT)]
    )


def offset_field(help_text: str) -> "models.PositiveIntegerField[int | None, int | None]":
    """A field for a place in a text, counted in characters from 0."""
    return models.PositiveIntegerField(
        null=True, blank=True, help_text=help_text, validators=[MaxValueValidator(GREATEST_COUNT)]
    )


def tags_field() -> "models.JSONField[Any, Any]":
    """The field for a record's free keywords."""
    return texts_field("Free keywords, as a list of texts.")


def texts_field(help_text: str) -> "models.JSONField[Any, Any]":
    """A field for a list of texts."""
    return models.JSONField(default=list, blank=True, help_text=help_text, validators=[validate_texts])


def extra_field() -> "models.JSONField[Any, Any]":
    """The field for what a record has and no other field holds."""
    return mapping_field("What a file format carries and no field here holds, under the format's name.")


def mapping_field(help_text: str, name: str | None = None) -> "models.JSONField[Any, Any]":
    """A field for a mapping of names to whatever JSON holds."""
    return models.JSONField(name, default=dict, blank=True, help_text=help_text, validators=[validate_extra])


def word_constraint(record: str, field: str, words: type[StrEnum], *, or_none: bool = False) -> models.CheckConstraint:
    """The field holds one of the words."""
    condition = Q(**{f"{field}__in": [word.value for word in words]})
    if or_none:
        condition |= Q(**{f"{field}__isnull": True})
    return models.CheckConstraint(condition=condition, name=f"{record}_{field}_known")


def given_constraint(record: str, field: str) -> models.CheckConstraint:
    """The field says something."""
    return models.CheckConstraint(condition=~Q(**{field: ""}), name=f"{record}_{field}_given")


def share_constraint(record: str, field: str) -> models.CheckConstraint:
    """The field is 0 to 1, or nothing."""
    return models.CheckConstraint(
        condition=Q(**{f"{field}__isnull": True}) | Q(**{f"{field}__gte": 0, f"{field}__lte": 1}),
        name=f"{record}_{field}_in_range",
        violation_error_message=f"The {field} must lie between 0 and 1.",
    )


def one_of_constraint(record: str, name: str, fields: Iterable[str], *, or_none: bool = False) -> models.CheckConstraint:
    """Exactly one of the fields is set (with `or_none`, at most one)."""
    names = list(fields)
    condition = Q()
    for chosen in names:
        condition |= Q(**{f"{other}__isnull": other != chosen for other in names})
    if or_none:
        condition |= Q(**{f"{other}__isnull": True for other in names})
    amount = "At most" if or_none else "Exactly"
    message = f"{amount} one of these must be given: {', '.join(field.replace('_', ' ') for field in names)}."
    return models.CheckConstraint(condition=condition, name=f"{record}_{name}", violation_error_message=message)
