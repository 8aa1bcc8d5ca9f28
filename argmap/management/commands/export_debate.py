"""`export_debate SLUG`: take a debate away as a file."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from argmap.formats import FORMATS, FormatError
from argmap.management.progress import Progress
from argmap.management.writing import write_out
from argmap.models import Debate
from argmap.services.snapshot import load_debate


class Command(BaseCommand):
    """Writes to standard output without `--output`; what the format cannot carry goes to standard error."""

    help = "Export a debate as a file."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the command's arguments."""
        parser.add_argument("slug", help="the debate's slug")
        names = [form.name for form in FORMATS if form.write]
        parser.add_argument("--format", choices=names, default="yaml", help="the file's format (default: yaml)")
        parser.add_argument("--output", metavar="FILE", help="the file to write; without it, or with -, standard output")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Write the debate's current records."""
        try:
            with Progress(self.stderr) as progress:
                progress.show("Loading the debate")
                value = load_debate(Debate.objects.get(slug=options["slug"]))
            write_out(value, format_name=options["format"], output=options["output"], stderr=self.stderr)
        except Debate.DoesNotExist:
            raise CommandError(f'there is no debate with the slug "{options["slug"]}"') from None
        except FormatError as error:
            raise CommandError(str(error)) from None
