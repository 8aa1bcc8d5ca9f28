"""`evaluate_debate SLUG` or `--file FILE`: say what stands."""

import json
from argparse import ArgumentParser
from typing import Any, ClassVar

from django.core.management.base import CommandError

from argmap.core.kinds import Profile
from argmap.core.reading.viewpoint import READERS, ViewpointError, read_options
from argmap.formats import FORMATS, FormatError
from argmap.management.reading import read_given_debate
from argmap.management.telling import TellingCommand
from argmap.services.evaluating import (
    DEFAULT_SECONDS,
    SEMANTICS,
    STANDING,
    Answer,
    Asked,
    EvaluationRefused,
    evaluate_debate,
)


class Command(TellingCommand):
    """A file needs no database, and keeps its own ids as keys."""

    NOTHING: ClassVar = {"semantics": None}
    help = "Evaluate a debate, or a file: which claims stand, how strong they are, or what may be accepted together."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the command's arguments."""
        parser.add_argument("slug", nargs="?", help="the debate's slug")
        parser.add_argument("--file", help="evaluate a file in place of a debate; - for standard input")
        names = [form.name for form in FORMATS if form.read]
        parser.add_argument("--format", choices=names, help="the file's format, where its name does not tell")
        parser.add_argument(
            "--semantics", choices=[str(name) for name in SEMANTICS], default=STANDING, help="default: standing"
        )
        parser.add_argument(
            "--profile", choices=[profile.value for profile in Profile], help="for standing; default: the debate's own"
        )
        parser.add_argument("--lens", metavar="ACTOR", help="see the debate through this actor's eyes")
        parser.add_argument("--as-of", metavar="DATE", help="count stances up to this date")
        parser.add_argument("--what-if", metavar="TOGGLES", help="changes to try, as addresses have them: in.A1~off-relation.r")
        parser.add_argument("--evidence", choices=["true", "false"], help="whether rated evidence counts")
        parser.add_argument("--seconds", type=float, default=DEFAULT_SECONDS, help="time for the search of extensions")
        parser.add_argument("--json", action="store_true", help="print one JSON object, also on errors (then exit code 1)")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Evaluate and print."""
        try:
            debate = read_given_debate(slug=options["slug"], file=options["file"], format_name=options["format"])
            answer = evaluate_debate(debate, _ask(options))
        except (FormatError, ViewpointError, EvaluationRefused) as error:
            if not options["json"]:
                raise CommandError(str(error)) from None
            self.stdout.write(json.dumps({"semantics": options["semantics"], "errors": str(error).split("\n")}))
            raise SystemExit(1) from None
        self.stdout.write(json.dumps(answer, ensure_ascii=False) if options["json"] else "\n".join(_list_lines(answer)))


def _ask(options: dict[str, Any]) -> Asked:
    standing = read_options({name: options[name] or "" for name in READERS})
    return Asked(semantics=options["semantics"], options=standing, seconds=options["seconds"])


def _list_lines(answer: dict[str, Any]) -> list[str]:
    if Answer.LABELS in answer:
        explanations = answer["explanations"]
        return [f"{key}: {label}. {explanations[key]['sentence']}" for key, label in answer[Answer.LABELS].items()]
    if Answer.STRENGTHS in answer:
        return [f"{key}: {strength:.3f}" for key, strength in answer[Answer.STRENGTHS].items()]
    lines = ["{" + ", ".join(extension) + "}" for extension in answer[Answer.EXTENSIONS]]
    return [*lines, *filter(None, [answer["stopped"]])]
