#!/usr/bin/env python3
"""The developer's command line: setup, demo, serve, test, check, bench. Needs Python 3.11 or newer and nothing else.

It makes `.venv`, installs the locked packages in it and works with the interpreter there. The first lines also compile on
older Pythons, so that those get a sentence instead of a syntax error.
"""

import argparse
import json
import os
import socket
import subprocess
import sys

if sys.version_info < (3, 11):  # noqa: UP036 (nothing has checked the version before us)
    sys.exit(
        f"dev.py: this is Python {sys.version_info[0]}.{sys.version_info[1]}, and argmap needs 3.11 or newer; "
        "install one and call it by name, as in python3.11 dev.py demo"
    )

from collections.abc import Sequence

from development.children import (
    PYTHON,
    ROOT,
    VENV,
    child_environment,
    require_writable,
    run_child,
    run_server,
    run_step,
    stop_on_signals,
)
from development.environment import add_peers, make_environment
from development.errors import UserError

ANALYST = "analyst"
DEBATE = "mali-2021"
MAP = ROOT / "build" / f"{DEBATE}.svg"
PAGES = (
    ("/", "the debates"),
    (f"/debates/{DEBATE}/", "the map"),
    (f"/debates/{DEBATE}/outline/", "the same as an outline"),
    ("/admin/", "where an analyst edits"),
    ("/api/v1/schema/swagger/", "the JSON API"),
)
CHECKS = (
    "ruff format --check",
    "ruff check",
    "mypy",
    "lint-imports",
    "python manage.py check --fail-level WARNING",
    "python manage.py makemigrations --check --dry-run",
)
NO_TESTS_RAN = 5  # pytest's exit code


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code; a failure is one sentence on standard error."""
    parser = make_parser()
    options, extra = parser.parse_known_args(arguments)
    if extra and options.command not in ("test", "bench"):
        parser.error(f"unrecognised: {' '.join(extra)}")
    if options.command == "help":
        parser.print_help()
        return 0
    options.extra = extra
    stop_on_signals()
    try:
        return int(options.run(options))
    except UserError as error:
        print(f"dev.py: {error}", file=sys.stderr)
        return 1
    except PermissionError as error:
        print(
            f"dev.py: may not use {error.filename} ({error.strerror}); make it yours, or clone anew",
            file=sys.stderr,
        )
        return 1
    except KeyboardInterrupt:
        print("\ndev.py: stopped", file=sys.stderr)
        return 130


def make_parser() -> argparse.ArgumentParser:
    """The commands and their options."""
    parser = argparse.ArgumentParser(prog="dev.py", description="Work on argmap; each command first sees to .venv.")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    commands.add_parser("setup", help="make .venv with the locked packages").set_defaults(run=setup)
    for name, run, text in (
        ("demo", demo, "fill var/argmap.sqlite3 with the Mali debate, draw its map and serve it"),
        ("serve", serve, "serve what is in var/argmap.sqlite3"),
    ):
        command = commands.add_parser(name, help=text)
        command.add_argument("--port", type=read_port, default=8000, metavar="N", help="default 8000")
        command.set_defaults(run=run, no_serve=False)
        if name == "demo":
            command.add_argument("--no-serve", action="store_true", help="do all but serve")
    commands.add_parser("test", help="run the tests on SQLite and PostgreSQL; takes pytest's arguments").set_defaults(run=test)
    commands.add_parser("check", help="format, lint, types, imports, Django checks, migrations").set_defaults(run=check)
    commands.add_parser("bench", help="measure what README's figures come from").set_defaults(run=bench)
    commands.add_parser("help", help="show this")
    return parser


def read_port(text: str) -> int:
    """A port as it is typed."""
    if text.isdecimal() and 0 < int(text) < 65536:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text} is no port; allowed are 1 to 65535")


def setup(_options: argparse.Namespace) -> int:
    """Make the environment alone."""
    make_environment()
    return 0


def demo(options: argparse.Namespace) -> int:
    """Fill the laptop profile with the Mali debate, draw its map and serve; a second run keeps every edit."""
    if not options.no_serve:
        require_free_port(options.port)
    make_environment()
    require_writable(ROOT / "var")
    run_step("Preparing the database", (PYTHON, "manage.py", "migrate", "--no-input"))
    run_step("Loading the debates in seeds/", (PYTHON, "manage.py", "load_seeds"))
    run_step("Drawing the map", (PYTHON, "manage.py", "draw_map", DEBATE, "--output", MAP))
    print(f"The map is in {MAP.relative_to(ROOT)}.\n{create_analyst()}")
    return 0 if options.no_serve else serve_pages(options.port)


def create_analyst() -> str:
    """Make the demo's account and say how to sign in. The password goes to the terminal and to no file."""
    command = (PYTHON, "manage.py", "create_analyst", ANALYST, "--json")
    answer = subprocess.run(command, cwd=ROOT, env=child_environment(), capture_output=True, text=True, check=False)
    if answer.returncode:
        raise UserError(f"making the account {ANALYST} failed: {(answer.stderr or answer.stdout).strip()}")
    account = json.loads(answer.stdout)
    if not account["created"]:
        return f"The account {ANALYST} exists; new password: .venv/bin/python manage.py changepassword {ANALYST}"
    if os.environ.get("ARGMAP_DEMO_PASSWORD"):
        return f"Sign in as {ANALYST} with the password in ARGMAP_DEMO_PASSWORD."
    return f"Sign in as {ANALYST} with the password {account['password']} (shown this once, kept nowhere)."


