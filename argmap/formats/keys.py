"""Keys for records that a file has no key for, or one that is none here."""

from collections.abc import Iterable

from argmap.core.checks import is_key

_LONGEST_BEGINNING = 180


class Keys:
    """Gives out keys of one kind of record, none twice."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)
        self._counts: dict[str, int] = {}

    def take(self, wanted: str) -> str:
        """The wanted key, or with a number after it where that is taken; a stand-in for what can be no key.

        >>> keys = Keys(["a"])
        >>> keys.take("a"), keys.take("a"), keys.take("b"), keys.take("")
        ('a/2', 'a/3', 'b', 'key/2')
        """
        key, beginning = wanted, wanted[:_LONGEST_BEGINNING].strip()
        beginning = beginning if is_key(beginning) else "key"
        while key in self._taken or not is_key(key):
            self._counts[beginning] = self._counts.get(beginning, 1) + 1
            key = f"{beginning}/{self._counts[beginning]}"
        self._taken.add(key)
        return key
