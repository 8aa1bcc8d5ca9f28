r"""Text of users on its way into Markdown: escaped here, and nowhere else.

CommonMark gives a sign its plain meaning after a backslash, any sign of ASCII punctuation (section 2.4). What starts a block
does so only at a line's beginning, and every text is written without line breaks of its own.
"""

import re

_SIGNS = re.compile(r"[\\`*_{}\[\]<>&|~$#]")
_BLOCK_START = re.compile(r"([-+=:])|(\d{1,9})([.)])")


def escape_line(text: str) -> str:
    r"""The text on one line, with no sign in it that is taken for Markdown or HTML, wherever it stands.

    >>> escape_line("a *b*\n<c> &amp; 1. d"), escape_line("# e"), escape_line("2. f")
    ('a \\*b\\* \\<c\\> \\&amp; 1. d', '\\# e', '2\\. f')
    """
    line = _SIGNS.sub(r"\\\g<0>", " ".join(text.split()))
    start = _BLOCK_START.match(line)
    if start is None:
        return line
    at = start.end() - 1
    return f"{line[:at]}\\{line[at:]}"


def escape_text(text: str) -> list[str]:
    r"""The paragraphs of a text, each as `escape_line` writes it; an empty line parts them.

    >>> escape_text("a\nb\n\n \n- c")
    ['a b', '\\- c']
    """
    return [escape_line(part) for part in re.split(r"\n\s*\n", text.replace("\r\n", "\n").replace("\r", "\n")) if part.strip()]
