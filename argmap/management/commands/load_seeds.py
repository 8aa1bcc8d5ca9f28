"""`load_seeds`: bring in the debates that come with argmap."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from argmap.formats import FormatError
from argmap.services.seeds import find_seeds, load_seed


class Command(BaseCommand):
    """A debate that exists is left alone, whatever has been edited in it."""

    help = "Load the debates under seeds/; those that exist are left alone."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Load each seed."""
        for path in find_seeds():
            try:
                report = load_seed(path)
            except FormatError as error:
                raise CommandError(str(error)) from None
            done = f"loaded, {len(report.merge.created)} records" if report else "exists and was left alone"
            self.stdout.write(f"{path.parent.name}: {done}.")
