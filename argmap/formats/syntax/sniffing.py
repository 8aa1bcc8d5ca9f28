"""A quick look at what a JSON file holds, to tell formats apart that share a suffix."""

import msgspec

_read_outermost = msgspec.json.Decoder(dict[str, msgspec.Raw]).decode


def read_names(data: bytes) -> frozenset[str] | None:
    """The outermost names of a JSON file, or None where it is broken, no mapping, or nested without end.

    Goes through the whole file once, without building it (20 MB take about 50 ms).

    >>> sorted(read_names(b'{"nodes": [1, {"a": 2}], "edges": []}') or ()), read_names(b"[1]")
    (['edges', 'nodes'], None)
    """
    try:
        return frozenset(_read_outermost(data.removeprefix(b"\xef\xbb\xbf")))
    except (msgspec.DecodeError, RecursionError):
        return None
