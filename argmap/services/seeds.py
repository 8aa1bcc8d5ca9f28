"""The debates that come with argmap: text files under `seeds/`, and the same as fixtures for `loaddata`."""

import json
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.core import serializers
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction

from argmap.formats import FormatError
from argmap.models import Debate, Visibility
from argmap.services.files import read_debate_file
from argmap.services.importing import ImportReport, import_debate
from argmap.services.shape import LINKS, MODELS
from argmap.services.storing import STORING_ORDER

SEEDS_DIR = settings.BASE_DIR / "seeds"
FIXTURES_DIR = settings.BASE_DIR / "fixtures"


def find_seeds() -> list[Path]:
    """The seed files, by name."""
    return sorted(SEEDS_DIR.glob("*/debate.yaml"))


def load_seed(path: Path) -> ImportReport | None:
    """Import a seed as a public debate; None, and nothing done, where a debate with its slug exists.

    Raises FormatError where the file is not whole.
    """
    reading = read_debate_file(str(path)).reading
    if reading.debate is None or reading.errors:
        raise FormatError("; ".join(str(finding) for finding in reading.errors))
    if Debate.objects.filter(slug=reading.debate.about.slug).exists():
        return None
    return import_debate(value=reading.debate, visibility=Visibility.PUBLIC)


def make_fixture(path: Path) -> tuple[str, str]:
    """The seed's slug and its fixture: what `loaddata` needs to make the same debate in an empty database.

    The seed is imported into this database, in which it must not be yet, and taken back. Raises FormatError.
    """
    with transaction.atomic():
        report = load_seed(path)
        if report is None:
            raise FormatError(f"{path.parent.name} is in this database; a fixture is made in one without it")
        debate = Debate.objects.get(slug=report.slug)
        rows = serializers.serialize("python", _rows_of(debate), use_natural_foreign_keys=True, use_natural_primary_keys=True)
        transaction.set_rollback(True)
    # Keys sorted, because PostgreSQL keeps those of JSON values in an order of its own.
    text = json.dumps(rows, cls=DjangoJSONEncoder, sort_keys=True, indent=1, ensure_ascii=False)
    return report.slug, text + "\n"


def _rows_of(debate: Debate) -> Iterator[models.Model]:
    """The debate's rows, each after those that it refers to."""
    yield debate
    for name in STORING_ORDER:
        rows = list(MODELS[name].objects.filter(debate=debate).order_by("key"))
        # An undercut comes after the relation that it denies, a group after the one it lies in.
        yield from sorted(
            rows, key=lambda row: bool(getattr(row, "target_relation_id", None) or getattr(row, "parent_id", None))
        )
    for model in LINKS.values():
        one, two = model.ENDS
        yield from model.objects.filter(debate=debate).order_by(f"{one}__key", f"{two}__key")
