"""`draw_map SLUG`: draw a debate's map to a file."""

from argparse import ArgumentParser
from pathlib import PurePath
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from argmap.formats import FormatError
from argmap.models import Debate
from argmap.render import GraphvizError
from argmap.services.files import write_file
from argmap.services.maps import Picture, draw_map


class Command(BaseCommand):
    """All claims, with title and legend; the output's suffix says what kind of picture."""

    help = "Draw a debate's map, with all claims, to a file ending in .svg, .png, .pdf or .dot."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the command's arguments."""
        parser.add_argument("slug", help="the debate's slug")
        parser.add_argument("--output", metavar="FILE", required=True, help="the file to write")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Draw the map."""
        suffix = PurePath(options["output"]).suffix.removeprefix(".")
        if suffix not in set(Picture):
            raise CommandError(f'"{suffix}" is no kind of picture; allowed are {", ".join(Picture)}')
        try:
            debate = Debate.objects.get(slug=options["slug"])
            write_file(draw_map(debate=debate, picture=Picture(suffix)), options["output"])
        except Debate.DoesNotExist:
            raise CommandError(f'there is no debate with the slug "{options["slug"]}"') from None
        except (FormatError, GraphvizError) as error:
            raise CommandError(str(error)) from None
        self.stdout.write(f"{options['output']} drawn.")
