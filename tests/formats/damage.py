"""Files that somebody damaged, for tests of every reader."""

from hypothesis import strategies as st

SCRAPS = (
    *"{}[]:,#&*!|>'\"%@`~\\\n\t\x00\x85\ufeffé\ud7ff",
    *("- ", "? ", "null", "a", "key", "for", "link", "0", "-1", "1e9", "\\u0000", "---", "...", "<<"),
)


@st.composite
def damaged(draw, text):
    """The text with pieces cut out, doubled, moved, or put in."""
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, min(len(text), start + 30)))
        other = draw(st.integers(0, len(text)))
        piece = draw(st.sampled_from([*SCRAPS, text[other : other + 10], ""]))
        text = text[:start] + piece + text[end:]
    return text.encode()
