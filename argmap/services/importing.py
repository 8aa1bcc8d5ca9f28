"""Bringing a debate value into the database: planned outside the transaction, written in one, idempotent."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F
from msgspec import Struct
from msgspec.structs import replace

from argmap.core.canonical import normalise
from argmap.core.checks import Problem, find_key_problems, find_problems
from argmap.core.debate import COLLECTIONS
from argmap.core.debate import Debate as DebateValue
from argmap.core.merge import Merge, Place, merge_debates
from argmap.core.records import About
from argmap.models import Debate, Visibility
from argmap.services.recording import save_with_history
from argmap.services.shape import ABOUT_FIELDS, MODELS
from argmap.services.snapshot import load_debate
from argmap.services.storing import OnWritten, store_merge
from argmap.services.writing import Conflict, create_debate, writing_to

TRIES = 3


class ImportRefused(ValueError):  # noqa: N818 (the import was refused; nothing failed)
    """The merged debate would not be whole; `problems` say why. Nothing was written."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__("; ".join(str(problem) for problem in problems[:20]))


class DebateIsBusyError(RuntimeError):
    """Others kept writing to the debate while the import was planned."""


class Basis(Struct, frozen=True, kw_only=True):
    """The debate that a plan was made for, as it then stood; without an id where it was still to be made."""

    debate_id: int | None = None
    revision: int = 0


class DebateChangedError(RuntimeError):
    """The debate is not as it was when the import was previewed. Nothing was written."""


class ImportReport(Struct, frozen=True, kw_only=True):
    """What an import did, or with `dry_run` would do.

    `restored` are records that it creates although somebody deleted them; `agreed` were edited since the last import, and the
    file has come to say the same.
    """

    slug: str
    is_new: bool
    merge: Merge
    basis: Basis = Basis()
    restored: tuple[Place, ...] = ()
    agreed: tuple[Place, ...] = ()

    @property
    def warnings(self) -> list[str]:
        """A sentence for each record that was left as somebody had edited it, or made again though somebody had deleted it."""
        kept = [f"{place.collection}: {place.key}" for place in self.merge.edited_kept]
        kept += ["debate"] * self.merge.about_kept
        told = [f"{place}: edited since the last import and kept; --overwrite replaces it" for place in kept]
        return told + [
            f"{place.collection}: {place.key}: deleted since it was imported, and made again; delete it in the file too"
            for place in self.restored
        ]


def import_debate(
    *,
    value: DebateValue,
    owner: User | None = None,
    slug: str | None = None,
    visibility: Visibility = Visibility.PRIVATE,
    overwrite: bool = False,
    prune: bool = False,
    dry_run: bool = False,
    expected: Basis | None = None,
    on_written: OnWritten | None = None,
) -> ImportReport:
    """Create the debate, or merge into the one with the same slug (`slug`, where given, replaces the value's own).

    `owner` becomes the owner of a new debate and is named in the history; `visibility` is that of a new debate. Records edited
    since the last import are kept unless `overwrite`; records that the value lacks stay unless `prune`. All is written or
    nothing; importing the same value twice changes nothing. Who may do this is for the caller to ask.

    With `expected`, of a dry run's report, exactly what that told is written. `on_written` is told how far the writing is,
    anew where others wrote meanwhile and it begins again. Raises DebateChangedError where the debate is another by now,
    ImportRefused where the result would not be whole, and DebateIsBusyError.
    """
    incoming = normalise(replace(value, about=replace(value.about, slug=slug or value.about.slug)))

    def plan_and_write() -> ImportReport | None:
        debate = Debate.objects.filter(slug=incoming.about.slug).first()
        if expected is not None and expected != _tell_basis(debate):
            raise DebateChangedError("The debate was changed since you looked; look again at what would be written.")
        report = _plan(debate, incoming, overwrite=overwrite, prune=prune)
        if debate and not dry_run:
            _note_agreement(debate, report.agreed)
        is_done = dry_run or report.merge.changes_nothing
        if is_done or _write(debate, report, owner=owner, visibility=visibility, on_written=on_written):
            return report
        return None

    for _ in range(TRIES):
        report = plan_and_write()
        if report:
            return report
    # Others do not let up: they wait while this plans and writes.
    with transaction.atomic():
        Debate.objects.select_for_update().filter(slug=incoming.about.slug).first()
        report = plan_and_write()
    if report is None:
        raise DebateIsBusyError("The debate was written to all the while; try again in a moment.")
    return report


