"""Measurements that need Django and a database: each in a process of its own, on an empty database."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator


def run_apart(module: str) -> Iterator[str]:
    """What the module prints, run as a program on the database that DATABASE_URL names, or on SQLite in a folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            "DATABASE_URL": f"sqlite:///{folder}/bench.sqlite3",
            "DJANGO_SETTINGS_MODULE": "argmap.settings",
            **os.environ,
        }
        done = subprocess.run([sys.executable, "-m", module], env=environment, capture_output=True, text=True, check=False)
    yield from (done.stdout if done.returncode == 0 else done.stderr[-2000:]).splitlines()


def set_up_django() -> None:
    """Set Django up and make the tables."""
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
