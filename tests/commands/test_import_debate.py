import io
import json
import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from argmap.models import Claim, Debate, Membership, Relation, Role, Visibility
from argmap.services.writing import delete_record, save_record
from tests.factories import make_user

WATER = """
debate: {slug: water, question: Should the town fluoridate its water?}
claims:
  policy:
    title: The town should fluoridate its water
    kind: policy
    for:
      - teeth: {title: Fluoride protects teeth}
    against:
      - cost: {title: It costs too much}
"""


@pytest.fixture
def water(tmp_path):
    path = tmp_path / "water.yaml"
    path.write_text(WATER)
    return path


def run(*arguments):
    out = io.StringIO()
    call_command("import_debate", *map(str, arguments), stdout=out, stderr=out)
    return out.getvalue()


def run_json(*arguments):
    return json.loads(run(*arguments, "--json"))


def test_a_dry_run_without_slug_needs_no_database(water):
    told = run_json(water, "--dry-run")

    assert (told["slug"], told["format"], told["errors"]) == ("water", "yaml", [])
    assert told["counts"]["claims"] == 3
    assert told["counts"]["relations"]["supports"] == 1
    assert told["counts"]["relations"]["undercuts"] == 0


@pytest.mark.django_db
def test_it_creates_a_private_debate_of_the_owner(water):
    owner = make_user("ada")

    run(water, "--owner", "ada", "--slug", "h2o")

    debate = Debate.objects.get()
    assert (debate.slug, debate.visibility) == ("h2o", Visibility.PRIVATE)
    assert Membership.objects.get(debate=debate).user == owner
    assert Membership.objects.get(debate=debate).role == Role.OWNER
    assert Claim.history.filter(history_user=owner).count() == 3


@pytest.mark.django_db
def test_importing_twice_changes_nothing(water):
    run(water)
    revision = Debate.objects.get().revision

    said = run(water)

    assert "nothing to change" in said
    assert Debate.objects.get().revision == revision
    assert Claim.history.count() == 3


@pytest.mark.django_db
def test_a_dry_run_with_slug_writes_nothing(water):
    said = run(water, "--slug", "water", "--dry-run")

    assert "5 created" in said
    assert not Debate.objects.exists()


@pytest.mark.django_db
def test_it_names_an_unknown_owner(water):
    with pytest.raises(CommandError, match='no user "nobody"'):
        run(water, "--owner", "nobody")

    assert not Debate.objects.exists()


def test_an_error_names_file_line_and_path(tmp_path):
    path = tmp_path / "bad.yaml"
    path.write_text("debate: {slug: bad, question: Why?}\nclaims:\n  a:\n    titel: A\n")

    with pytest.raises(CommandError) as caught:
        run(path, "--dry-run")

    assert f"{path}:4" in str(caught.value)
    assert "claims.a" in str(caught.value)


def test_json_tells_of_errors_and_exits_with_1(tmp_path, capsys):
    path = tmp_path / "bad.yaml"
    path.write_text("debate: {slug: bad, question: Why?}\nrelations:\n  r: {kind: supports, source: a, target: b}\n")

    out = io.StringIO()
    with pytest.raises(SystemExit) as caught:
        call_command("import_debate", str(path), "--dry-run", "--json", stdout=out)

    told = json.loads(out.getvalue())
    assert caught.value.code == 1
    assert told["format"] == "yaml"
    assert any('no claim has the key "a"' in error for error in told["errors"])


@pytest.mark.parametrize("name", ["missing.yaml", "."])
def test_a_file_that_cannot_be_read_is_one_sentence(tmp_path, name):
    with pytest.raises(CommandError, match="cannot be read"):
        run(tmp_path / name, "--dry-run")


@pytest.mark.django_db
def test_edited_records_are_kept_and_reported_until_overwrite(water):
    run(water)
    Claim.objects.filter(key="cost").update(title="It costs 2 million", version=2)

    told = run_json(water)

    assert any("cost" in warning and "--overwrite" in warning for warning in told["warnings"])
    assert Claim.objects.get(key="cost").title == "It costs 2 million"
    run(water, "--overwrite")
    assert Claim.objects.get(key="cost").title == "It costs too much"


@pytest.mark.django_db
def test_only_prune_deletes(water):
    run(water)
    water.write_text(WATER.replace("    against:\n      - cost: {title: It costs too much}\n", ""))

    run(water)
    assert Claim.objects.filter(key="cost").exists()

    run(water, "--prune")
    assert not Claim.objects.filter(key="cost").exists()


def test_a_file_that_names_no_debate_gives_its_own_name(tmp_path):
    path = tmp_path / "Even Cycle.tgf"
    path.write_text("a\nb\n#\na b\nb a\n")

    told = run_json(path, "--dry-run")

    assert (told["slug"], told["format"], told["counts"]["relations"]["attacks"]) == ("even-cycle", "tgf", 2)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [([], "required: file"), (["x.yaml", "--format", "docx"], "invalid choice: 'docx'"), (["x.yaml", "--sulg", "a"], "--sulg")],
)
def test_json_tells_of_a_wrong_argument_too(arguments, says):
    done = run_in_process(*arguments, "--json")

    assert done.returncode == 1
    told = json.loads(done.stdout)
    assert says in told["errors"][0]
    assert set(told) == {"slug", "format", "counts", "warnings", "errors"}


def test_a_database_that_is_not_there_is_one_sentence(water, tmp_path):
    environment = {"DATABASE_URL": f"sqlite:///{tmp_path}/none/at/all.sqlite3"}

    plain = run_in_process(water, **environment)
    as_json = run_in_process(water, "--json", **environment)

    assert (plain.returncode, as_json.returncode) == (1, 1)
    assert "the database does not answer" in plain.stderr
    assert "Traceback" not in plain.stderr
    assert "the database does not answer" in json.loads(as_json.stdout)["errors"][0]


def run_in_process(*arguments, **environment):
    command = (sys.executable, "manage.py", "import_debate", *map(str, arguments))
    return subprocess.run(
        command, cwd=settings.BASE_DIR, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )


@pytest.mark.django_db
def test_a_record_deleted_by_hand_comes_back_with_a_warning(water):
    run(water)
    for relation in Relation.objects.filter(source_claim__key="cost"):
        delete_record(record=relation, user=None, expected_version=1)
    delete_record(record=Claim.objects.get(key="cost"), user=None, expected_version=1)

    told = run_json(water)

    assert any("claims: cost: deleted since" in warning for warning in told["warnings"])
    assert Claim.objects.filter(key="cost").exists()


@pytest.mark.django_db
def test_an_edit_that_the_file_comes_to_agree_with_no_longer_counts(water):
    run(water)
    claim = Claim.objects.get(key="cost")
    claim.title = "It costs 2 million"
    save_record(record=claim, user=None, expected_version=1)
    water.write_text(WATER.replace("It costs too much", "It costs 2 million"))
    run(water)

    water.write_text(WATER.replace("It costs too much", "It costs 3 million"))
    told = run_json(water)

    assert told["warnings"] == []
    assert Claim.objects.get(key="cost").title == "It costs 3 million"
