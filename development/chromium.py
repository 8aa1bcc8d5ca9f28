"""Finds a Chromium or Chrome for the browser tests, or installs Debian's where it may.

python -m development.chromium
"""

import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MACOS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
# The second is a font with the signs we draw, − and ≥ among them; Chromium brings none.
PACKAGES = ("chromium", "fonts-dejavu-core")


def main() -> int:
    """Say which browser the tests will use; having none is no failure here, as the tests then say so themselves."""
    if not find_chromium():
        install_chromium()
    print(find_chromium() or "no browser: there is no Chromium or Chrome here, so they are skipped")
    return 0


def find_chromium() -> str | None:
    """The path of an installed Chromium or Chrome, or None."""
    on_path = (shutil.which(name) for name in NAMES)
    in_place = (path for path in MACOS if Path(path).exists())
    return next((path for path in (*on_path, *in_place) if path), None)


def install_chromium() -> None:
    """Install Debian's package where we are root or may become it unasked; elsewhere do nothing."""
    if not is_debian() or not may_become_root():
        return
    become_root = () if os.geteuid() == 0 else ("sudo", "-n")
    quiet = ("env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "--yes")
    for task in (("update",), ("install", "--no-install-recommends", *PACKAGES)):
        subprocess.run((*become_root, *quiet, *task), check=False, stdin=subprocess.DEVNULL)


def is_debian() -> bool:
    """Whether this is Debian itself: elsewhere the package may be a shell around another installer, as on Ubuntu."""
    return platform.system() == "Linux" and platform.freedesktop_os_release().get("ID") == "debian"


def may_become_root() -> bool:
    """Whether we are root, or sudo makes us so without a password."""
    if os.geteuid() == 0:
        return True
    return (
        bool(shutil.which("sudo")) and subprocess.run(("sudo", "-n", "true"), check=False, capture_output=True).returncode == 0
    )


if __name__ == "__main__":
    sys.exit(main())
