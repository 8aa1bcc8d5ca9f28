"""That the browser tests' own fixtures notice what they are there to notice."""

from urllib.parse import quote

import pytest

from tests.browser.conftest import TELL_CSP_VIOLATIONS, listen_for_errors

CLOSED = """<meta http-equiv="Content-Security-Policy" content="img-src 'none'"><img src="data:image/png;base64,AAAA">"""


@pytest.fixture
def blank_page(chromium):
    context = chromium.new_context()
    context.add_init_script(TELL_CSP_VIOLATIONS)
    page = context.new_page()
    page.goto("about:blank")
    yield page
    context.close()


@pytest.mark.parametrize(
    ("act", "words"),
    [
        (lambda page: page.evaluate("console.error('no such layer')"), "no such layer"),
        (lambda page: page.evaluate("setTimeout(() => { throw new Error('lost the map') })"), "lost the map"),
        (lambda page: page.goto(f"data:text/html,{quote(CLOSED)}"), "CSP violation: img-src data"),
    ],
    ids=["console", "exception", "policy"],
)
def test_errors_of_a_page_are_told(blank_page, act, words):
    told = []
    listen_for_errors(blank_page, told, expects=())

    act(blank_page)
    blank_page.wait_for_function("true")

    assert any(words in line for line in told)


def test_an_error_that_a_test_expects_is_not_told(blank_page):
    told = []
    listen_for_errors(blank_page, told, expects=("404",))

    blank_page.evaluate("console.error('status of 404')")

    assert told == []


def test_a_page_with_a_nameless_picture_is_not_accessible(blank_page, assert_accessible):
    blank_page.set_content("<html lang=en><title>Map</title><main><h1>Map</h1><img src='data:,'></main></html>")

    with pytest.raises(pytest.fail.Exception, match="image-alt"):
        assert_accessible(blank_page)
