"""How strong each claim is by the gradual semantics, and what Dung's semantics say of it, in one table."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from msgspec import Struct

from argmap.core.abstract import (
    SearchStoppedError,
    Semantics,
    TooManyArgumentsError,
    build_framework,
    count_acceptance,
    find_extensions,
    label_claims,
    label_grounded,
)
from argmap.core.debate import Debate as DebateValue
from argmap.core.reading.order import order_claims
from argmap.core.reading.standing import VERDICT_SIGNS, Mark
from argmap.core.reading.steps import Node, name_claim
from argmap.core.reading.viewpoint import Viewpoint, ViewpointError, describe_viewpoint, write_query
from argmap.core.standing import Options, Verdict
from argmap.core.strength import GradualSemantics, Strengths, evaluate_strength
from argmap.models import Debate
from argmap.services.evaluating import see_debate
from argmap.services.pages.choices import Field, make_field
from argmap.services.snapshot import load_debate

SECONDS = 2.0
"""Time for the search of extensions."""
CLAIM, STANDING, ACCEPTANCE = "claim", "standing", "acceptance"
COLUMNS: Mapping[str, str] = MappingProxyType(
    {
        CLAIM: "Claim",
        STANDING: "Standing",
        GradualSemantics.QUADRATIC_ENERGY.value: "Quadratic energy",
        GradualSemantics.DF_QUAD.value: "DF-QuAD",
        GradualSemantics.EULER.value: "Euler",
        GradualSemantics.H_CATEGORIZER.value: "h-categoriser",
        ACCEPTANCE: "Abstract view",
    }
)
"""The columns by what the address calls them, with their heads."""
_VERDICT_RANKS = {Verdict.OUT: 0, Verdict.UNDECIDED: 1, Verdict.IN: 2}


class Strength(Struct, frozen=True):
    """A claim's strength; it is not `steady` where the claim lies in a cycle on which the iteration does not settle."""

    amount: float
    is_steady: bool

    @property
    def text(self) -> str:
        """The strength with two decimals."""
        return f"{self.amount:.2f}"


class Acceptance(Struct, frozen=True):
    """What the chosen one of Dung's semantics says of a claim: a shape, words, and how much that is, to sort by."""

    sign: str
    words: str
    rank: float


class StrengthLine(Struct, frozen=True, kw_only=True):
    """A claim with its verdict, its strengths by semantics, and its acceptance, None where that is not known."""

    node: Node
    mark: Mark
    strengths: dict[GradualSemantics, Strength]
    acceptance: Acceptance | None


class Head(Struct, frozen=True, kw_only=True):
    """The head of a column: its words, the query that sorts by it, and the way it is sorted now ("" where it is not)."""

    words: str
    query: str
    sorted: str
    is_figure: bool


class StrengthsPage(Struct, frozen=True, kw_only=True):
    """The claims line by line; `stopped` says why the abstract view is not whole, "" where it is.

    `field` chooses whose extensions are shown, and `also` is what the address holds of that and of the order.
    """

    heads: tuple[Head, ...]
    lines: tuple[StrengthLine, ...]
    field: Field
    stopped: str
    unsettled: int
    sort: str
    also: str
    view: Viewpoint


