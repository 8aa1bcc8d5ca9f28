"""Query parameters: each one reads a text or refuses it with a sentence, chooses records, and describes itself to OpenAPI.

They are django-filter's filters (https://django-filter.readthedocs.io), which ignores what it does not know;
`argmap.api.asking` refuses it.
"""

from collections.abc import Callable, Mapping
from typing import Any
from unicodedata import normalize

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model, Q, QuerySet
from django_filters import Filter  # type: ignore[import-untyped]

from argmap.api.tags import HasTag
from argmap.core.edtf import ALLOWED, parse_edtf
from argmap.core.limits import FORMS, LENGTHS, LINE_LENGTH

Records = QuerySet[Model, Any]
Reader = Callable[[str], Any]

_NO_NUL = r"^[^\x00]+$"
_SOME_WORD = r"^[^\x00]*[^\s\x00][^\x00]*$"
SEARCH_LENGTH = 200
DATE_SCHEMA: dict[str, Any] = {
    "anyOf": [
        {"type": "string", "pattern": "^(?!0000)[0-9]{4}$"},
        {"type": "string", "pattern": "^(?!0000)[0-9]{4}-(0[1-9]|1[0-2])$"},
        {"type": "string", "format": "date"},
    ]
}
"""A date as precise as it is known."""


class ReadField(forms.Field):
    """A form field that leaves all to its reader, which raises ValueError with a sentence."""

    def __init__(self, *, name: str, read: Reader, **options: Any) -> None:
        self.name, self.read = name, read
        super().__init__(**options)

    def clean(self, value: str | None) -> Any:
        """What the text means, in NFC as records are; None where the parameter is not given."""
        if value is None:
            return None
        # PostgreSQL has no such character in its texts, and refuses the whole query.
        if "\x00" in value:
            raise ValidationError(f"{self.name} holds a NUL character; leave it out.")
        try:
            return self.read(normalize("NFC", value))
        except ValueError as error:
            raise ValidationError(f"{error}.") from None


class Parameter(Filter):  # type: ignore[misc]
    """A query parameter: `read` makes a value of its text, `choose` makes a condition of the value."""

    field_class = ReadField

    def __init__(
        self, name: str, description: str, schema: dict[str, Any], *, read: Reader, choose: Callable[[Any], Any] | None = None
    ) -> None:
        self.description, self.schema, self.choose = description, schema, choose
        super().__init__(field_name=name, label=name, name=name, read=read)

    def filter(self, qs: Records, value: Any) -> Records:
        """The records that fit; all of them where the parameter is not given."""
        return qs if value is None or self.choose is None else qs.filter(self.choose(value))


def show_value(text: str) -> str:
    """The text as a refusal repeats it: in quotation marks, and not all of a long one."""
    return f'"{text[:50]}…"' if len(text) > 50 else f'"{text}"'


def either(paths: tuple[str, ...]) -> Callable[[Any], Q]:
    """The condition that any of the columns holds the value."""

    def choose(value: Any) -> Q:
        chosen = Q()
        for path in paths:
            chosen |= Q(**{path: value})
        return chosen

    return choose


def ask_key(name: str, description: str, *paths: str) -> Parameter:
    """A record's key. One that no record of the debate has chooses nothing, whatever other debates hold."""
    return ask_text(name, description, *paths, length=LENGTHS["key"])


def ask_text(name: str, description: str, *paths: str, length: int | None = None) -> Parameter:
    """A text that must be the same, in the form that the field has, if it has one."""
    most = length or LENGTHS.get(name, LINE_LENGTH)
    form = FORMS.get(name)
    schema = {"type": "string", "maxLength": most, "pattern": f"^{form[0].pattern}$" if form else _NO_NUL}

    def read(text: str) -> str:
        if form and not form[0].fullmatch(text):
            raise ValueError(f"{name} is {show_value(text)}; allowed are {form[1]}")
        if len(text) > most:
            raise ValueError(f"{name} is too long; allowed are {most} characters")
        return text

    return Parameter(name, description, schema, read=read, choose=either(paths))


def ask_tag() -> Parameter:
    """A tag that the record must have."""
    parameter = ask_text("tag", "One of the record's tags.")
    parameter.choose = HasTag
    return parameter


def ask_word(
    name: str, description: str, words: dict[str, Any], choose: Callable[[Any], Q], schema: dict[str, Any]
) -> Parameter:
    """One of a few words, each with the value that it stands for."""

    def read(text: str) -> Any:
        if text not in words:
            raise ValueError(f"{name} is {show_value(text)}; allowed are {', '.join(words)}")
        return words[text]

    return Parameter(name, description, schema, read=read, choose=choose)


def ask_choice(name: str, description: str, choices: Mapping[str, Any]) -> Parameter:
    """One of a few words that chooses no records, with the value that it stands for."""

    def read(text: str) -> Any:
        if text not in choices:
            raise ValueError(f"{name} is {show_value(text)}; allowed are {', '.join(choices)}")
        return choices[text]

    return Parameter(name, description, {"type": "string", "enum": [*choices]}, read=read)


def ask_date(name: str, description: str, column: str, *, is_last: bool) -> Parameter:
    """The first or the last date of a range; a record's date counts where it may lie in the range, as precise as it is."""

    # In this form texts sort as the dates do: "2021" before "2021-06" before "2021-06-30".
    def choose_from(day: str) -> Q:
        return Q(**{f"{column}__gte": day}) | Q(**{f"{column}__in": [day[:4], day[:7]]})

    def choose_to(day: str) -> Q:
        return Q(**{f"{column}__lte": day}) & ~Q(**{column: ""})

    def read(text: str) -> str:
        try:
            return parse_edtf(text)[is_last].isoformat()
        except ValueError:
            raise ValueError(f"{name} is {show_value(text)}; allowed is {ALLOWED}") from None

    return Parameter(name, description, DATE_SCHEMA, read=read, choose=choose_to if is_last else choose_from)


def ask_search(fields: tuple[str, ...]) -> Parameter:
    """Words that must all occur in the record, each in any of the fields, in capitals or not."""

    def read(text: str) -> list[str]:
        if len(text) > SEARCH_LENGTH:
            raise ValueError(f"search is too long; allowed are {SEARCH_LENGTH} characters")
        if not text.split():
            raise ValueError("search holds no word; give one or leave it out")
        return text.split()

    def choose(words: list[str]) -> Q:
        chosen = Q()
        for word in words:
            chosen &= either(tuple(f"{field}__icontains" for field in fields))(word)
        return chosen

    schema = {"type": "string", "maxLength": SEARCH_LENGTH, "pattern": _SOME_WORD}
    return Parameter("search", f"Words that must all occur in {', '.join(fields)}.", schema, read=read, choose=choose)
