import hashlib
import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from argmap.core.canonical import canonical_json
from argmap.formats import read_file
from argmap.services.snapshot import load_debate
from tests.factories import make_claim, make_debate, make_relation

pytestmark = pytest.mark.django_db


@pytest.fixture
def debate():
    debate = make_debate("water")
    make_relation(make_claim(debate, "cost"), make_claim(debate, "policy", kind="policy"), "attacks")
    return debate


def test_json_is_the_canonical_document(debate, tmp_path):
    output = tmp_path / "water.json"

    call_command("export_debate", "water", "--format", "json", "--output", str(output))

    expected = canonical_json(load_debate(debate))
    assert hashlib.sha256(output.read_bytes()).digest() == hashlib.sha256(expected).digest()


def test_yaml_reads_back_as_the_same_debate(debate, tmp_path):
    output = tmp_path / "folder" / "water.yaml"

    call_command("export_debate", "water", "--output", str(output))

    reading = read_file(str(output), output.read_bytes())
    assert reading.errors == ()
    assert reading.debate == load_debate(debate)


def test_it_writes_to_standard_output(debate, capfdbinary):
    call_command("export_debate", "water", "--format", "json")

    assert capfdbinary.readouterr().out == canonical_json(load_debate(debate))


def test_what_is_lost_goes_to_standard_error(debate, capfdbinary):
    errors = io.StringIO()

    call_command("export_debate", "water", "--format", "apx", stderr=errors)

    assert "of 2 claims (cost, policy): title (2), kind (1): not written" in errors.getvalue()
    assert b"att(cost,policy)." in capfdbinary.readouterr().out


def test_an_unknown_slug_is_one_sentence():
    with pytest.raises(CommandError, match='no debate with the slug "fire"'):
        call_command("export_debate", "fire")


def test_an_output_that_cannot_be_written_is_one_sentence(debate, tmp_path):
    (tmp_path / "file").write_text("")

    with pytest.raises(CommandError, match="cannot be written"):
        call_command("export_debate", "water", "--output", str(tmp_path / "file" / "water.yaml"))


def test_a_link_is_followed_and_a_file_keeps_its_mode(debate, tmp_path):
    kept, link = tmp_path / "kept.yaml", tmp_path / "link.yaml"
    kept.touch(mode=0o600)
    link.symlink_to(kept)

    call_command("export_debate", "water", "--output", str(link))

    assert link.is_symlink()
    assert kept.stat().st_mode & 0o777 == 0o600
    assert b"water" in kept.read_bytes()


def test_a_device_stays_a_device(debate):
    call_command("export_debate", "water", "--output", "/dev/null")

    assert Path("/dev/null").is_char_device()


def test_nothing_is_left_of_a_file_that_could_not_be_written(debate, tmp_path):
    with pytest.raises(CommandError, match="cannot be written"):
        call_command("export_debate", "water", "--output", str(tmp_path))

    assert list(tmp_path.parent.glob("*.part")) == []
