"""Where the reference tools' files lie, beside the project's own clone; tests that read them are marked `cases`."""

from pathlib import Path

CASES = Path(__file__).resolve().parents[2] / "shared" / "cases"
