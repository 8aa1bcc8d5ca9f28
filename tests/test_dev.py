"""dev.py as it is run, in a copy of its own that holds no environment; none of these makes one."""

import ast
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import psycopg
import pytest

import dev
from development import children, chromium, environment
from development.errors import UserError
from development.postgres import running_postgres

ROOT = Path(dev.__file__).parent
NOBODY = 65534
WITHOUT_ENSUREPIP = "import sys; sys.modules['ensurepip'] = None"


@pytest.fixture
def checkout():
    """What dev.py needs of a fresh clone, in a folder that everybody may look into, as they may not into pytest's own."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        for file in ("dev.py", "uv.lock", "pyproject.toml"):
            shutil.copy(ROOT / file, folder)
        shutil.copytree(ROOT / "development", folder / "development", ignore=shutil.ignore_patterns("__pycache__"))
        yield folder
        folder.chmod(0o755)


def run_dev(checkout, *arguments, first="pass", before_main="pass", **environ):
    """Run dev.py in a checkout; `first` and `before_main` are Python to run before its import and before its main."""
    code = f"import os, sys; {first}; import dev; {before_main}; sys.exit(dev.main({list(arguments)!r}))"
    return subprocess.run(
        (sys.executable, "-B", "-c", code),
        cwd=checkout,
        env={**os.environ, **environ},
        capture_output=True,
        text=True,
        check=False,
    )


def assert_is_one_sentence(answer, *words):
    assert answer.returncode == 1
    assert answer.stderr.startswith("dev.py: ")
    assert answer.stderr.count("\n") == 1
    assert [word for word in words if word not in answer.stderr] == []


def test_it_names_the_python_it_needs(checkout):
    answer = run_dev(checkout, "demo", first="sys.version_info = (3, 9, 2)")

    assert_is_one_sentence(answer, "Python 3.9", "3.11 or newer")


def test_it_compiles_on_the_pythons_it_refuses():
    ast.parse((ROOT / "dev.py").read_text(), feature_version=(3, 6))


def test_it_names_the_package_where_python_cannot_make_environments(checkout):
    answer = run_dev(checkout, "setup", first=WITHOUT_ENSUREPIP)

    assert_is_one_sentence(answer, "ensurepip", "apt install python3-venv")


def test_it_refuses_a_folder_it_cannot_write_in(checkout):
    checkout.chmod(0o555)

    answer = run_dev(checkout, "setup", before_main=f"os.getuid() or os.setuid({NOBODY})")

    assert_is_one_sentence(answer, f"cannot write in {checkout}", "Permission denied", "make it writable")


@pytest.mark.parametrize("command", ["demo", "serve"])
def test_it_refuses_a_taken_port_before_any_work(checkout, command):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])

        answer = run_dev(checkout, command, "--port", port)

    assert_is_one_sentence(answer, f"port {port} on 127.0.0.1", "--port")
    assert not (checkout / ".venv").exists()


def test_it_refuses_to_test_on_another_database_than_postgresql(checkout):
    answer = run_dev(checkout, "test", DATABASE_URL="mysql://localhost/argmap")

    assert_is_one_sentence(answer, "DATABASE_URL", "unset it")


@pytest.mark.parametrize(
    "arguments", [["demo", "--port", "70000"], ["serve", "--port", "http"], ["check", "--fast"], ["deploy"], []]
)
def test_it_shows_how_it_is_used_where_it_does_not_understand(checkout, arguments):
    answer = run_dev(checkout, *arguments)

    assert answer.returncode == 2
    assert answer.stderr.startswith("usage: dev.py")
    assert len(answer.stderr) < 300


def test_help_lists_every_command_with_its_purpose(checkout):
    answer = run_dev(checkout, "help")

    assert answer.returncode == 0
    assert [
        name for name in ("setup", "demo", "serve", "test", "check", "bench") if f"\n    {name} " not in answer.stdout
    ] == []


def test_ci_runs_the_test_command_of_the_readme():
    command = "python3 dev.py test"

    assert f"\n    {command} " in (ROOT / "README.md").read_text()
    assert f"\n{command} " in (ROOT / ".ci" / "run").read_text()


def test_setup_does_nothing_where_the_environment_fits(checkout):
    make_stamped_venv(checkout)

    answer = run_dev(checkout, "setup", first=WITHOUT_ENSUREPIP)

    assert (answer.returncode, answer.stdout, answer.stderr) == (0, "", "")


@pytest.mark.parametrize("changed", ["uv.lock", "pyproject.toml", ".venv/pyvenv.cfg"])
def test_setup_works_again_where_something_changed(checkout, changed):
    make_stamped_venv(checkout)
    with (checkout / changed).open("a") as file:
        file.write("# changed\n")

    answer = run_dev(checkout, "setup", first=WITHOUT_ENSUREPIP)

    assert answer.returncode == 1


@pytest.mark.parametrize(("place", "usable"), [("here", True), ("elsewhere", False)])
def test_an_environment_that_was_moved_is_made_anew(monkeypatch, tmp_path, place, usable):
    for name in ("PYTHON", "UV"):
        monkeypatch.setattr(environment, name, tmp_path / name)
        (tmp_path / name).touch()
    monkeypatch.setattr(environment, "VENV", tmp_path / "here")
    (tmp_path / "here" / "bin").mkdir(parents=True)
    (tmp_path / "here" / "bin" / "activate").write_text(f"VIRTUAL_ENV={tmp_path / place}\n")

    assert environment.is_usable_venv() is usable


def make_stamped_venv(checkout):
    (checkout / ".venv" / "bin").mkdir(parents=True)
    (checkout / ".venv" / "bin" / "python").touch()
    (checkout / ".venv" / "pyvenv.cfg").write_text("version = 3.11.7\n")
    stamp = "from development.environment import STAMP, fingerprint_environment; STAMP.write_text(fingerprint_environment())"
    subprocess.run((sys.executable, "-c", stamp), cwd=checkout, check=True)


def test_a_failed_step_shows_its_last_lines_and_names_its_log(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(children, "LOG", tmp_path / "dev.log")

    with pytest.raises(UserError, match=r"check the network .*run it again") as caught:
        children.run_step("Installing uv", (sys.executable, "-c", "print('no route to host'); exit(3)"))

    assert str(tmp_path / "dev.log") in str(caught.value)
    assert (tmp_path / "dev.log").read_text() == "no route to host\n"
    assert "no route to host" in capsys.readouterr().err


def test_a_lock_file_out_of_date_has_its_own_remedy():
    error = children.explain_failure(
        "Installing", "The lockfile at `uv.lock` needs to be updated, but `--locked` was provided."
    )

    assert "run .venv/bin/uv lock" in str(error)


@pytest.mark.parametrize("run", ["run_child({}, child_environment())", "run_server({})"])
def test_ctrl_c_ends_the_child_as_well(run):
    # Whoever starts the tests in the background of a script has them ignore Ctrl-C, and their children with them.
    heed = "import os, signal, time; signal.signal(signal.SIGINT, signal.default_int_handler)"
    child = [sys.executable, "-c", f"{heed}; print(os.getpid(), flush=True); time.sleep(600)"]
    code = f"{heed}; from development.children import *; {run.format(child)}"
    with subprocess.Popen(
        (sys.executable, "-c", code),
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        text=True,
    ) as parent:
        child_id = int(parent.stdout.readline())

        os.killpg(parent.pid, signal.SIGINT)
        try:
            parent.wait(timeout=20)
        finally:
            parent.kill()

    with pytest.raises(ProcessLookupError):
        os.kill(child_id, 0)


def test_check_runs_on_after_a_failure_and_names_it(monkeypatch, capfd):
    monkeypatch.setattr(dev, "make_environment", lambda: None)
    monkeypatch.setattr(dev, "CHECKS", ("python --no-such-option", "python --version"))

    code = dev.main(["check"])

    assert code == 1
    assert capfd.readouterr().out.endswith("1 of 2 checks passed\nfailed: python --no-such-option\n")


@pytest.mark.parametrize(("sqlite", "postgres", "expected"), [(0, 0, 0), (1, 0, 1), (0, 2, 2), (0, 5, 0), (5, 0, 0), (5, 5, 5)])
def test_tests_pass_where_no_run_fails_and_one_had_tests(monkeypatch, sqlite, postgres, expected):
    monkeypatch.setattr(dev, "make_environment", lambda: None)
    monkeypatch.setattr(dev, "run_step", lambda *_: "/usr/bin/chromium\n")
    monkeypatch.setattr(dev, "run_child", lambda command, _: postgres if "not browser" in command else sqlite)

    code = dev.main(["test", "-k", "undercut"])

    assert code == expected


def test_the_tests_postgresql_is_gone_after_them():
    with running_postgres() as url, psycopg.connect(url) as connection:
        row = connection.execute("SELECT lower('ÉLYSÉE'), current_setting('unix_socket_directories')").fetchone()

    lower, folder = row
    assert lower == "élysée"
    assert not Path(folder).exists()


@pytest.mark.parametrize("name", ["chromium", "google-chrome"])
def test_it_finds_an_installed_browser(monkeypatch, tmp_path, name):
    (tmp_path / name).touch(mode=0o755)
    monkeypatch.setenv("PATH", str(tmp_path))

    assert chromium.find_chromium() == str(tmp_path / name)


def test_it_installs_no_browser_where_it_may_not(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(os, "geteuid", lambda: 1000)

    assert not chromium.may_become_root()
