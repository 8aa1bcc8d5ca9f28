"""A save over somebody else's change: what was typed is kept, put on top of how things stand now, and compared with it."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import Model
from django.forms.models import model_to_dict
from django.http import QueryDict
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from msgspec import Struct

from argmap.admin.forms import RowForm
from argmap.admin.reveal import reveal
from argmap.admin.versions import VERSION_FIELD, read_version, sign_version
from argmap.admin.visits import read_id
from argmap.models import Link

MOST_ROWS = 1000
"""No form of ours is as long; a hostile number of rows ends here."""

Seen = dict[tuple[str, int], int | None]
"""Table and id of a record → the version that the form was made of."""


class Difference(Struct, frozen=True):
    """A field in which what was typed is not what is stored now. `before` is what the form was made of, if it is known."""

    record: str
    label: str
    before: SafeString | None
    theirs: SafeString
    yours: SafeString


class Rebase:
    """Puts what was typed on top of how the records stand now, so that saving it again is a choice and no accident."""

    def __init__(self, post: QueryDict) -> None:
        self.data = post.copy()
        self.overtaken: Seen = {}

    def take_record(self, record: Model | None) -> None:
        """Give the form the version of the record as it is now; without one, the form makes a new record."""
        signed = str(self.data.get(VERSION_FIELD, ""))
        self.data[VERSION_FIELD] = "" if record is None else self._renew(signed, record)

    def take_rows(self, prefix: str, parent_field: str, rows: dict[str, Model]) -> None:
        """Do so for the rows of a formset. `rows` are those that are still there, by id.

        A row that somebody deleted meanwhile becomes a new one, unless it was to be deleted anyway.
        """
        posted = self._pull_rows(prefix)
        alive = [row for row in posted if row.get("id", [""])[0] in rows]
        others = [{**row, "id": [""]} for row in posted if row.get("id", [""])[0] not in rows and _is_wanted(row)]
        for number, row in enumerate([*alive, *others]):
            record = rows.get(row["id"][0]) if "id" in row else None
            signed = row.get(VERSION_FIELD, [""])[0]
            if not isinstance(record, Link):
                row[VERSION_FIELD] = [self._renew(signed, record) if record is not None else ""]
            # The record around the row may be another one now.
            row.pop(parent_field, None)
            for name, values in row.items():
                self.data.setlist(f"{prefix}-{number}-{name}", values)
        self.data[f"{prefix}-INITIAL_FORMS"] = str(len(alive))
        self.data[f"{prefix}-TOTAL_FORMS"] = str(len(alive) + len(others))

    def _renew(self, signed: str, record: Model) -> str:
        seen = read_version(signed, record)
        if seen != record.version:  # type: ignore[attr-defined]
            self.overtaken[record._meta.label_lower, record.pk] = seen
        return sign_version(record)

    def _pull_rows(self, prefix: str) -> list[dict[str, list[str]]]:
        rows: dict[int, dict[str, list[str]]] = {}
        for name in list(self.data):
            number, _, field = name.removeprefix(f"{prefix}-").partition("-")
            place = read_id(number) if name.startswith(f"{prefix}-") and field else None
            if place is not None and place < MOST_ROWS:
                rows.setdefault(place, {})[field] = self.data.pop(name)
        return [rows[number] for number in sorted(rows)]


def _is_wanted(row: dict[str, list[str]]) -> bool:
    return not row.get("DELETE", [""])[0]


def find_differences(form_list: Iterable[forms.BaseForm], overtaken: Seen) -> list[Difference]:
    """Every field of the overtaken records in which what was typed differs from what is stored now."""
    found = []
    for form in form_list:
        if isinstance(form, RowForm) and form.instance.pk is not None:
            place = (form.instance._meta.label_lower, form.instance.pk)
            if place in overtaken:
                found += _compare(form, overtaken[place])
    return found


def find_link_differences(owner: Model, formsets: Iterable[Any]) -> list[Difference]:
    """The formsets of links whose rows are not those that are stored now. A query for each formset."""
    found = []
    for formset in formsets:
        if issubclass(formset.model, Link):
            end = formset.model.ENDS[1]
            rows = [form for form in formset.forms if form not in formset.deleted_forms]
            yours = sorted(_show(form.fields[end], form[end].value()) for form in rows)
            theirs = sorted(reveal(str(getattr(link, end))) for link in formset.queryset)
            if yours != theirs:
                found.append(
                    Difference(
                        record=str(owner._meta.verbose_name),
                        label=str(formset.model._meta.verbose_name_plural),
                        before=None,
                        theirs=_join(theirs),
                        yours=_join(yours),
                    )
                )
    return found


def _join(names: list[SafeString]) -> SafeString:
    return format_html_join("; ", "{}", ((name,) for name in names)) or reveal("—")


def _compare(form: RowForm, seen: int | None) -> list[Difference]:
    before = _load_before(form.instance, seen)
    name_of_record = f"{form.instance._meta.verbose_name} {getattr(form.instance, 'key', '')}".strip()
    return [
        Difference(
            record=name_of_record,
            label=str(form.fields[name].label or name),
            before=None if before is None else _show(form.fields[name], before.get(name)),
            theirs=_show(form.fields[name], form.initial.get(name)),
            yours=_show(form.fields[name], form[name].value()),
        )
        for name in form.changed_data
        if name not in (VERSION_FIELD, "id", "DELETE")
    ]


def _load_before(record: Model, seen: int | None) -> dict[str, Any] | None:
    """The fields as the form was made of them, from the history."""
    past = type(record).history.filter(id=record.pk, version=seen).order_by("history_id").last()  # type: ignore[attr-defined]
    return None if past is None else model_to_dict(past.instance)


def _show(field: forms.Field, value: Any) -> SafeString:
    if isinstance(field, forms.ModelChoiceField):
        shown = str(_find_choice(field, value) or "—")
    elif isinstance(field, forms.ChoiceField):
        shown = str(dict(field.choices).get(value, value or "—"))  # type: ignore[arg-type]
    elif isinstance(field, forms.BooleanField):
        shown = "yes" if value else "no"
    else:
        prepared = field.prepare_value(value)
        shown = "—" if prepared in (None, "") else str(prepared)
    return reveal(shown)


def _find_choice(field: Any, value: Any) -> Any:
    pk = read_id(str(value or ""))
    return None if pk is None else field.queryset.filter(pk=pk).first()
