"""`write_fixtures`: make `fixtures/` from `seeds/` anew."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from argmap.formats import FormatError
from argmap.services.files import write_file
from argmap.services.seeds import FIXTURES_DIR, find_seeds, make_fixture


class Command(BaseCommand):
    """Needs a migrated database that the seeds are not in; leaves it as it was."""

    help = "Write fixtures/*.json from seeds/, in a migrated database without them."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Write one fixture for each seed."""
        for path in find_seeds():
            try:
                slug, text = make_fixture(path)
                write_file(text.encode(), str(FIXTURES_DIR / f"{slug}.json"))
            except FormatError as error:
                raise CommandError(str(error)) from None
            self.stdout.write(f"fixtures/{slug}.json written.")
