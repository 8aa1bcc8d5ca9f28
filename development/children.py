"""Child processes of dev.py: stopped before it ends, and the long ones shown with the time they take."""

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NoReturn

from development.errors import UserError

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
LOG = ROOT / "build" / "dev.log"
# What a user's shell may hold that would lead the programs in .venv elsewhere.
MISLEADING = ("PYTHONHOME", "PYTHONPATH", "VIRTUAL_ENV", "__PYVENV_LAUNCHER__", "DATABASE_URL", "ARGMAP_ENV")

Command = Sequence[str | Path]


def child_environment(**more: str) -> dict[str, str]:
    """The environment of every child: uv held to `.venv`, Django to our settings in their laptop profile, and `more`."""
    kept = {name: value for name, value in os.environ.items() if name not in MISLEADING}
    ours = {
        "DJANGO_SETTINGS_MODULE": "argmap.settings",
        "UV_PROJECT_ENVIRONMENT": str(VENV),
        "UV_PYTHON": str(PYTHON),
        "UV_PYTHON_DOWNLOADS": "never",
    }
    return kept | ours | more


def run_child(command: Command, environment: dict[str, str]) -> int:
    """Run a command on this terminal and return its exit code."""
    with stopping(subprocess.Popen(command, cwd=ROOT, env=environment)) as child:
        return child.wait()


def run_step(label: str, command: Command) -> str:
    """Run a long step with its output in build/dev.log, showing how long it takes, and return the output.

    Raises UserError when it fails.
    """
    require_writable(LOG.parent)
    with LOG.open("w+") as log:
        with stopping(subprocess.Popen(command, cwd=ROOT, env=child_environment(), stdout=log, stderr=log)) as child:
            code = show_progress(label, child)
        log.seek(0)
        output = log.read()
    if code:
        raise explain_failure(label, output)
    return output


def run_server(command: Command) -> int:
    """Run a server until it ends or we are stopped, which is how a server is meant to end."""
    # A process group of its own: where a terminal's Ctrl-C reaches granian's workers too, granian 2.8 hangs one time in four.
    child = subprocess.Popen(command, cwd=ROOT, env=child_environment(), process_group=0)
    with contextlib.suppress(KeyboardInterrupt), stopping(child, signals=(signal.SIGTERM, signal.SIGKILL)):
        return child.wait()
    return 0


@contextlib.contextmanager
def stopping(
    child: "subprocess.Popen[bytes]", signals: Sequence[int] = (0, signal.SIGTERM, signal.SIGKILL)
) -> Iterator["subprocess.Popen[bytes]"]:
    """See that a child has ended when we leave by an exception, with one signal after the other.

    The first is none by default, only time to end by itself, since a terminal's Ctrl-C reached the child as well.
    """
    try:
        yield child
    except BaseException:
        for number in signals:
            child.send_signal(number)
            with contextlib.suppress(subprocess.TimeoutExpired):
                child.wait(5)
        raise


def stop_on_signals() -> None:
    """Let SIGTERM and a closed terminal do what Ctrl-C does, so that children are stopped and temporary folders removed."""

    def interrupt(_signal: int, _frame: object) -> NoReturn:
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, interrupt)
    if signal.getsignal(signal.SIGHUP) != signal.SIG_IGN:  # as nohup has it
        signal.signal(signal.SIGHUP, interrupt)


def show_progress(label: str, child: "subprocess.Popen[bytes]") -> int:
    """Wait for a child, telling the elapsed seconds: on a terminal every second in place, else every half minute."""
    started = time.monotonic()
    start, end, pause = ("\r", "", 1) if sys.stdout.isatty() else ("", "\n", 30)
    print(f"{label} …", end=end, flush=True)
    while True:
        with contextlib.suppress(subprocess.TimeoutExpired):
            code = child.wait(pause)
            break
        print(f"{start}{label} … {time.monotonic() - started:.0f} s", end=end, flush=True)
    print(f"{start}{label} {'failed after' if code else 'took'} {time.monotonic() - started:.1f} s", flush=True)
    return code


def explain_failure(label: str, output: str) -> UserError:
    """The sentence for a step that failed; the last lines of its output go to standard error."""
    if "needs to be updated, but `--locked`" in output:
        return UserError("uv.lock does not fit pyproject.toml; run .venv/bin/uv lock and commit uv.lock with your change")
    print("\n".join(output.splitlines()[-10:]), file=sys.stderr)
    remedy = "check the network (and the proxy)" if label.startswith("Installing") else "mend what they name"
    return UserError(f"{label} failed, with the last lines above and all of them in {LOG}; {remedy}, then run it again")


def require_writable(folder: Path) -> None:
    """Fail where files cannot be made in `folder`, which is made itself if need be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        tempfile.TemporaryFile(dir=folder).close()
    except OSError as error:
        raise UserError(
            f"cannot write in {folder} ({error.strerror}); make it writable, or clone argmap to a folder of your own"
        ) from error
