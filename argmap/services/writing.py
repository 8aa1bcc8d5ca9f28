"""Writing single records: compare-and-set, one history row, the debate's revision raised, all in one transaction."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.db.models import F
from django.db.models.deletion import RestrictedError

from argmap.models import Debate, DebateRecord, Link, Membership, Role, Source, Stop
from argmap.services.indexing import forget_debate
from argmap.services.recording import delete_with_history, save_with_history, tidy
from argmap.services.touring import find_missing, find_stops_naming

Versioned = Debate | DebateRecord | Membership


class Conflict(Exception):  # noqa: N818 (a conflict is what it is called everywhere)
    """Somebody else changed or deleted the record since it was read; `current` is it as it stands now, or None."""

    def __init__(self, current: Versioned | None) -> None:
        self.current = current
        what = "was deleted" if current is None else f"is at version {current.version}"
        super().__init__(f"The record {what} by now; load it again before you change it.")


class Cited(Exception):  # noqa: N818 (likewise)
    """The record cannot be deleted, because other records, `citing`, refer to it."""

    def __init__(self, record: models.Model, citing: Iterable[models.Model]) -> None:
        self.citing = sorted(citing, key=lambda other: (str(other._meta.verbose_name), other.pk))
        names = "; ".join(f"{other._meta.verbose_name} {other}" for other in self.citing[:5])
        more = f" and {len(self.citing) - 5} more" if len(self.citing) > 5 else ""
        super().__init__(f"{record} cannot be deleted, because these refer to it: {names}{more}. Change or delete them first.")


@contextmanager
def writing_to(debate_id: int) -> Iterator[Debate]:
    """A transaction that alone writes to the debate until it ends, and raises its revision.

    Raises Conflict where the debate was deleted. Waits for whoever writes to the same debate at the moment.
    """
    with transaction.atomic():
        debate = Debate.objects.select_for_update().filter(pk=debate_id).first()
        if debate is None:
            raise Conflict(None)
        yield debate
        # A counter, not an edit: it has no history, and no version.
        Debate.objects.filter(pk=debate_id).update(revision=F("revision") + 1)


def save_record(*, record: DebateRecord, user: User | None, expected_version: int | None = None) -> None:
    """Store a new record, or the changes of one that has been read at `expected_version`.

    Raises ValidationError, which names the fields, and Conflict; then nothing is written. A record never moves to another
    debate. Who may do this is for the caller to ask (`argmap.permissions`).
    """
    with writing_to(record.debate_id):
        record.version = _next_version(record, expected_version)
        if isinstance(record, Stop):
            _require_named(record)
        _save(record, user)
        if isinstance(record, Source):
            _move_passages(record, user)


def save_links(
    *,
    owner: DebateRecord,
    save: Iterable[Link] = (),
    delete: Iterable[Link] = (),
    user: User | None,
    expected_version: int,
) -> None:
    """Store the record, and add, change and remove links that are part of it; its version goes up by one.

    Raises as `save_record` does.
    """
    with writing_to(owner.debate_id):
        owner.version = _next_version(owner, expected_version)
        for link in delete:
            _require_part(owner, link)
            _delete(link, user)
        _save(owner, user)
        for link in save:
            _require_part(owner, link)
            link.debate_id = owner.debate_id
            _save(link, user)


def delete_record(*, record: DebateRecord, user: User | None, expected_version: int) -> None:
    """Delete a record with the parts that belong to it. Raises Conflict, and Cited where others refer to it."""
    with writing_to(record.debate_id):
        _compare_version(record, expected_version)
        stops = find_stops_naming(record)
        if stops:
            raise Cited(record, stops)
        _delete(record, user)


def create_debate(*, debate: Debate, owner: User | None) -> None:
    """Store a new debate, with its owner as a member, if it has one. Raises ValidationError."""
    with transaction.atomic():
        try:
            _save(debate, owner)
        except IntegrityError:
            # Somebody took the slug after `full_clean` had looked.
            raise ValidationError({"slug": "Another debate has this slug."}) from None
        if owner is not None:
            save_membership(membership=Membership(debate=debate, user=owner, role=Role.OWNER), user=owner)


def save_debate(*, debate: Debate, user: User | None, expected_version: int) -> None:
    """Store changes of a debate's own fields. Raises as `save_record` does."""
    with writing_to(debate.pk) as current:
        if current.version != expected_version:
            raise Conflict(current)
        debate.version, debate.revision = current.version + 1, current.revision
        _save(debate, user)


