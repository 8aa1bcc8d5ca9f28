"""`convert_debate FILE --to FORMAT`: a debate from one kind of file to another, without a database."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from argmap.core.debate import Debate
from argmap.formats import FORMATS, FormatError
from argmap.management.progress import Progress
from argmap.management.writing import write_out
from argmap.services.files import read_debate_file


class Command(BaseCommand):
    """Writes to standard output without `--output`; what is wrong or lost on the way goes to standard error."""

    help = "Convert a file with a debate into another format; no database is needed."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the command's arguments."""
        parser.add_argument("file", help="the file to read; - for standard input")
        written = [form.name for form in FORMATS if form.write]
        parser.add_argument("--to", choices=written, required=True, help="the format to write")
        read = [form.name for form in FORMATS if form.read]
        parser.add_argument("--from", choices=read, dest="format", help="the file's format, where its name does not tell")
        parser.add_argument("--output", metavar="FILE", help="the file to write; without it, or with -, standard output")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Read the file and write it anew, or say why not."""
        try:
            debate = self._read(options["file"], options["format"])
            write_out(debate, format_name=options["to"], output=options["output"], stderr=self.stderr)
        except FormatError as error:
            raise CommandError(str(error)) from None

    def _read(self, name: str, format_name: str | None) -> Debate:
        with Progress(self.stderr) as progress:
            progress.show("Reading the file")
            reading = read_debate_file(name, format_name=format_name).reading
        for warning in reading.warnings:
            self.stderr.write(str(warning))
        if reading.errors or reading.debate is None:
            raise FormatError("\n".join(str(finding) for finding in reading.errors))
        return reading.debate
