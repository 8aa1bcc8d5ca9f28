"""Makes `.venv` what uv.lock says, with a pinned uv."""

import hashlib
import importlib
import sys

from development.children import PYTHON, ROOT, VENV, require_writable, run_step
from development.errors import UserError

UV_VERSION = "0.13.9"
UV = VENV / "bin" / "uv"
STAMP = VENV / "argmap-stamp"


def add_peers() -> None:
    """Install what measurements compare with, too; the next change of uv.lock takes it away again."""
    run_step("Installing the peers", (UV, "sync", "--locked", "--group", "bench"))


def make_environment() -> None:
    """Make `.venv`, or bring it up to date; reads a few small files and no more where the stamp says that it is."""
    if PYTHON.exists() and STAMP.exists() and STAMP.read_text() == fingerprint_environment():
        return
    require_writable(ROOT)
    if not is_usable_venv():
        require_venv_modules()
        run_step("Making .venv", (sys.executable, "-m", "venv", "--clear", VENV))
    run_step("Installing uv", (PYTHON, "-m", "pip", "install", "--disable-pip-version-check", f"uv=={UV_VERSION}"))
    run_step("Installing the locked packages", (UV, "sync", "--locked"))
    STAMP.write_text(fingerprint_environment())


def fingerprint_environment() -> str:
    """A hash of all that decides what `.venv` holds: the locked packages, uv, and the Python it was made with, and where."""
    digest = hashlib.sha256(UV_VERSION.encode())
    for path in (ROOT / "uv.lock", ROOT / "pyproject.toml", VENV / "pyvenv.cfg"):
        digest.update(path.read_bytes())
    digest.update(str(VENV).encode())
    return digest.hexdigest()


def is_usable_venv() -> bool:
    """Whether `.venv` was finished, and here: in a folder that was moved, its scripts name the old place."""
    activate = VENV / "bin" / "activate"
    return PYTHON.exists() and UV.exists() and activate.exists() and str(VENV) in activate.read_text()


def require_venv_modules() -> None:
    """Fail where this Python cannot make environments; Debian packs that part apart."""
    try:
        importlib.import_module("venv")
        importlib.import_module("ensurepip")
    except ImportError as error:
        raise UserError(
            f"this Python ({sys.executable}) has no {error.name} module, so it cannot make .venv; "
            "install it (Debian and Ubuntu: apt install python3-venv) and run the command again"
        ) from error