def delete_debate(*, debate: Debate, user: User | None, expected_version: int) -> None:
    """Delete a debate with everything in it. Raises Conflict."""
    with transaction.atomic():
        _compare_version(debate, expected_version)
        debate_id = debate.pk
        _delete(debate, user)
        forget_debate(debate_id)


def save_membership(*, membership: Membership, user: User | None, expected_version: int | None = None) -> None:
    """Store a new membership or a change of role. Raises as `save_record` does, and where no owner would be left."""
    with writing_to(membership.debate_id):
        membership.version = _next_version(membership, expected_version)
        if membership.role != Role.OWNER:
            _require_another_owner(membership)
        _save(membership, user)


def delete_membership(*, membership: Membership, user: User | None, expected_version: int) -> None:
    """End a membership. Raises Conflict, and ValidationError where no owner would be left."""
    with writing_to(membership.debate_id):
        _compare_version(membership, expected_version)
        _require_another_owner(membership)
        _delete(membership, user)


def _require_another_owner(membership: Membership) -> None:
    owners = Membership.objects.filter(debate_id=membership.debate_id, role=Role.OWNER)
    if owners.filter(pk=membership.pk).exists() and owners.count() == 1:
        raise ValidationError("The debate's last owner cannot be removed; name another owner first.")


def _next_version(record: DebateRecord | Membership, expected_version: int | None) -> int:
    if record.pk is None:
        return 1
    current = _compare_version(record, expected_version)
    if current.debate_id != record.debate_id:
        raise ValidationError({"debate": "This cannot move to another debate."})
    if isinstance(record, DebateRecord) and current.key != record.key:
        _refuse_lost_names(current)
    version: int = current.version + 1
    return version


def _compare_version(record: Versioned, expected_version: int | None) -> Any:
    current = type(record)._base_manager.select_for_update().filter(pk=record.pk).first()
    if current is None or current.version != expected_version:
        raise Conflict(current)
    return current


def _require_part(owner: DebateRecord, link: Link) -> None:
    """Refuse a link of another record, whose version nobody has compared."""
    end = link.ENDS[0]
    stored = type(link)._base_manager.filter(pk=link.pk).values_list(f"{end}_id", flat=True)
    if type(link.owner) is not type(owner) or {link.owner.pk, *stored} != {owner.pk}:
        raise ValidationError({end: "This is part of another record."})
    setattr(link, end, owner)


def _require_named(stop: Stop) -> None:
    missing = find_missing(stop)
    if missing is not None:
        raise ValidationError({"view": f"{missing.complaint}."})


def _refuse_lost_names(record: DebateRecord) -> None:
    """Refuse to give a record another key as long as views of stops have this one; other records refer to it all the same."""
    stops = find_stops_naming(record)
    if stops:
        names = ", ".join(stop.key for stop in stops[:5])
        raise ValidationError({"key": f"The views of these stops name it by this key: {names}. Change them first."})


def _move_passages(source: Source, user: User | None) -> None:
    for passage in source.anchored_passages():
        if passage.follow_text(source):
            passage.version += 1
            _save(passage, user)


def _save(row: models.Model, user: User | None) -> None:
    tidy(row)
    row.full_clean()
    save_with_history(row, user)


def _delete(row: models.Model, user: User | None) -> None:
    try:
        delete_with_history([row], user)
    except RestrictedError as error:
        raise Cited(row, error.restricted_objects) from None
