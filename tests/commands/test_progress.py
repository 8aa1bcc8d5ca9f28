"""What a terminal shows while files come in and go out."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

from argmap.core.debate import Debate
from argmap.core.records import About, Claim
from argmap.services import storing
from argmap.services.files import write_debate

SLUG = "water"


class Terminal(io.StringIO):
    """A terminal's standard error, and what is to be seen on it by and by."""

    def isatty(self):
        return True

    def list_lines(self):
        """Each line that was shown in the place of the last, and at the end what stands there."""
        return [line.rstrip() for line in self.getvalue().split("\r")]


@pytest.fixture
def terminal(monkeypatch):
    monkeypatch.setenv("COLUMNS", "60")
    return Terminal()


@pytest.fixture
def water(tmp_path):
    path = tmp_path / "water.json"
    claims = tuple(Claim(key=f"c{number}", title=f"Claim {number}") for number in range(5))
    path.write_bytes(write_debate(Debate(about=About(slug=SLUG, question="Q?"), claims=claims), format_name="json"))
    return path


def run(terminal, *arguments):
    out = io.StringIO()
    call_command(*map(str, arguments), stdout=out, stderr=terminal, no_color=True)
    return out.getvalue()


@pytest.mark.django_db
def test_an_import_tells_how_much_is_written_and_cleans_up(terminal, water, monkeypatch):
    monkeypatch.setattr(storing, "_TOLD", 2)

    said = run(terminal, "import_debate", water)

    assert terminal.list_lines() == [
        "",
        "Reading the file …",
        "Checking the debate …",
        "Writing the records [########............] 40 %",
        "Writing the records [################....] 80 %",
        "Writing the records [####################] 100 %",
        "",
        "",
    ]
    assert said.startswith("water: 5 created")


@pytest.mark.django_db
def test_an_export_and_a_conversion_name_their_steps_before_what_is_lost(terminal, water, tmp_path):
    run(Terminal(), "import_debate", water)
    others = Terminal()

    run(terminal, "export_debate", SLUG, "--format", "tgf", "--output", tmp_path / "water.tgf")
    run(others, "convert_debate", water, "--to", "tgf", "--output", tmp_path / "water2.tgf")

    for shown, first in ((terminal, "Loading the debate …"), (others, "Reading the file …")):
        *steps, lost = filter(None, shown.list_lines())
        assert steps == [first, "Writing the debate …", "Looking for what is lost …"]
        assert lost.startswith("Trivial Graph Format: the debate's slug and question: not written\n")


def test_the_line_is_gone_before_an_error_is_told(terminal, tmp_path):
    with pytest.raises(CommandError):
        run(terminal, "import_debate", tmp_path / "missing.yaml")

    assert terminal.list_lines() == ["", "Reading the file …", "", ""]


def test_json_and_pipes_are_told_nothing(terminal, water):
    pipe = io.StringIO()

    told = run(terminal, "import_debate", water, "--dry-run", "--json")
    run(pipe, "import_debate", water, "--dry-run")

    assert json.loads(told)["slug"] == SLUG
    assert (terminal.getvalue(), pipe.getvalue()) == ("", "")


def test_a_narrow_terminal_gets_a_line_that_does_not_wrap(terminal, water, monkeypatch):
    monkeypatch.setenv("COLUMNS", "10")

    run(terminal, "import_debate", water, "--dry-run")

    assert max(map(len, terminal.list_lines())) == 9
