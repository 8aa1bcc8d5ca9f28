"""Settings from the environment: safe in production or not at all, ready on a laptop without any."""

import os
import stat
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from argmap import apps

ROOT = Path(__file__).resolve().parent.parent
SAFE = {
    "ARGMAP_ENV": "production",
    "ARGMAP_SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMN",
    "ARGMAP_HOSTS": "argmap.example.org",
    "DATABASE_URL": "postgresql://argmap@db.example.org/argmap",
}


KEY_WANTED = "ARGMAP_SECRET_KEY must be set, with 50 characters or more, 5 of them different"
DATABASE_WANTED = "DATABASE_URL must be set, to a database that lasts"
HOSTS_WANTED = "ARGMAP_HOSTS must list the host names served, without wildcards"


def start(environment):
    """A Python that loads the settings in this environment only."""
    code = f"import argmap.settings as s; {environment.pop('PROGRAM', '')}"
    inherited = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**inherited, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def run(environment, program=""):
    """The exit code, the output and the last line of errors."""
    with start({**environment, "PROGRAM": program}) as process:
        output, errors = process.communicate(timeout=60)
    return process.returncode, output.strip(), (errors.strip().splitlines() or [""])[-1]


def test_production_starts_in_a_safe_environment(tmp_path):
    program = "print(s.DEBUG, s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SECURE_SSL_REDIRECT, s.SECURE_HSTS_SECONDS > 0)"

    code, output, errors = run({**SAFE, "ARGMAP_VAR": str(tmp_path)}, program)

    assert (code, output, errors) == (0, "False True True True True", "")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"ARGMAP_SECRET_KEY": ""}, KEY_WANTED),
        ({"ARGMAP_SECRET_KEY": "short"}, KEY_WANTED),
        ({"ARGMAP_SECRET_KEY": "a" * 60}, KEY_WANTED),
        ({"ARGMAP_HOSTS": ""}, HOSTS_WANTED),
        ({"ARGMAP_HOSTS": "*"}, HOSTS_WANTED),
        ({"ARGMAP_HOSTS": "argmap.example.org,*.example.org"}, HOSTS_WANTED),
        ({"ARGMAP_HOSTS": ".example.org"}, HOSTS_WANTED),
        ({"DATABASE_URL": ""}, DATABASE_WANTED),
        ({"DATABASE_URL": "sqlite://"}, DATABASE_WANTED),
        ({"ARGMAP_HSTS_SECONDS": "0"}, "ARGMAP_HSTS_SECONDS must be 1 or more"),
        ({"ARGMAP_DEBUG": "true"}, "ARGMAP_DEBUG must be off"),
        ({"ARGMAP_EMBED_HOSTS": "*.example.org"}, "ARGMAP_EMBED_HOSTS must list host names, without wildcards"),
    ],
)
def test_production_refuses_to_start_on_anything_unsafe(changes, sentence):
    code, _, errors = run({**SAFE, **changes})

    assert code == 1
    assert errors.endswith(f"argmap does not start in production: {sentence}")


def test_production_names_everything_unsafe_at_once():
    code, _, errors = run({"ARGMAP_ENV": "production", "ARGMAP_DEBUG": "1"})

    assert code == 1
    assert all(name in errors for name in ("ARGMAP_SECRET_KEY", "ARGMAP_HOSTS", "DATABASE_URL", "ARGMAP_DEBUG"))


def test_a_profile_that_there_is_not_is_refused():
    code, _, errors = run({"ARGMAP_ENV": "staging"})

    assert code == 1
    assert errors.endswith('ARGMAP_ENV is "staging"; allowed are laptop and production')


def test_the_laptop_profile_starts_without_any_environment_and_makes_its_key_once(tmp_path):
    var = tmp_path / "var"

    first = run({"ARGMAP_VAR": str(var)}, "print(s.SECRET_KEY)")
    second = run({"ARGMAP_VAR": str(var)}, "print(s.SECRET_KEY)")

    (key_file,) = var.iterdir()
    assert first == second == (0, key_file.read_text(), "")
    assert len(key_file.read_text()) >= 50
    assert stat.S_IMODE(key_file.stat().st_mode) == 0o600


def test_processes_that_start_at_once_share_one_key(tmp_path):
    environments = [{"ARGMAP_VAR": str(tmp_path / "var"), "PROGRAM": "print(s.SECRET_KEY)"} for _ in range(6)]
    processes = [start(environment) for environment in environments]

    keys = {process.communicate(timeout=60)[0] for process in processes}

    assert len(keys) == 1
    assert [file.name for file in (tmp_path / "var").iterdir()] == ["secret-key"]


def test_two_laptops_have_two_keys(tmp_path):
    one = run({"ARGMAP_VAR": str(tmp_path / "one")}, "print(s.SECRET_KEY)")
    other = run({"ARGMAP_VAR": str(tmp_path / "other")}, "print(s.SECRET_KEY)")

    assert one != other


@pytest.mark.parametrize("url", [None, "sqlite:///{var}/own.sqlite3"])
def test_sqlite_takes_its_lock_at_once_waits_and_keeps_what_it_acknowledged(tmp_path, url):
    environment = {"ARGMAP_VAR": str(tmp_path)} | ({"DATABASE_URL": url.format(var=tmp_path)} if url else {})
    program = (
        "import os, django; os.environ['DJANGO_SETTINGS_MODULE'] = 'argmap.settings'; django.setup(); "
        "from django.db import connection as c; cursor = c.cursor(); "
        "ask = lambda what: cursor.execute(f'PRAGMA {what}').fetchone()[0]; "
        "print(ask('journal_mode'), ask('synchronous'), ask('busy_timeout'), c.transaction_mode)"
    )

    code, output, errors = run(environment, program)

    # synchronous 2 is FULL.
    assert (code, output, errors) == (0, "wal 2 20000 IMMEDIATE", "")


def test_sqlite_without_its_lock_at_once_fails_the_checks(monkeypatch):
    database = {"ENGINE": "django.db.backends.sqlite3", "NAME": "x", "OPTIONS": {}}
    monkeypatch.setattr(apps, "settings", SimpleNamespace(DATABASES={"default": database}))

    assert [message.id for message in apps.check_database()] == ["argmap.E001"]


def test_requests_that_lock_the_database_fail_the_checks(monkeypatch):
    database = {"ENGINE": "django.db.backends.postgresql", "NAME": "x", "ATOMIC_REQUESTS": True}
    monkeypatch.setattr(apps, "settings", SimpleNamespace(DATABASES={"default": database}))

    assert [message.id for message in apps.check_database()] == ["argmap.E002"]


@pytest.mark.parametrize(("binary", "found"), [(None, []), ("/nowhere/dot", ["argmap.E003"]), (sys.executable, [])])
def test_a_graphviz_that_is_not_there_fails_the_checks(settings, binary, found):
    settings.DOT_BINARY = binary

    assert [message.id for message in apps.check_dot_binary()] == found


def test_production_passes_djangos_own_checks_for_deployment(tmp_path):
    environment = {**SAFE, "ARGMAP_VAR": str(tmp_path), "DATABASE_URL": f"sqlite:///{tmp_path}/db.sqlite3"}
    inherited = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}

    checks = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=ROOT,
        env={**inherited, **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )

    assert (checks.returncode, checks.stderr) == (0, "")
