"""A short title for a text that has none, as most formats know a statement by one text alone."""

TITLE_LENGTH = 120


def make_title(text: str) -> str:
    r"""The text on one line, cut at a word where it is long; "" where it says nothing.

    >>> make_title("Beech Lane\nshould be closed"), make_title(" ")
    ('Beech Lane should be closed', '')
    >>> make_title("word " * 40)[-15:]
    'word word word…'
    """
    line = " ".join(text.split())
    if len(line) <= TITLE_LENGTH:
        return line
    cut = line.rfind(" ", TITLE_LENGTH // 2, TITLE_LENGTH)
    return line[: cut if cut > 0 else TITLE_LENGTH - 1].rstrip() + "…"


def split_text(text: str, nothing: str) -> tuple[str, str]:
    """The title and the text of a claim that says `text`; the latter is "" where the title is all of it.

    `nothing` is the title where the text says nothing.

    >>> split_text("Close it", "(no text)"), split_text("", "(no text)")
    (('Close it', ''), ('(no text)', ''))
    """
    title = make_title(text)
    if not title:
        return nothing, text
    return title, "" if title == text else text
