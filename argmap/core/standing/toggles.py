"""What-ifs: changes to a debate that touch no record, and the short text in which an address carries them.

The text is made of RFC 3986's unreserved characters alone, so that no tool rewrites it in an address: `~` stands between
toggles and `.` between a toggle's parts; in keys, all bytes but letters, digits and `-` are written as `_` and two digits.
"""

import re
from collections.abc import Callable, Iterable
from enum import StrEnum

from msgspec import Struct

from argmap.core.debate import Debate

MOST_TOGGLES = 200
"""How many toggles one what-if may have: more than anybody clicks together, and short enough for an address."""


class Action(StrEnum):
    """What a toggle does, and to which kind of record; the words of the text."""

    IN = "in"
    OUT = "out"
    OFF_ARGUMENT = "off-argument"
    OFF_INFERENCE = "off-inference"
    OFF_RELATION = "off-relation"
    OFF_EVIDENCE = "off-evidence"
    WEIGH_INFERENCE = "weigh-inference"
    WEIGH_RELATION = "weigh-relation"
    RATE_EVIDENCE = "rate-evidence"

    @property
    def collection(self) -> str:
        """The collection of the debate that the toggle's key belongs to."""
        return _COLLECTIONS[self.partition("-")[2]]

    @property
    def wants_amount(self) -> bool:
        """Whether the toggle sets a weight or a rating."""
        return self.startswith(("weigh", "rate"))


_COLLECTIONS = {
    "": "claims",
    "argument": "arguments",
    "inference": "inferences",
    "relation": "relations",
    "evidence": "evidence",
}


class Toggle(Struct, frozen=True, order=True):
    """One change: a claim fixed in or out, a record switched off, or one weighed or rated otherwise.

    `amount` is a weight in thousandths (0–1000) or a credibility (1–6), and -1 where the action wants none.
    """

    action: Action
    key: str
    amount: int = -1


Toggles = tuple[Toggle, ...]


class ToggleError(ValueError):
    """A what-if cannot be read or does not fit the debate; the text is one sentence for the person who asked."""


def write_toggles(toggles: Iterable[Toggle]) -> str:
    """The toggles as text for an address, sorted, each once.

    >>> write_toggles([Toggle(Action.OUT, "A3"), Toggle(Action.WEIGH_RELATION, "A4-attacks-A0", 200)])
    'out.A3~weigh-relation.A4-attacks-A0.200'
    >>> write_toggles([Toggle(Action.OFF_INFERENCE, "objections/1")])
    'off-inference.objections_2F1'
    """
    return "~".join(_write_toggle(toggle) for toggle in sorted(set(toggles)))


def read_toggles(text: str) -> Toggles:
    """The toggles of a text that `write_toggles` made, sorted, each once; "" gives none.

    Raises ToggleError where the text has another form, is too long, or wants two things of one record.

    >>> [toggle.key for toggle in read_toggles("in.A13~off-inference.objections_2F1")]
    ['A13', 'objections/1']
    """
    parts = text.split("~") if text else []
    if len(parts) > MOST_TOGGLES:
        raise ToggleError(f"a what-if has at most {MOST_TOGGLES} toggles; this one has {len(parts)}")
    toggles = tuple(sorted({_read_toggle(part) for part in parts}))
    wanted: dict[tuple[str, str], Toggle] = {}
    for toggle in toggles:
        other = wanted.setdefault((toggle.action.collection, toggle.key), toggle)
        if other != toggle:
            raise ToggleError(f'the what-if wants two things of "{toggle.key}": {other.action} and {toggle.action}')
    return toggles


def check_toggles(toggles: Iterable[Toggle], debate: Debate) -> None:
    """Raise ToggleError where a toggle names a record that the debate does not have."""
    known: dict[str, set[str]] = {}
    for toggle in toggles:
        name = toggle.action.collection
        if name not in known:
            known[name] = {record.key for record in getattr(debate, name)}
        if toggle.key not in known[name]:
            raise ToggleError(f'the what-if {toggle.action} names "{toggle.key}", but the debate\'s {name} have no such key')


def _write_toggle(toggle: Toggle) -> str:
    parts = [toggle.action.value, _ODD_BYTE.sub(_escape, toggle.key.encode()).decode("ascii")]
    return ".".join([*parts, str(toggle.amount)] if toggle.action.wants_amount else parts)


def _read_toggle(text: str) -> Toggle:
    word, _, rest = text.partition(".")
    key, dot, amount = rest.partition(".")
    if word not in _WORDS or not _KEY.fullmatch(key):
        raise ToggleError(f'"{text[:60]}" is no what-if; allowed is {_ALLOWED}')
    action = Action(word)
    try:
        name = _ESCAPE.sub(_unescape, key.encode()).decode()
    except UnicodeDecodeError:
        raise ToggleError(f'"{text[:60]}" is no what-if; its key is no text') from None
    if not action.wants_amount:
        if dot:
            raise ToggleError(f'"{text[:60]}" is no what-if; {word} takes a key alone')
        return Toggle(action, name)
    least, most, what = (1, 6, "a credibility") if action is Action.RATE_EVIDENCE else (0, 1000, "a weight in thousandths")
    if not re.fullmatch("[0-9]{1,4}", amount) or not least <= int(amount) <= most:
        raise ToggleError(f'"{text[:60]}" is no what-if; {word} takes a key and {what} from {least} to {most}')
    return Toggle(action, name, int(amount))


_WORDS = frozenset(action.value for action in Action)
_ALLOWED = "a word and a key with a dot between, as in in.A1; words are " + ", ".join(action.value for action in Action)
_KEY = re.compile("(?:[A-Za-z0-9-]|_[0-9A-F]{2})+")
_ODD_BYTE = re.compile(rb"[^A-Za-z0-9-]")
_ESCAPE = re.compile(rb"_([0-9A-F]{2})")
_escape: Callable[[re.Match[bytes]], bytes] = lambda match: b"_%02X" % match.group()[0]  # noqa: E731
_unescape: Callable[[re.Match[bytes]], bytes] = lambda match: bytes([int(match.group(1), 16)])  # noqa: E731
