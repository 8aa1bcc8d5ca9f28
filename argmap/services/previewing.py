"""An import in two steps: what was read is kept while a person looks at what it would do, and then written as shown.

What is kept lies in files under ARGMAP_VAR that only the server's account can open, a few for each person. After an hour it
cannot be confirmed any more, and goes with the next look at any preview or at the page. A preview is named by a random word
that its owner alone is told; nobody else can confirm it.
"""

import re
import secrets
import time
from collections import Counter
from pathlib import Path

import msgspec
from django.conf import settings
from django.contrib.auth.models import User
from msgspec import Struct

from argmap.core.debate import COLLECTIONS
from argmap.core.debate import Debate as DebateValue
from argmap.models import Debate
from argmap.permissions import may_add_debates, may_edit
from argmap.services.files import FileReading
from argmap.services.importing import Basis, ImportReport, import_debate

KEPT_SECONDS = 3600
MOST_FOR_A_PERSON = 3
_TOKEN = re.compile(r"[0-9a-f]{32}")


class NotAllowedError(PermissionError):
    """The person may not bring a debate in under this slug; the text says so and does not tell whose it is."""


class PreviewGoneError(LookupError):
    """The preview was confirmed already, is older than an hour, or is somebody else's."""


class Kept(Struct, frozen=True, kw_only=True):
    """An import that waits for a word: what was read, how it is to be merged, and into what."""

    debate: DebateValue
    slug: str
    overwrite: bool
    prune: bool
    basis: Basis


class Changes(Struct, frozen=True, kw_only=True):
    """What an import does to the records of one collection, in numbers; `left` are those that the file does not have."""

    collection: str
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    edited_kept: int = 0
    deleted: int = 0
    left: int = 0


def count_changes(report: ImportReport) -> tuple[Changes, ...]:
    """What the import does, collection by collection, those without records left out."""
    merge = report.merge
    fates = ("created", "updated", "unchanged", "edited_kept", "deleted")
    found = {fate: Counter(place.collection for place in getattr(merge, fate)) for fate in fates}
    told = []
    for name in COLLECTIONS:
        numbers = {fate: found[fate][name] for fate in fates}
        left = len(merge.rows[name]) + numbers["deleted"] - sum(numbers.values())
        if left or any(numbers.values()):
            told.append(Changes(collection=name, left=left, **numbers))
    return tuple(told)


def find_target(user: User, slug: str) -> Debate | None:
    """The debate that an import with this slug by this person would go into; None where it makes a new one.

    Raises NotAllowedError, with the same words whether the person may read the debate or not.
    """
    debate = Debate.objects.filter(slug=slug).first()
    if debate is None and not may_add_debates(user):
        raise NotAllowedError("You may not add debates; ask for a staff account.")
    if debate is not None and not may_edit(user, debate):
        raise NotAllowedError(f'Another debate has the slug "{slug}"; choose another one.')
    return debate


def preview_import(
    *, user: User, read: FileReading, slug: str = "", overwrite: bool = False, prune: bool = False
) -> tuple[str, ImportReport]:
    """What importing the debate that was read would do, and the word that confirms exactly that. Writes nothing to it.

    Raises NotAllowedError and ImportRefused. `read` holds a debate.
    """
    assert read.reading.debate is not None
    value = read.reading.debate
    slug = slug or value.about.slug
    find_target(user, slug)
    report = import_debate(value=value, owner=user, slug=slug, overwrite=overwrite, prune=prune, dry_run=True)
    kept = Kept(debate=value, slug=slug, overwrite=overwrite, prune=prune, basis=report.basis)
    return _keep(user, kept), report


def preview_again(*, user: User, token: str) -> tuple[str, ImportReport]:
    """A preview once more, of the debate as it is by now, under a new word. Raises as the two others here."""
    kept = _find(user, token)
    find_target(user, kept.slug)
    report = import_debate(
        value=kept.debate, owner=user, slug=kept.slug, overwrite=kept.overwrite, prune=kept.prune, dry_run=True
    )
    _path(user, token).unlink(missing_ok=True)
    return _keep(user, msgspec.structs.replace(kept, basis=report.basis)), report


def confirm_import(*, user: User, token: str) -> ImportReport:
    """Write what was previewed under this word, and nothing else; once.

    Raises PreviewGoneError, NotAllowedError where rights have changed, and as `import_debate`.
    """
    kept = _find(user, token)
    find_target(user, kept.slug)
    report = import_debate(
        value=kept.debate, owner=user, slug=kept.slug, overwrite=kept.overwrite, prune=kept.prune, expected=kept.basis
    )
    _path(user, token).unlink(missing_ok=True)
    return report


def forget_old_previews() -> None:
    """Remove everybody's previews that are older than an hour. Lists a folder of a few files for each person."""
    for path in _folder().glob("*"):
        if _age(path) > KEPT_SECONDS:
            path.unlink(missing_ok=True)


def _keep(user: User, kept: Kept) -> str:
    folder = _folder()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    forget_old_previews()
    _make_room(folder, user)
    token = secrets.token_hex(16)
    path = _path(user, token)
    path.touch(mode=0o600)
    path.write_bytes(msgspec.msgpack.encode(kept))
    return token


def _make_room(folder: Path, user: User) -> None:
    """Remove all but the newest of the person's own, so that one more is within what a person may keep."""
    own = sorted(folder.glob(f"{user.pk}-*"), key=_age)
    for path in own[MOST_FOR_A_PERSON - 1 :]:
        path.unlink(missing_ok=True)


def _age(path: Path) -> float:
    try:
        return time.time() - path.stat().st_mtime
    except FileNotFoundError:
        # Another process was faster.
        return KEPT_SECONDS + 1


def _find(user: User, token: str) -> Kept:
    forget_old_previews()
    gone = PreviewGoneError(
        "This preview was imported already, or is gone: look whether the debate is as you want it, or upload the file again."
    )
    if not _TOKEN.fullmatch(token):
        raise gone
    try:
        return msgspec.msgpack.decode(_path(user, token).read_bytes(), type=Kept)
    except (FileNotFoundError, msgspec.DecodeError):
        raise gone from None


def _folder() -> Path:
    return Path(settings.VAR_DIR) / "previews"


def _path(user: User, token: str) -> Path:
    return _folder() / f"{user.pk}-{token}"