def _plan(debate: Debate | None, incoming: DebateValue, *, overwrite: bool, prune: bool) -> ImportReport:
    edited = _find_edited(debate) if debate else frozenset()
    if debate is None:
        current = DebateValue(about=About(slug="", question=""))
        merge = merge_debates(current, incoming)
    else:
        merge = merge_debates(
            load_debate(debate),
            incoming,
            edited=edited,
            about_edited=debate.version != debate.imported_version,
            overwrite=overwrite,
            prune=prune,
        )
    # The merge has one record for a key, so two that share one are looked for in what comes in.
    problems = find_key_problems(incoming) or find_problems(merge.debate)
    if problems:
        raise ImportRefused([_explain(problem, merge) for problem in problems])
    return ImportReport(
        slug=incoming.about.slug,
        is_new=debate is None,
        merge=merge,
        basis=_tell_basis(debate),
        restored=_find_deleted(debate, merge.created) if debate else (),
        agreed=tuple(place for place in merge.unchanged if place in edited),
    )


def _tell_basis(debate: Debate | None) -> Basis:
    return Basis(debate_id=debate.pk, revision=debate.revision) if debate else Basis()


def _explain(problem: Problem, merge: Merge) -> Problem:
    if Place(problem.collection, problem.key) not in merge.edited_kept:
        return problem
    return replace(problem, message=f"{problem.message}; the record was edited since the last import and is kept")


def _find_edited(debate: Debate) -> frozenset[Place]:
    return frozenset(
        Place(name, key)
        for name in COLLECTIONS
        for key, version, imported in MODELS[name]
        .objects.filter(debate=debate)
        .values_list("key", "version", "imported_version")
        if version != imported
    )


def _find_deleted(debate: Debate, places: Iterable[Place]) -> tuple[Place, ...]:
    """Those of the places whose record somebody once deleted. A query for each collection among them."""
    keys: dict[str, set[str]] = {}
    for place in places:
        keys.setdefault(place.collection, set()).add(place.key)
    return tuple(
        Place(name, key)
        for name, wanted in keys.items()
        for key in sorted(
            wanted.intersection(
                MODELS[name].history.filter(debate_id=debate.pk, history_type="-").values_list("key", flat=True)
            )
        )
    )


def _note_agreement(debate: Debate, places: Iterable[Place]) -> None:
    """Count records that the file has come to agree with as imported, so that it may go on to change them.

    A note beside the record, not an edit of it: it has no history and no version.
    """
    for name, key in places:
        MODELS[name].objects.filter(debate=debate, key=key).update(imported_version=F("version"))


def _write(
    debate: Debate | None,
    report: ImportReport,
    *,
    owner: User | None,
    visibility: Visibility,
    on_written: OnWritten | None,
) -> bool:
    """Write the plan, unless the debate has been changed, made or deleted since; then nothing, and False."""
    merge = report.merge
    try:
        with transaction.atomic():
            if debate is None:
                debate = Debate(**_columns(merge.debate.about), visibility=visibility, imported_version=1)
                create_debate(debate=debate, owner=owner)
                debate.refresh_from_db(fields=["revision"])
            with writing_to(debate.pk) as current:
                if current.revision != debate.revision:
                    raise Conflict(current)
                if merge.about_changed and not report.is_new:
                    _update_about(current, merge.debate.about, owner)
                store_merge(debate=current, merge=merge, user=owner, on_written=on_written)
    except Conflict:
        return False
    except (IntegrityError, ValidationError):
        # Two imports may make the same debate at once; the second then merges into it.
        if report.is_new and Debate.objects.filter(slug=report.slug).exists():
            return False
        raise
    return True


def _update_about(debate: Debate, about: About, user: User | None) -> None:
    for name, content in _columns(about).items():
        setattr(debate, name, content)
    debate.version += 1
    debate.imported_version = debate.version
    save_with_history(debate, user)


def _columns(about: About) -> dict[str, Any]:
    columns = {name: getattr(about, name) for name in ABOUT_FIELDS}
    return {**columns, "tags": list(about.tags)}
