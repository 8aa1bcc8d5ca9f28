"""The editions of a debate, and what differs between two of them."""

from itertools import groupby

from msgspec import Struct

from argmap.core.checks import name_kind
from argmap.core.comparison import Difference, compare_debates
from argmap.core.debate import Debate as DebateValue
from argmap.core.reading.standing import Mark, mark_claims
from argmap.core.reading.steps import Node, name_claim
from argmap.core.standing import Options, evaluate
from argmap.models import Debate, Edition
from argmap.permissions import Person, may_own
from argmap.services.editions import find_edition, list_editions, read_edition
from argmap.services.pages.finding import NotInDebateError
from argmap.services.snapshot import load_debate

NOW = "now"
"""What stands for the debate as it is in an address."""


class EditionsPage(Struct, frozen=True, kw_only=True):
    """The editions, the newest first; `may_publish` says whether the person may add one."""

    editions: tuple[Edition, ...]
    may_publish: bool


class Turn(Struct, frozen=True):
    """A claim whose verdict is another one than before, with both."""

    claim: Node
    mark: Mark


class ComparisonPage(Struct, frozen=True, kw_only=True):
    """What differs between two editions, kind by kind; `first` and `last` are their numbers, or "now"."""

    first: str
    last: str
    editions: tuple[Edition, ...]
    kinds: tuple[tuple[str, tuple[Difference, ...]], ...]
    turns: tuple[Turn, ...]


def read_editions(debate: Debate, person: Person) -> EditionsPage:
    """The list of editions."""
    return EditionsPage(editions=tuple(list_editions(debate)), may_publish=may_own(person, debate))


def read_comparison(debate: Debate, _options: Options, *, first: str, last: str) -> ComparisonPage:
    """The comparison of two editions, each by its number or "now". Raises NotInDebateError where there is none."""
    before, after = _find(debate, first), _find(debate, last)
    differences = compare_debates(before, after)
    return ComparisonPage(
        first=first,
        last=last,
        editions=tuple(list_editions(debate)),
        kinds=tuple(
            (name_kind(collection) if collection != "debate" else collection, tuple(differing))
            for collection, differing in groupby(differences, key=lambda difference: difference.collection)
        ),
        turns=_list_turns(before, after),
    )


def _find(debate: Debate, which: str) -> DebateValue:
    if which == NOW:
        return load_debate(debate)
    try:
        return read_edition(find_edition(debate, int(which)))
    except (ValueError, OverflowError, Edition.DoesNotExist):
        raise NotInDebateError(f'there is no edition "{which}"') from None


def _list_turns(before: DebateValue, after: DebateValue) -> tuple[Turn, ...]:
    old, new = evaluate(before).labels, evaluate(after).labels
    marks = mark_claims(new, {**new, **old})
    turned = (claim for claim in after.claims if marks[claim.key].before is not None)
    return tuple(Turn(name_claim(claim), marks[claim.key]) for claim in turned)
