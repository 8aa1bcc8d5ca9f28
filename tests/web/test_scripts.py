"""What readers' browsers run: little, and nothing that a strict content policy would have to allow."""

import gzip
import re
from pathlib import Path

from django.conf import settings

SCRIPTS = sorted((settings.BASE_DIR / "static" / "argmap").rglob("*.js"))
TEMPLATES = sorted((settings.BASE_DIR / "templates").rglob("*.html"))
MOST_BYTES = 40_000
AS_CODE = re.compile(
    r"\beval\(|\bnew Function\b|\b(?:inner|outer)HTML\b|insertAdjacentHTML|document\.write|set(?:Timeout|Interval)\(['\"]"
)
INLINE = re.compile(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=\"|javascript:", re.IGNORECASE)
STANDS_ALONE = "offline.html"
"""A file to keep has nobody to ask for a style sheet; its own policy lists the hash of the one in it."""


def find(pattern, paths):
    return {f"{path.name}: {found}" for path in paths for found in pattern.findall(path.read_text())}


def test_all_scripts_together_are_small():
    together = b"".join(Path(path).read_bytes() for path in SCRIPTS)

    assert len(SCRIPTS) > 5
    assert len(gzip.compress(together, 6)) < MOST_BYTES


def test_no_script_takes_text_for_code_or_markup():
    assert find(AS_CODE, SCRIPTS) == set()


def test_no_template_has_a_script_a_handler_or_a_style_in_line():
    assert find(INLINE, [path for path in TEMPLATES if path.name != STANDS_ALONE]) == set()
    assert find(INLINE, [path for path in TEMPLATES if path.name == STANDS_ALONE]) <= {f"{STANDS_ALONE}: <style"}
