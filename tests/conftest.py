"""What every test may use: the same people everywhere, and the rule that CI skips nothing silently."""

import os

import pytest
from django.core.cache import caches
from hypothesis import settings

from tests.cases import CASES

ON_CI = os.environ.get("CI") == "true"
# A skip that CI accepts: its reason names what is missing, and why.
ACCEPTED_SKIP = "Skipped: missing: "

# A shared machine is slow now and then, which is no failure; CI tries the same examples each time.
settings.register_profile("workstation", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if ON_CI else "workstation")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config, items):
    """Browser tests come last: Playwright's event loop stays for the rest of the session, and others may want their own.

    Tests that read the reference tools' files are left out where those do not lie beside the clone; the project's own small
    cases test the same.
    """
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)
    if not CASES.is_dir():
        without = [item for item in items if item.get_closest_marker("cases") is None]
        config.hook.pytest_deselected(items=[item for item in items if item not in without])
        items[:] = without


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session):
    if list_refused_skips(session.config) and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter, config):
    for reason in list_refused_skips(config):
        terminalreporter.write_line(f"A skip is a failure on CI: {reason}", red=True)


def list_refused_skips(config):
    """The reasons of skips that CI does not accept; empty elsewhere, and in xdist's workers, which report to their parent."""
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    if not ON_CI or reporter is None:
        return []
    reasons = {report.longrepr[2] for report in reporter.stats.get("skipped", ())}
    return sorted(reason for reason in reasons if not reason.startswith(ACCEPTED_SKIP))


@pytest.fixture(autouse=True)
def nothing_is_kept():
    """Databases begin anew with each test, and count revisions from the same number; answers that are kept know no better."""
    caches["answers"].clear()


@pytest.fixture
def editor(django_user_model):
    """A person who may edit the debate at hand, once a membership says so."""
    return django_user_model.objects.create_user("editor")


@pytest.fixture
def reader(django_user_model):
    """A person who may read the debate at hand, once a membership says so."""
    return django_user_model.objects.create_user("reader")


@pytest.fixture
def stranger(django_user_model):
    """A person with an account and no membership anywhere."""
    return django_user_model.objects.create_user("stranger")


@pytest.fixture
def client_of(client):
    """The test client, signed in as the person given."""

    def sign_in(person):
        client.force_login(person)
        return client

    return sign_in
