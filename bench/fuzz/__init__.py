"""Readers given damaged files by the million: `python -m bench.fuzz [FORMAT …] --seconds N`."""
