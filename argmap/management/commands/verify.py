"""`verify [SLUG …]`: check that debates are whole."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from argmap.models import Debate
from argmap.services.verifying import verify_debate


class Command(BaseCommand):
    """Re-checks what no database constraint can see: ends in one debate, quotes that stand in their source, and the like."""

    help = "Check that debates are whole; exit code 1 where one is not."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the command's arguments."""
        parser.add_argument("slugs", nargs="*", metavar="SLUG", help="the debates to check; all of them without one")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Check each debate and print each problem."""
        debates = Debate.objects.filter(slug__in=options["slugs"]) if options["slugs"] else Debate.objects.all()
        unknown = set(options["slugs"]) - {debate.slug for debate in debates}
        if unknown:
            raise CommandError(f"there is no debate with the slug {', '.join(sorted(unknown))}")
        found = [(debate.slug, problem) for debate in debates for problem in verify_debate(debate)]
        for slug, problem in found:
            self.stdout.write(f"{slug}: {problem}")
        if found:
            raise CommandError(f"{len(found)} problems found")
        self.stdout.write(f"{len(debates)} debates checked, no problems.")
