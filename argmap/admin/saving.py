"""Which service writes what: each record through `argmap.services.writing`, one history row a write."""

from typing import Any

from django.db.models import Model

from argmap.admin.forms import RowForm
from argmap.admin.keys import fill_key
from argmap.models import Debate, DebateRecord, Link, Membership, Passage, Source
from argmap.services.writing import (
    Conflict,
    create_debate,
    delete_debate,
    delete_membership,
    delete_record,
    save_debate,
    save_links,
    save_membership,
    save_record,
)


def store(record: Model, *, user: Any, expected_version: int | None) -> None:
    """Write a new or a changed record. Raises what the service raises: Conflict, ValidationError."""
    match record:
        case Debate() if record.pk is None:
            create_debate(debate=record, owner=user)
        case Debate():
            save_debate(debate=record, user=user, expected_version=_must_know(expected_version, record))
        case Membership():
            save_membership(membership=record, user=user, expected_version=expected_version)
        case DebateRecord():
            fill_key(record)
            save_record(record=record, user=user, expected_version=expected_version)
        case _:
            raise TypeError(f"{type(record).__name__} is not written in the admin")


def remove(record: Model, *, user: Any, expected_version: int | None) -> None:
    """Delete a record. Raises what the service raises: Conflict, Cited, ValidationError."""
    version = _must_know(expected_version, record)
    match record:
        case Debate():
            delete_debate(debate=record, user=user, expected_version=version)
        case Membership():
            delete_membership(membership=record, user=user, expected_version=version)
        case DebateRecord():
            delete_record(record=record, user=user, expected_version=version)
        case _:
            raise TypeError(f"{type(record).__name__} is not deleted in the admin")


def _must_know(expected_version: int | None, record: Any) -> int:
    if expected_version is None:
        raise Conflict(record)
    return expected_version


def store_form(form: RowForm, formsets: list[Any], user: Any) -> None:
    """Write what a record's form and its formsets changed: the record with its links in one write, then each row.

    Where nothing changed nothing is written, but a form made of an older version is a conflict all the same.
    """
    record = form.instance
    if isinstance(record, Source):
        record.rewritten = _find_rewritten(formsets)
    links = [formset for formset in formsets if issubclass(formset.model, Link)]
    if record.pk is None:
        store(record, user=user, expected_version=None)
        _store_links(record, links, user=user, expected_version=record.version)
    else:
        expected = form.read_loaded_version()
        if not _store_links(record, links, user=user, expected_version=expected):
            _store_changes(form, user=user, expected_version=expected)
    for formset in formsets:
        if formset not in links:
            _store_rows(record, formset, user)


def _find_rewritten(formsets: list[Any]) -> frozenset[int]:
    """The passages that the form writes itself: moving them along with the text would make its own rows conflicts."""
    rows = [formset for formset in formsets if formset.model is Passage]
    forms = [form for formset in rows for form in [*_changed_forms(formset), *formset.deleted_forms]]
    return frozenset(form.instance.pk for form in forms if form.instance.pk)


def _store_changes(form: RowForm, *, user: Any, expected_version: int | None) -> None:
    if form.has_changed():
        store(form.instance, user=user, expected_version=expected_version)
    elif form.instance.version != expected_version:
        raise Conflict(form.instance)


def _store_links(record: Any, formsets: list[Any], *, user: Any, expected_version: int | None) -> bool:
    """Whether there was anything to write; the record's own changes are written along."""
    save, delete = [], []
    for formset in formsets:
        for form in _changed_forms(formset):
            setattr(form.instance, formset.fk.name, record)
            save.append(form.instance)
        delete += [form.instance for form in formset.deleted_forms if form.instance.pk]
    if save or delete:
        version = _must_know(expected_version, record)
        save_links(owner=record, save=save, delete=delete, user=user, expected_version=version)
    return bool(save or delete)


def _store_rows(record: Any, formset: Any, user: Any) -> None:
    # Asked before anything is deleted: a formset whose row has lost its id takes it for one that somebody else deleted.
    deleted, changed = formset.deleted_forms, _changed_forms(formset)
    for form in deleted:
        if form.instance.pk:
            remove(form.instance, user=user, expected_version=form.read_loaded_version())
    for form in changed:
        setattr(form.instance, formset.fk.name, record)
        store(form.instance, user=user, expected_version=form.read_loaded_version())


def _changed_forms(formset: Any) -> list[RowForm]:
    return [form for form in formset.forms if form.has_changed() and form not in formset.deleted_forms]
