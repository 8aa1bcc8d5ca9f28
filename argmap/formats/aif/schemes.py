"""The words that AIF and its tools use for schemes and illocutions, and what they mean for a debate.

Illocutions: Budzynska, Janier, Reed, Saint-Dizier, Stede, Yakorska, A model for processing illocutionary structures and
argumentation in debates (LREC 2014). Default schemes: OVA3.
"""

import re
from typing import Any

from argmap.core.kinds import Act, Position
from argmap.core.limits import LINE_LENGTH

DEFAULT_TEXTS = {
    "RA": "Default Inference",
    "CA": "Default Conflict",
    "MA": "Default Rephrase",
    "PA": "Default Preference",
}
"""What a node says that follows no particular scheme."""
_PLAIN = frozenset({"", "ra", "ca", "ma", "pa", "inference", "conflict", "rephrase", "preference", "default"})
_NUMBER = re.compile(r"[0-9]+")

UNDERSTOOD = (Position.SUPPORTS, Act.ASSERTS)
"""What an illocution without a meaning of its own here counts as."""
_MEANINGS = {
    "asserting": UNDERSTOOD,
    "assertion": UNDERSTOOD,
    "stating": UNDERSTOOD,
    "arguing": UNDERSTOOD,
    "restating": UNDERSTOOD,
    "evaluating": UNDERSTOOD,
    "alternativegiving": UNDERSTOOD,
    "defaultillocuting": UNDERSTOOD,
    "ya": UNDERSTOOD,
    "agreeing": (Position.SUPPORTS, Act.CONCEDES),
    "conceding": (Position.SUPPORTS, Act.CONCEDES),
    "popularconceding": (Position.SUPPORTS, Act.CONCEDES),
    "empiricalconceding": (Position.SUPPORTS, Act.CONCEDES),
    "proposing": (Position.SUPPORTS, Act.ADVANCES),
    "assertivequestioning": (Position.SUPPORTS, Act.QUESTIONS),
    "rhetoricalquestioning": (Position.SUPPORTS, Act.QUESTIONS),
    "purequestioning": (Position.NEUTRAL, Act.QUESTIONS),
    "questioning": (Position.NEUTRAL, Act.QUESTIONS),
    "purechallenging": (Position.NEUTRAL, Act.QUESTIONS),
    "challenging": (Position.NEUTRAL, Act.QUESTIONS),
    "assertivechallenging": (Position.OPPOSES, Act.QUESTIONS),
    "rhetoricalchallenging": (Position.OPPOSES, Act.QUESTIONS),
    "disagreeing": (Position.OPPOSES, Act.ASSERTS),
    "hypothesising": (Position.RESERVED, Act.ASSERTS),
}
ILLOCUTIONS = {
    UNDERSTOOD: "Asserting",
    (Position.SUPPORTS, Act.ADVANCES): "Proposing",
    (Position.SUPPORTS, Act.CONCEDES): "Conceding",
    (Position.SUPPORTS, Act.QUESTIONS): "Assertive Questioning",
    (Position.NEUTRAL, Act.QUESTIONS): "Pure Questioning",
    (Position.OPPOSES, Act.ASSERTS): "Disagreeing",
    (Position.OPPOSES, Act.QUESTIONS): "Assertive Challenging",
    (Position.RESERVED, Act.ASSERTS): "Hypothesising",
}
"""The stances that AIF has a word for, with the word that is written."""
_ANALYSTS = frozenset({"analysing", "analyzing"})


def name_scheme(item: dict[str, Any]) -> str:
    """The scheme that a node follows, by its `scheme` or its text; "" for none in particular.

    >>> name_scheme({"text": "RA", "scheme": "CauseToEffect"}), name_scheme({"text": "Default Inference", "scheme": "72"})
    ('CauseToEffect', '')
    """
    for name in (item.get("scheme"), item.get("text")):
        if isinstance(name, str) and not _is_plain(name):
            return " ".join(name.split())[:LINE_LENGTH].rstrip()
    return ""


def _is_plain(name: str) -> bool:
    short = name.strip().lower()
    return short.removeprefix("default").strip() in _PLAIN or _NUMBER.fullmatch(short) is not None


def read_illocution(item: dict[str, Any]) -> tuple[Position, Act] | None:
    """What an illocution says of its speaker's stance, or None where the word is not known.

    >>> read_illocution({"text": "Assertive Questioning"})
    (<Position.SUPPORTS: 'supports'>, <Act.QUESTIONS: 'questions'>)
    """
    for name in (item.get("text"), item.get("scheme")):
        meaning = _MEANINGS.get(_squeeze(name))
        if meaning is not None:
            return meaning
    return None


def is_analysts(item: dict[str, Any]) -> bool:
    """Whether the illocution is the analyst's own, who only tells what somebody else said."""
    return _squeeze(item.get("text")) in _ANALYSTS


def _squeeze(name: object) -> str:
    return "".join(name.split()).lower() if isinstance(name, str) else ""
