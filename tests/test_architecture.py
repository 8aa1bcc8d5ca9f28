"""Rules that no linter knows: records are written by services alone, and every write has its history."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted(path for path in (ROOT / "argmap").rglob("*.py") if "migrations" not in path.parts)
SKIP_HISTORY = {"update", "bulk_create", "bulk_update", "get_or_create", "update_or_create"}

ALLOWED = {
    ("argmap/services/writing.py", "update"): "the revision is a counter: no version, no history",
    ("argmap/services/importing.py", "update"): "a note of what was imported, beside the record: no version, no history",
    ("argmap/services/recording.py", "save"): "the one place that stores a row, having named its writer",
    ("argmap/services/recording.py", "bulk_create"): "the rows of history of rows that are deleted together",
    ("argmap/services/recording.py", "delete"): "the one place that deletes rows, having named their writer",
    ("argmap/services/editions.py", "save"): "an edition has no history: it never changes",
    ("argmap/services/turns.py", "delete"): "an entry of the cache",
}
"""Calls that are as they should be, with the reason."""
OPEN_SOCKETS = {"argmap/render/worker.py": "a pair of sockets between the process and its own child, on no network"}


def list_calls(path):
    """The calls of methods in the file: name and line."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node.func.attr, node.lineno, node


def is_of_a_table(call):
    """Whether the call is made on what a manager gives: `….objects.…`, `….history.…`, a related manager's `….all()…`."""
    step = call.func.value
    while True:
        match step:
            case ast.Call(func=ast.Attribute(value=inner, attr=name)):
                if name in ("filter", "exclude", "all", "select_for_update", "order_by"):
                    return True
                step = inner
            case ast.Attribute(value=inner, attr=name):
                if name in ("objects", "history", "_default_manager", "_base_manager"):
                    return True
                step = inner
            case _:
                return False


def find_bypasses(path):
    """Where the file writes to a table past the services, as path, name and line."""
    place = path.relative_to(ROOT).as_posix()
    for name, line, call in list_calls(path):
        writes = name in SKIP_HISTORY | {"create", "acreate", "aupdate", "delete", "adelete"} and is_of_a_table(call)
        writes = writes or (name in {"save", "delete"} and not is_of_forms(call))
        if writes and (place, name) not in ALLOWED:
            yield place, name, line


def is_of_forms(call):
    """Whether `save` has arguments, as a form's or a formset's `save(commit=False)` has, which stores nothing."""
    options = {option.arg: option.value for option in call.keywords}
    commit = options.get("commit")
    return isinstance(commit, ast.Constant) and commit.value is False


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_records_are_written_through_services_alone(path):
    assert list(find_bypasses(path)) == []


def test_every_exception_is_needed_still():
    used = {(path.relative_to(ROOT).as_posix(), name) for path in MODULES for name, _, _ in list_calls(path)}

    assert set(ALLOWED) <= used


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("Claim.objects.filter(pk=1).update(title='x')", "update"),
        ("debate.claims.all().delete()", "delete"),
        ("claim.save()", "save"),
        ("claim.delete()", "delete"),
        ("Claim.objects.bulk_create(claims)", "bulk_create"),
        ("type(claim)._base_manager.create(title='x')", "create"),
        ("form.save()", "save"),
    ],
)
def test_the_rule_sees_a_write(tmp_path, monkeypatch, code, name):
    path = tmp_path / "argmap" / "module.py"
    path.parent.mkdir()
    path.write_text(code)
    monkeypatch.setitem(globals(), "ROOT", tmp_path)

    assert [found for _, found, _ in find_bypasses(path)] == [name]


@pytest.mark.parametrize("code", ["digest.update(b'x')", "form.save(commit=False)", "Claim.objects.filter(pk=1).count()"])
def test_the_rule_lets_pass_what_writes_no_record(tmp_path, monkeypatch, code):
    path = tmp_path / "module.py"
    path.write_text(code)
    monkeypatch.setitem(globals(), "ROOT", tmp_path)

    assert list(find_bypasses(path)) == []


def test_models_write_nothing_when_they_are_saved_and_listen_to_no_signals():
    for path in (ROOT / "argmap" / "models").glob("*.py"):
        tree = ast.parse(path.read_text())
        names = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
        modules = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}

        assert not names & {"save", "delete", "save_base", "refresh_from_db"}
        assert not modules & {"django.db.models.signals", "django.dispatch"}


@pytest.mark.parametrize("room", ["core", "formats", "render"])
def test_values_and_pictures_read_no_settings_and_open_no_network(room):
    for path in (ROOT / "argmap" / room).rglob("*.py"):
        tree = ast.parse(path.read_text())
        names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
        names |= {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}

        allowed = {"socket"} if path.relative_to(ROOT).as_posix() in OPEN_SOCKETS else set()
        assert not names & {"argmap.settings", "socket", "urllib.request", "http.client", "requests", "httpx"} - allowed
