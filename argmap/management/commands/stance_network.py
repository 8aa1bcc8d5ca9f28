"""`stance_network SLUG` or `--file FILE`: who says the same of what, as a matrix."""

from argparse import ArgumentParser
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, ClassVar

from argmap.core.networks import (
    Aggregation,
    Duplicates,
    Exclusion,
    Mode,
    Network,
    NetworkError,
    NetworkOptions,
    Normalization,
    Variable,
    build_network,
    check_options,
    list_unknown_exclusions,
)
from argmap.formats import FORMATS, FormatError
from argmap.management.reading import read_given_debate
from argmap.management.telling import TellingCommand
from argmap.services.files import write_file
from argmap.services.network_files import write_network_csv, write_network_graphml, write_network_json

_WORDS = MappingProxyType(
    {
        "mode": (Mode, "two: rows × columns; one: ties among the rows"),
        "of": (Variable, "what the rows are"),
        "via": (Variable, "what the columns are, or what tied rows share"),
        "aggregation": (Aggregation, "how yes and no are counted together"),
        "normalization": (Normalization, "what counts are divided by"),
        "duplicates": (Duplicates, "within what statements that say the same count once"),
    }
)
_WRITERS: Mapping[str, Callable[[Network], bytes]] = MappingProxyType(
    {"json": write_network_json, "csv": write_network_csv, "graphml": write_network_graphml}
)


class Command(TellingCommand):
    """A file needs no database."""

    NOTHING: ClassVar = {"rows": [], "columns": [], "matrix": []}
    help = "Write who says the same of what, in a debate or a file, as a network; docs/networks.md has the formulas."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the command's arguments."""
        parser.add_argument("slug", nargs="?", help="the debate's slug")
        parser.add_argument("--file", help="a file in place of a debate; - for standard input")
        names = [form.name for form in FORMATS if form.read]
        parser.add_argument("--format", choices=names, help="the file's format, where its name does not tell")
        default = NetworkOptions()
        for name, (words, meaning) in _WORDS.items():
            chosen = getattr(default, name)
            parser.add_argument(f"--{name}", choices=list(words), default=chosen, help=f"{meaning}; default: {chosen}")
        parser.add_argument("--compatible", choices=["dna"], help="DNA's own numbers, its defects included")
        parser.add_argument("--first", metavar="DATE", default="", help="leave out stances before this date")
        parser.add_argument("--last", metavar="DATE", default="", help="leave out stances after this date")
        parser.add_argument("--as-of", metavar="DATE", default="", help="count stances up to this date, and undated ones")
        parser.add_argument("--inherit", action="store_true", help="count stances also for those whom their actors speak for")
        excluded = "organization, person or concept (name or key) or position to leave out; may be repeated"
        parser.add_argument("--exclude", metavar="WHAT=VALUE", action="append", default=[], help=excluded)
        forms = parser.add_mutually_exclusive_group()
        forms.add_argument("--json", action="store_true", help="one JSON object, also on errors (then exit code 1)")
        forms.add_argument("--csv", action="store_true", help="a table; the default")
        forms.add_argument("--graphml", action="store_true", help="a graph for Gephi, visone, igraph and the like")
        parser.add_argument("--output", metavar="FILE", help="the file to write; default: standard output")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Build and write."""
        self.is_json = options["json"]
        try:
            asked = _ask(options)
            check_options(asked)
            debate = read_given_debate(slug=options["slug"], file=options["file"], format_name=options["format"])
            written = _choose_writer(options)(build_network(debate, asked))
            for value in list_unknown_exclusions(debate, asked):
                self.stderr.write(f'nothing is called "{value}", so that it excludes nothing')
            self._write(written, options["output"])
        except (FormatError, NetworkError) as error:
            self.fail(str(error))

    def _write(self, written: bytes, output: str | None) -> None:
        if output is None:
            self.stdout.write(written.decode(), ending="" if written.endswith(b"\n") else "\n")
        else:
            write_file(written, output)


def _ask(options: dict[str, Any]) -> NetworkOptions:
    words: dict[str, Any] = {name: words(options[name]) for name, (words, _) in _WORDS.items()}
    dates = {name: options[name] for name in ("first", "last", "as_of")}
    exclusions = tuple(_read_exclusion(text) for text in options["exclude"])
    return NetworkOptions(
        **words, **dates, exclusions=exclusions, inherit=options["inherit"], compatible=options["compatible"] == "dna"
    )


def _read_exclusion(text: str) -> Exclusion:
    variable, equals, value = text.partition("=")
    if not equals:
        raise NetworkError(f'"{text[:60]}" excludes nothing; write what is left out as in concept=NAME')
    return Exclusion(variable, value)


def _choose_writer(options: dict[str, Any]) -> Callable[[Network], bytes]:
    return next((write for name, write in _WRITERS.items() if options[name]), write_network_csv)