def read_strengths(debate: Debate, options: Options, *, sort: str = "", semantics: str = "") -> StrengthsPage:
    """The table, sorted by a column, "-" before its name for the other way round. Raises ViewpointError, EvaluationRefused."""
    column, chosen = sort.removeprefix("-") or CLAIM, semantics or Semantics.GROUNDED.value
    if column not in COLUMNS:
        raise ViewpointError(
            "sort", f'"{column[:60]}" is no column to sort by; allowed are {", ".join(COLUMNS)}, with - before'
        )
    if chosen not in set(Semantics):
        raise ViewpointError("semantics", f'"{chosen[:60]}" is no semantics of Dung\'s; allowed are {", ".join(Semantics)}')
    value = load_debate(debate)
    marks = see_debate(value, options).marks
    strengths = {one: evaluate_strength(value, one, with_evidence=options.evidence is not False) for one in GradualSemantics}
    accepted, stopped = accept_claims(value, Semantics(chosen))
    lines = [
        StrengthLine(
            node=name_claim(claim),
            mark=marks[claim.key],
            strengths={one: _find_strength(found, claim.key) for one, found in strengths.items()},
            acceptance=accepted.get(claim.key),
        )
        for claim in order_claims(value)
    ]
    if column != CLAIM or sort.startswith("-"):
        lines.sort(key=_choose_key(column), reverse=sort.startswith("-"))
    asked = f"semantics={chosen}" if semantics else ""
    return StrengthsPage(
        heads=tuple(_write_heads(sort, chosen, _join(write_query(options), asked))),
        lines=tuple(lines),
        field=make_field("semantics", "Abstract view", chosen, [(one.value, one.value) for one in Semantics]),
        stopped=stopped,
        unsettled=len({key for found in strengths.values() for key in found.unsettled}),
        sort=sort,
        also="".join(f"&{part}" for part in (f"sort={sort}" if sort else "", asked) if part),
        view=describe_viewpoint(value, options),
    )


def accept_claims(debate: DebateValue, semantics: Semantics) -> tuple[dict[str, Acceptance], str]:
    """What the semantics says of each claim that it says something of, and why it is not the whole answer, "" where it is."""
    try:
        framework = build_framework(debate)
    except TooManyArgumentsError as error:
        return {}, str(error)
    if semantics is Semantics.GROUNDED:
        labels = label_claims(framework, label_grounded(framework))
        return {key: Acceptance(VERDICT_SIGNS[label], label.value, _VERDICT_RANKS[label]) for key, label in labels.items()}, ""
    stopped = ""
    try:
        extensions = find_extensions(framework, semantics, seconds=SECONDS)
    except SearchStoppedError as error:
        extensions, stopped = error.found, str(error)
    if not extensions:
        return {}, stopped or f"there is no {semantics} extension"
    counts = count_acceptance(framework, extensions)
    return {claim.key: _describe(counts[claim.key], len(extensions), semantics) for claim in debate.claims}, stopped


def _describe(count: int, of: int, semantics: Semantics) -> Acceptance:
    if of == 1:
        found = f"in the {semantics} one" if count else "not in it"
    elif count in (0, of):
        found = f"in all {of}" if count else f"in none of {of}"
    else:
        found = f"in {count} of {of}"
    verdict = Verdict.IN if count == of else Verdict.UNDECIDED if count else Verdict.OUT
    return Acceptance(VERDICT_SIGNS[verdict], found, count / of)


def _find_strength(found: Strengths, claim: str) -> Strength:
    return Strength(found.values[claim], claim not in found.unsettled)


def _choose_key(column: str) -> Callable[[StrengthLine], tuple[float, str]]:
    if column == CLAIM:
        return lambda line: (0, line.node.title.casefold())
    if column == STANDING:
        return lambda line: (_VERDICT_RANKS[line.mark.verdict], "")
    if column == ACCEPTANCE:
        return lambda line: (line.acceptance.rank if line.acceptance else -1, "")
    semantics = GradualSemantics(column)
    return lambda line: (line.strengths[semantics].amount, "")


def _write_heads(sort: str, semantics: str, query: str) -> Iterator[Head]:
    current, is_descending = sort.removeprefix("-"), sort.startswith("-")
    for column, words in COLUMNS.items():
        descends = not is_descending if column == current else column != CLAIM
        yield Head(
            words=f"{words}: {semantics}" if column == ACCEPTANCE else words,
            query=_join(query, f"sort={'-' if descends else ''}{column}"),
            sorted=("descending" if is_descending else "ascending") if column == current else "",
            is_figure=column in set(GradualSemantics),
        )


def _join(*parts: str) -> str:
    return "&".join(part for part in parts if part)
