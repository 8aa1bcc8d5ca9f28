"""Offsets of DNA (UTF-16 code units) in the texts of a debate (code points, NFC, nothing unprintable)."""

import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.core.text import find_unprintable, strip_unprintable
from argmap.formats.dna import DNA
from argmap.formats.dna.offsets import clean_text
from tests.formats.dna.databases import make_database


def count_units(text):
    return len(text.encode("utf-16-le")) // 2


@pytest.mark.parametrize(
    ("before", "quote"),
    [
        ("plain ", "quote"),
        ("é and ü ", "quotë"),
        ("𝔘𝔫𝔦 👩‍🔬 ", "𝔘 quote"),
        ("nul \x00 and bell \x07 ", "qu\x07ote"),
        ("cafe\u0301 ", "cafe\u0301s"),
        ("\u1112\u1161\u11ab ", "\u1112\u1161\u11ab\u1100"),
        ("line\r\nends ", "quo\r\nte"),
        ("👩e\u0301\x00 ", "\x00👩e\u0301"),
    ],
)
def test_a_quote_is_found_whatever_stands_before_it(before, quote):
    start = count_units(before)

    debate = DNA.read(make_database(text=f"{before}{quote} and more", statements=((start, start + count_units(quote)),))).debate

    assert debate.passages[0].exact == unicodedata.normalize("NFC", strip_unprintable(quote))


letters = st.text(
    st.sampled_from("ab é\u0301\u0327\U0001d518👩\x00\x07\u1112\u1161\u11ab\u0cc6\u0cc2\u0cd5\u09c7\u09be\n"), max_size=30
)


@settings(max_examples=1000, deadline=None)
@given(text=letters, places=st.lists(st.integers(0, 60), max_size=6))
def test_every_offset_leads_to_where_its_character_begins(text, places):
    cleaned, found = clean_text(text, places)

    assert cleaned == unicodedata.normalize("NFC", strip_unprintable(text))
    assert set(found) == {place for place in places if place <= count_units(text)}
    for place, start in found.items():
        head = text.encode("utf-16-le")[: 2 * place].decode("utf-16-le", "ignore")
        assert cleaned.startswith(unicodedata.normalize("NFC", strip_unprintable(head))[:start])
        assert 0 <= start <= len(unicodedata.normalize("NFD", strip_unprintable(head)))
        if unicodedata.is_normalized("NFC", text) and not find_unprintable(text):
            assert cleaned[:start] == head


@pytest.mark.parametrize("sign", ["a", "\U0001d518", "e\u0301", "\u0301", "\x00"])
def test_many_offsets_in_a_long_text_take_linear_time(sign):
    def measure(length):
        start = time.process_time()
        clean_text(sign * length, range(0, length, 2))
        return max(time.process_time() - start, 0.001)

    assert any(measure(40_000) <= 2.5 * measure(20_000) for _ in range(5))
