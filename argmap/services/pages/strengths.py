"""How strong each claim is by the gradual semantics, and what Dung's semantics say of it, in one table."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from urllib.parse import urlencode

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
from argmap.core.reading.contributions import ContributionTable, tabulate_contributions
from argmap.core.reading.order import order_claims
from argmap.core.reading.standing import VERDICT_SIGNS, Mark, Marks
from argmap.core.reading.steps import Node, name_claim
from argmap.core.reading.viewpoint import Viewpoint, ViewpointError, describe_viewpoint, write_query
from argmap.core.records import Claim
from argmap.core.standing import Options, Verdict
from argmap.core.strength import GradualSemantics, Strengths, evaluate_strength
from argmap.models import Debate
from argmap.services.evaluating import see_debate
from argmap.services.pages.choices import Field, make_field
from argmap.services.pages.finding import find_record
from argmap.services.pages.loading import load_for_page
from argmap.services.pages.sorting import Head, Order, read_order, write_head

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


class StrengthsPage(Struct, frozen=True, kw_only=True):
    """The claims line by line; `stopped` says why the abstract view is not whole, "" where it is.

    `field` chooses whose extensions are shown, and `also` is what the address holds of that, of the order and of the `chosen`
    claim, of which `contributions` tell why it is as strong as it is; `asking` begins the query that chooses another.
    """

    heads: tuple[Head, ...]
    lines: tuple[StrengthLine, ...]
    chosen: Node | None
    contributions: ContributionTable | None
    asking: str
    field: Field
    stopped: str
    unsettled: int
    sort: str
    also: str
    view: Viewpoint

    @property
    def is_final(self) -> bool:
        """Whether asking again gives the same."""
        return not self.stopped


def read_strengths(debate: Debate, options: Options, *, sort: str = "", semantics: str = "", claim: str = "") -> StrengthsPage:
    """The table, sorted by a column, "-" before its name for the other way round, and why a claim is as strong as it is.

    Raises ViewpointError, EvaluationRefused, and NotInDebateError for a claim that there is not.
    """
    chosen = semantics or Semantics.GROUNDED.value
    order = read_order(sort, COLUMNS)
    if chosen not in set(Semantics):
        raise ViewpointError("semantics", f'"{chosen[:60]}" is no semantics of Dung\'s; allowed are {", ".join(Semantics)}')
    value = load_for_page(debate)
    explained = find_record(value.claim_by_key, claim) if claim else None
    marks, with_evidence = see_debate(value, options).marks, options.evidence is not False
    strengths = {one: evaluate_strength(value, one, with_evidence=with_evidence) for one in GradualSemantics}
    accepted, stopped = accept_claims(value, Semantics(chosen))
    look, asked = write_query(options), urlencode({"semantics": semantics} if semantics else {})
    sorted_so, about = urlencode({"sort": sort} if sort else {}), urlencode({"claim": claim} if claim else {})
    return StrengthsPage(
        heads=tuple(_write_heads(order, chosen, _join(look, asked))),
        lines=tuple(_sort([_make_line(one, marks, strengths, accepted) for one in order_claims(value)], order)),
        chosen=name_claim(explained, marks[explained.key]) if explained else None,
        contributions=tabulate_contributions(value, explained.key, with_evidence=with_evidence) if explained else None,
        asking="".join(f"{part}&" for part in (look, asked, sorted_so) if part),
        field=make_field("semantics", "Abstract view", chosen, [(one.value, one.value) for one in Semantics]),
        stopped=stopped,
        unsettled=len({key for found in strengths.values() for key in found.unsettled}),
        sort=sort,
        also="".join(f"&{part}" for part in (sorted_so, asked, about) if part),
        view=describe_viewpoint(value, options),
    )


def _make_line(
    claim: Claim, marks: Marks, strengths: Mapping[GradualSemantics, Strengths], accepted: Mapping[str, Acceptance]
) -> StrengthLine:
    key = claim.key
    return StrengthLine(
        node=name_claim(claim),
        mark=marks[key],
        strengths={one: Strength(found.values[key], key not in found.unsettled) for one, found in strengths.items()},
        acceptance=accepted.get(key),
    )


def _sort(lines: list[StrengthLine], order: Order) -> list[StrengthLine]:
    """The lines by a column; in their order, which is that for reading, where none is named."""
    if not order.column:
        return lines
    return sorted(lines, key=_choose_key(order.column), reverse=order.is_descending)


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


def _choose_key(column: str) -> Callable[[StrengthLine], tuple[float, str]]:
    if column == CLAIM:
        return lambda line: (0, line.node.title.casefold())
    if column == STANDING:
        return lambda line: (_VERDICT_RANKS[line.mark.verdict], "")
    if column == ACCEPTANCE:
        return lambda line: (line.acceptance.rank if line.acceptance else -1, "")
    semantics = GradualSemantics(column)
    return lambda line: (line.strengths[semantics].amount, "")


def _write_heads(order: Order, semantics: str, query: str) -> Iterator[Head]:
    for column, words in COLUMNS.items():
        yield write_head(
            column,
            f"{words}: {semantics}" if column == ACCEPTANCE else words,
            order=order,
            query=query,
            is_most_first=column != CLAIM,
            is_figure=column in set(GradualSemantics),
        )


def _join(*parts: str) -> str:
    return "&".join(part for part in parts if part)
