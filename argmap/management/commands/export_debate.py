"""`export_debate SLUG`: take a debate away as a file."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from argmap.formats import FORMATS, FormatError
from argmap.models import Debate
from argmap.services.files import list_losses, write_debate, write_file
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
            debate = Debate.objects.get(slug=options["slug"])
            value = load_debate(debate)
            data = write_debate(value, format_name=options["format"])
            for loss in list_losses(value, format_name=options["format"]):
                self.stderr.write(loss)
            write_file(data, options["output"])
        except Debate.DoesNotExist:
            raise CommandError(f'there is no debate with the slug "{options["slug"]}"') from None
        except FormatError as error:
            raise CommandError(str(error)) from None
