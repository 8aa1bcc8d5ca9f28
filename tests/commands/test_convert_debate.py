import io
import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from argmap.formats import read_file

WATER = """
debate: {slug: water, question: Should the town fluoridate its water?}
claims: {policy: Fluoridate it, cost: It costs too much}
relations: [{key: r, kind: attacks, source: cost, target: policy}]
"""


@pytest.fixture
def water(tmp_path):
    path = tmp_path / "water.yaml"
    path.write_text(WATER)
    return path


def convert(*arguments):
    errors = io.StringIO()
    call_command("convert_debate", *map(str, arguments), stderr=errors)
    return errors.getvalue()


def test_a_file_becomes_another_without_a_database(water, tmp_path):
    output = tmp_path / "folder" / "water.json"

    said = convert(water, "--to", "json", "--output", output)

    assert said == ""
    assert read_file("water.json", output.read_bytes()).debate == read_file("water.yaml", WATER.encode()).debate


def test_it_reads_standard_input_and_writes_standard_output():
    command = (sys.executable, "manage.py", "convert_debate", "-", "--to", "tgf", "--output", "-")
    environment = os.environ | {"DATABASE_URL": "sqlite:////none/at/all.sqlite3"}

    done = subprocess.run(
        command, cwd=settings.BASE_DIR, input=WATER.encode(), env=environment, capture_output=True, check=False
    )

    assert (done.returncode, done.stdout) == (0, b"policy\ncost\n#\ncost policy\n")


def test_warnings_go_to_standard_error_with_their_line(tmp_path, capfdbinary):
    path = tmp_path / "labelled.txt"
    path.write_text("a The first\nb\n#\nb a\n")

    said = convert(path, "--from", "tgf", "--to", "iccma")

    assert said.splitlines()[0] == f"{path}:1: an argument has a label: left out"
    assert capfdbinary.readouterr().out.startswith(b"p af 2\n")


def test_what_is_lost_goes_to_standard_error(water, capfdbinary):
    said = convert(water, "--to", "tgf").splitlines()

    assert said == [
        "Trivial Graph Format: the debate's slug and question: not written",
        "Trivial Graph Format: the title of 2 claims (cost, policy): not written",
        "Trivial Graph Format: the key of 1 relation (r): not written",
    ]
    assert capfdbinary.readouterr().out == b"policy\ncost\n#\ncost policy\n"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("debate: {slug: a}\n", "water.yaml:1:9: debate: question is missing"),
        ("", "water.yaml: the file is empty"),
    ],
)
def test_errors_are_told_and_nothing_is_written(water, tmp_path, text, says):
    water.write_text(text)

    with pytest.raises(CommandError, match=says):
        convert(water, "--to", "json", "--output", tmp_path / "out.json")

    assert not (tmp_path / "out.json").exists()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("missing.yaml", "--to", "json"), "missing.yaml cannot be read: No such file or directory"),
        (("water.yaml", "--to", "docx"), "invalid choice: 'docx'"),
        (("water.yaml", "--to", "dna"), "invalid choice: 'dna'"),
        (("water.yaml", "--to", "json", "--output", "water.yaml/out"), "cannot be written"),
    ],
)
def test_what_cannot_be_is_one_sentence(water, monkeypatch, arguments, says):
    monkeypatch.chdir(water.parent)

    with pytest.raises(CommandError, match=says):
        convert(*arguments)
