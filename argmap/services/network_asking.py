"""What network an address asks for: query parameters, read and written here for pages and API alike."""

import unicodedata
from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import asdict, replace

from argmap.core.debate import Debate
from argmap.core.networks import Exclusion, NetworkError, NetworkOptions, Period, Windows, check_options
from argmap.core.positions import read_selection, read_word
from argmap.core.reading.viewpoint import ViewpointError

BETWEEN = "~"
"""What stands between exclusions, each of which is WHAT=VALUE as on the command line."""
_WORDS = ("mode", "of", "via", "aggregation", "normalization", "duplicates")
_DATES = ("first", "last")
_FLAGS = ("inherit", "compatible")
_CULPRITS = ("via", "of", "aggregation", "normalization", "first", "last", "as_of")
"""Options that may not go with the others, in the order in which the fault is looked for."""
_NUMBER_LENGTH = 6


class NetworkAsked(Struct, frozen=True, kw_only=True):
    """What is asked for: the network, the claims it is about, and what is to be found in it.

    `issue` and `group` are keys, and leave the stances on their claims alone; `backbone` is the level of significance of the
    ties that are kept, None for all ties. `windows` is None where nothing is asked of time.
    """

    options: NetworkOptions
    issue: str = ""
    group: str = ""
    backbone: float | None = None
    coalitions: bool = False
    windows: Windows | None = None


def read_asked(
    texts: Mapping[str, str], debate: Debate, *, as_of: str = "", default: NetworkOptions | None = None
) -> NetworkAsked:
    """What the parameters ask for; others are not looked at, and "" counts as not given. Raises ViewpointError."""
    texts = {name: unicodedata.normalize("NFC", text) for name, text in texts.items() if text}
    default = default or NetworkOptions()
    words = {
        name: read_word(name, texts[name], type(getattr(default, name))) for name in _WORDS if name in texts
    }  # fmt: skip
    flags = {name: read_flag(name, texts[name]) for name in _FLAGS if name in texts}
    dates = {name: texts.get(name, "") for name in _DATES}
    exclusions = read_exclusions(texts.get("exclude", ""))
    options = replace(default, **words, **flags, **dates, exclusions=exclusions, as_of=as_of)
    _check(options)
    selection = read_selection({name: texts[name] for name in ("issue", "group") if name in texts}, debate)
    return NetworkAsked(
        options=options,
        issue=selection.issue,
        group=selection.group,
        backbone=read_share("backbone", texts["backbone"]) if "backbone" in texts else None,
        coalitions=read_flag("coalitions", texts.get("coalitions", "false")),
        windows=read_windows(texts),
    )


def read_flag(name: str, text: str) -> bool:
    """True or False. Raises ViewpointError."""
    if text not in ("true", "false"):
        raise ViewpointError(name, f'"{text[:60]}" is no value for {name}; allowed are true, false')
    return text == "true"


def read_share(name: str, text: str) -> float:
    """A number from 0 to 1. Raises ViewpointError."""
    digits = text.replace(".", "", 1)
    value = float(text) if digits.isdecimal() and digits.isascii() and len(text) <= _NUMBER_LENGTH else None
    if value is None or value > 1:
        raise ViewpointError(name, f'"{text[:60]}" is no value for {name}; allowed is a number from 0 to 1, as in 0.05')
    return value


def read_windows(texts: Mapping[str, str]) -> Windows | None:
    """The windows of time, None where no period is given. Raises ViewpointError."""
    counts = {name: _read_count(name, texts[name]) for name in ("length", "step") if name in texts}
    if "period" not in texts:
        return None
    return Windows(period=read_word("period", texts["period"], Period), **counts)


def read_exclusions(text: str) -> tuple[Exclusion, ...]:
    """What is left out. Raises ViewpointError.

    >>> read_exclusions("concept=A0~position=reserved")[1].value
    'reserved'
    """
    found = []
    for part in text.split(BETWEEN) if text else ():
        variable, equals, value = part.partition("=")
        if not equals:
            raise ViewpointError("exclude", f'"{part[:60]}" excludes nothing; write what is left out as in concept=NAME')
        found.append(Exclusion(variable, value))
    return tuple(found)


def write_asked(asked: NetworkAsked, default: NetworkOptions | None = None) -> dict[str, str]:
    """The parameters that ask for it where `default` is what nothing asks for; without the date."""
    before, texts = default or NetworkOptions(), dict[str, str]()
    for name in (*_WORDS, *_DATES, *_FLAGS):
        value = getattr(asked.options, name)
        if value != getattr(before, name):
            texts[name] = str(value).lower() if isinstance(value, bool) else str(value)
    texts["exclude"] = BETWEEN.join(f"{one.variable}={one.value}" for one in asked.options.exclusions)
    texts |= {"issue": asked.issue, "group": asked.group}
    texts["backbone"] = "" if asked.backbone is None else f"{asked.backbone:g}"
    texts["coalitions"] = "true" if asked.coalitions else ""
    windows = asdict(asked.windows) if asked.windows else {}
    texts |= {name: str(value) for name, value in windows.items() if value != 1}
    return {name: text for name, text in texts.items() if text}


def _read_count(name: str, text: str) -> int:
    value = int(text) if text.isdecimal() and text.isascii() and len(text) <= _NUMBER_LENGTH else 0
    if not value:
        raise ViewpointError(name, f'"{text[:60]}" is no {name} of windows; allowed is a whole number from 1')
    return value


def _check(options: NetworkOptions) -> None:
    try:
        check_options(options)
    except NetworkError as error:
        raise ViewpointError(_find_culprit(options), str(error)) from None


def _find_culprit(options: NetworkOptions) -> str:
    """The option without which the others would go together; the exclusions if there is none."""
    default = NetworkOptions()
    repaired = {name: replace(options, **{name: getattr(default, name)}) for name in _CULPRITS}
    return next((name for name, one in repaired.items() if _goes_together(one)), "exclude")


def _goes_together(options: NetworkOptions) -> bool:
    try:
        check_options(options)
    except NetworkError:
        return False
    return True
