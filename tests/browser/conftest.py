"""Pages in a real Chromium: at desktop and phone width, light and dark, failing on any error that the browser tells."""

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.conf import settings
from django.test import Client
from playwright.sync_api import sync_playwright

from development.chromium import find_chromium

DESKTOP, PHONE = 1280, 390
HEIGHTS = {DESKTOP: 900, PHONE: 844}
# Chromium asks its maker's servers for many things by itself; on a closed network each is a refused connection. Playwright
# adds --no-sandbox, without which it does not run as root.
ALONE = (
    "--disable-background-networking", "--disable-component-update", "--disable-quic", "--disable-sync", "--no-first-run",
)  # fmt: skip
# The browser's console names most breaches of the content policy, this event all of them.
TELL_CSP_VIOLATIONS = """
document.addEventListener("securitypolicyviolation", event =>
    console.error(`CSP violation: ${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`));
"""
# With "preload", axe puts style sheets into the page, against our content policy.
RUN_AXE = """async () => {
    const found = await axe.run({ resultTypes: ["violations"], preload: false });
    const tell = ({ target, failureSummary }) => `${target} ${failureSummary}`;
    return found.violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(tell).join("; ")}`);
}"""


def pytest_collection_modifyitems(items):
    """Everything in this folder opens pages in Chromium, and is skipped where there is none."""
    marks = [pytest.mark.browser]
    if find_chromium() is None:
        marks.append(pytest.mark.skip(reason="no Chromium or Chrome on this machine, and none that dev.py may install"))
    for item in items:
        if "tests/browser/" in item.nodeid:
            for mark in marks:
                item.add_marker(mark)


@pytest.fixture(scope="session")
def chromium():
    """The installed Chromium, one a test process."""
    # Playwright marks its event loop as running between its calls, where Django takes every query for a mistake.
    unsafe = pytest.MonkeyPatch()
    unsafe.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=[*ALONE])
        yield browser
        browser.close()
    unsafe.undo()


@pytest.fixture
def open_page(chromium, live_server):
    """Opens a path of the live server: `open_page("/", width=PHONE, scheme="dark", person=editor)`.

    At the end of the test it fails on every console error, uncaught exception and breach of the content policy on any of its
    pages, but those that hold one of the words in `expects`, such as the 404 that a test asks for.
    """
    contexts, told = [], []

    def open_path(path, *, width=DESKTOP, scheme="light", person=None, javascript=True, expects=()):
        context = chromium.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": HEIGHTS[width]},
            color_scheme=scheme,
            java_script_enabled=javascript,
        )
        contexts.append(context)
        context.add_init_script(TELL_CSP_VIOLATIONS)
        if person is not None:
            context.add_cookies([make_session_cookie(person, live_server.url)])
        page = context.new_page()
        listen_for_errors(page, told, expects)
        page.goto(path)
        return page

    yield open_path
    for context in contexts:
        context.close()
    if told:
        pytest.fail("\n".join(("the browser told of errors:", *told)), pytrace=False)


@pytest.fixture(
    params=[(DESKTOP, "light"), (DESKTOP, "dark"), (PHONE, "light"), (PHONE, "dark")], ids=lambda p: f"{p[0]}-{p[1]}"
)
def open_everywhere(request, open_page):
    """As open_page, for a test that is to hold at both widths, light and dark."""
    width, scheme = request.param

    def open_path(path, **options):
        return open_page(path, width=width, scheme=scheme, **options)

    return open_path


@pytest.fixture(scope="session")
def assert_accessible():
    """Runs axe on a page as it is now; fails with axe's report on any violation."""

    def assert_on(page):
        found = report_violations(page)
        if found:
            pytest.fail(found, pytrace=False)

    return assert_on


def report_violations(page):
    """What axe finds on a page as it is now, rule by rule; "" where that is nothing."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    return "\n".join(f"{page.url}: {violation}" for violation in page.evaluate(RUN_AXE))


def make_session_cookie(person, url):
    """A cookie that signs a person in without the login form."""
    client = Client()
    client.force_login(person)
    return {"name": settings.SESSION_COOKIE_NAME, "value": client.cookies[settings.SESSION_COOKIE_NAME].value, "url": url}


def listen_for_errors(page, told, expects):
    """Add each error of a page to `told`, with where it is from."""

    def tell(text, where):
        if not any(words in text for words in expects):
            told.append(f"{page.url}: {text} {where}")

    page.on("console", lambda message: tell(message.text, message.location["url"]) if message.type == "error" else None)
    page.on("pageerror", lambda error: tell(str(error), ""))
