"""Text that pages, pictures and XML files can show."""

from xml.etree import ElementTree
from xml.sax.saxutils import escape

from hypothesis import given
from hypothesis import strategies as st

from argmap.core.text import find_unprintable, strip_unprintable


@given(st.text(alphabet=st.characters(codec=None, exclude_categories=())))
def test_what_is_left_after_stripping_can_be_written_to_xml_and_read_back(text):
    printable = strip_unprintable(text)

    read = ElementTree.fromstring(f"<a>{escape(printable)}</a>").text or ""

    assert find_unprintable(printable) == ""
    # XML reads each line end as a line feed.
    assert read == printable.replace("\r\n", "\n").replace("\r", "\n")


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cc",), exclude_characters="\ufffe\uffff")))
def test_printable_text_stays_as_it_is(text):
    assert strip_unprintable(text) == text