def serve(options: argparse.Namespace) -> int:
    """Serve the laptop profile's database as it is."""
    require_free_port(options.port)
    make_environment()
    migrated = subprocess.run(
        (PYTHON, "manage.py", "migrate", "--check"), cwd=ROOT, env=child_environment(), capture_output=True, check=False
    )
    if migrated.returncode:
        raise UserError("the database is not ready; run python3 dev.py demo --no-serve first, which keeps what is in it")
    return serve_pages(options.port)


def require_free_port(port: int) -> None:
    """Fail where something listens on the port, before any long step."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise UserError(
                f"port {port} on 127.0.0.1 is taken ({error.strerror}); stop what listens there or choose another with --port"
            ) from error


def serve_pages(port: int) -> int:
    """Name the pages and serve them until Ctrl-C."""
    width = max(len(path) for path, _ in PAGES)
    for path, what in PAGES:
        print(f"  http://127.0.0.1:{port}{path:<{width}}  {what}")
    print("Ctrl-C stops the server.", flush=True)
    address = ("--host", "127.0.0.1", "--port", str(port))
    workers = ("--workers", "1", "--blocking-threads", "4", "--workers-kill-timeout", "3", "--log-level", "warning")
    return run_server((VENV / "bin" / "granian", "--interface", "wsgi", *address, *workers, "argmap.wsgi:application"))


def test(options: argparse.Namespace) -> int:
    """Run the tests on SQLite, those in a browser among them, then the others on PostgreSQL, whatever came of the first."""
    postgres_url = os.environ.get("DATABASE_URL", "")
    if not postgres_url.startswith("postgres") and postgres_url:
        raise UserError("DATABASE_URL names no PostgreSQL (postgres://…); unset it, and the tests start a server of their own")
    make_environment()
    browser = run_step("Looking for a browser", (PYTHON, "-m", "development.chromium")).splitlines()[-1]
    print(f"Browser tests in {browser}")
    pytest = (PYTHON, "-m", "pytest", "-n", str(min(os.cpu_count() or 1, 4)))
    own_server = () if postgres_url else (PYTHON, "-m", "development.postgres")
    print("\nTests on SQLite", flush=True)
    first = run_child((*pytest, *options.extra), child_environment())
    print("\nTests on PostgreSQL", flush=True)
    second = run_child(
        (*own_server, *pytest, "-m", "not browser", *options.extra), child_environment(DATABASE_URL=postgres_url)
    )
    # One run may have nothing to do, as where only browser tests were asked for.
    codes = {first, second} - {NO_TESTS_RAN}
    return max(codes) if codes else NO_TESTS_RAN


def check(_options: argparse.Namespace) -> int:
    """Run every static check, the later ones too where one fails, and say at the end which did."""
    make_environment()
    # A database in memory, since Django looks at one even where nothing is read from it.
    environment = child_environment(DATABASE_URL="sqlite:///:memory:")
    failed = []
    for line in CHECKS:
        print(f"\n{line}", flush=True)
        program, *arguments = line.split()
        if run_child((VENV / "bin" / program, *arguments), environment):
            failed.append(line)
    print(f"\n{len(CHECKS) - len(failed)} of {len(CHECKS)} checks passed", *(f"failed: {line}" for line in failed), sep="\n")
    return 1 if failed else 0


def bench(options: argparse.Namespace) -> int:
    """Run the measurements in bench/, with the peers that come from PyPI."""
    make_environment()
    add_peers()
    return run_child((PYTHON, "-m", "bench", *options.extra), child_environment())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
