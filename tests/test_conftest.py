"""The rule of skips, on a test session of its own."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CONFTEST = Path(__file__).with_name("conftest.py")
COMMAND = (sys.executable, "-m", "pytest", "-p", "xdist", "-p", "no:cacheprovider", "-c", "/dev/null")


@pytest.mark.parametrize(
    ("reason", "ci", "workers", "expected"),
    [
        ("not today", "true", "0", pytest.ExitCode.TESTS_FAILED),
        ("not today", "true", "1", pytest.ExitCode.TESTS_FAILED),
        ("missing: Wine, which alone draws this", "true", "0", pytest.ExitCode.OK),
        ("not today", "", "0", pytest.ExitCode.OK),
    ],
)
def test_a_skip_on_ci_fails_the_run_unless_it_names_what_is_missing(tmp_path, reason, ci, workers, expected):
    shutil.copy(CONFTEST, tmp_path)
    (tmp_path / "test_it.py").write_text(f"import pytest\n\ndef test_it():\n    pytest.skip({reason!r})\n")
    environ = {**os.environ, "CI": ci, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    # As of a session of its own, not of the worker this test may run in.
    environ = {name: value for name, value in environ.items() if not name.startswith("PYTEST_XDIST")}

    run = subprocess.run(
        (*COMMAND, "--rootdir", tmp_path, "-n", workers, tmp_path), env=environ, capture_output=True, text=True, check=False
    )

    assert run.returncode == expected
    assert ("A skip is a failure on CI: Skipped: not today" in run.stdout) is (expected != pytest.ExitCode.OK)
