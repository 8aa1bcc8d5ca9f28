"""A file's bytes as text: UTF-8, and no more of it than a format allows."""

from argmap.formats.syntax.nodes import UnreadableError


def decode(data: bytes, limit: int) -> str:
    """The text, without a byte order mark. Raises UnreadableError where it has more than `limit` bytes or is not UTF-8."""
    if len(data) > limit:
        raise UnreadableError(f"the file has {len(data):,} bytes; allowed are {limit:,}")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line, column = before.count(b"\n") + 1, len(before) - before.rfind(b"\n")
        raise UnreadableError("the file is not UTF-8; please save it as UTF-8", line, column) from None
