"""Commands that tell of every error in one sentence, or, asked for JSON, in one object."""

import json
from typing import Any, ClassVar

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError


class TellingCommand(BaseCommand):
    """A command with `--json`: also a wrong argument and a database that does not answer are told there, with exit code 1.

    `NOTHING` is what the object holds beside `errors` where the command did not get as far as to know better.
    """

    NOTHING: ClassVar[dict[str, Any]] = {}
    is_json = False

    def run_from_argv(self, argv: list[str]) -> None:
        """Run the command as the command line asks."""
        self.is_json = "--json" in argv
        try:
            super().run_from_argv(argv)
        except DatabaseError as error:
            self.fail(f"the database does not answer as it should: {str(error).strip()}; see that it runs and is migrated")
        except CommandError as error:
            self.fail(str(error))

    def create_parser(self, prog_name: str, subcommand: str, **options: Any) -> CommandParser:
        """The parser; for JSON it raises an error in place of printing it."""
        parser = super().create_parser(prog_name, subcommand, **options)
        parser.called_from_command_line = bool(parser.called_from_command_line) and not self.is_json
        return parser

    def fail(self, message: str, **known: Any) -> None:
        """Tell of errors, one a line of the message, and end with exit code 1."""
        if self.is_json:
            told = {**self.NOTHING, **known, "errors": message.split("\n")}
            self.stdout.write(json.dumps(told, ensure_ascii=False))
        else:
            self.stderr.write(self.style.ERROR(message))
        raise SystemExit(1)
