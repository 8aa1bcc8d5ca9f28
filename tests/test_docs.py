import re
from pathlib import Path

import pytest
from django.conf import settings

from argmap.formats import FORMATS

BASE = settings.BASE_DIR
OPERATORS = (BASE / "docs/operators.md").read_text()
COMMANDS = sorted(path.stem for path in (BASE / "argmap/management/commands").glob("[a-z]*.py"))
VARIABLES = sorted(set(re.findall(r'env\.\w+\("([A-Z_]+)"', (BASE / "argmap/settings.py").read_text())))
PAGES = sorted(path for path in [*BASE.glob("*.md"), *(BASE / "docs").rglob("*.md")])


def test_there_is_something_to_look_for():
    assert len(COMMANDS) >= 6
    assert "DATABASE_URL" in VARIABLES


@pytest.mark.parametrize("name", [*COMMANDS, *VARIABLES])
def test_every_command_and_setting_is_named_for_operators(name):
    assert f"`{name}" in OPERATORS


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_every_format_is_named_in_the_docs(form):
    pages = "".join(path.read_text() for path in (BASE / "docs/formats").glob("*.md"))
    assert form.suffixes[0] in pages


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(BASE)))
def test_every_link_between_pages_leads_somewhere(page):
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text()):
        assert (page.parent / Path(target)).exists(), f"{page.name} links to {target}"


def test_every_decision_has_its_parts():
    decisions = sorted((BASE / "docs/decisions").glob("*.md"))
    assert len(decisions) >= 3
    for page in decisions:
        text = page.read_text().lower()
        for part in ("## context", "## decision", "## consequences", "## rejected"):
            assert part in text, f"{page.name} lacks {part}"
