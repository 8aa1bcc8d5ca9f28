"""What the form of the networks page lets choose."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from argmap.core.debate import Debate
from argmap.core.networks import (
    AGGREGATIONS,
    NORMALIZATIONS,
    Aggregation,
    Duplicates,
    Mode,
    NetworkOptions,
    Normalization,
    Period,
    Variable,
)
from argmap.services.network_asking import NetworkAsked
from argmap.services.pages.choices import Field, make_field

PAGE_DEFAULT = NetworkOptions(mode=Mode.ONE, aggregation=Aggregation.SUBTRACT)
"""What the page shows when nothing is asked for: who agrees and who differs, at one look."""
PAGE_WINDOWS: Mapping[str, str] = MappingProxyType({"period": Period.YEAR.value})
_VARIABLES = {Variable.ORGANIZATION: "organizations", Variable.PERSON: "persons", Variable.CONCEPT: "claims"}
_AGGREGATIONS = {
    Aggregation.SUBTRACT: "agreement less disagreement",
    Aggregation.CONGRUENCE: "agreement",
    Aggregation.CONFLICT: "disagreement",
    Aggregation.IGNORE: "whether yes or no is ignored",
}
_TWO_MODE_AGGREGATIONS = {
    Aggregation.SUBTRACT: "yes less no",
    Aggregation.IGNORE: "whether yes or no is ignored",
    Aggregation.COMBINE: "yes, no or both",
}
_NORMALIZATIONS = {
    Normalization.NO: "none",
    Normalization.AVERAGE: "by average activity",
    Normalization.JACCARD: "Jaccard",
    Normalization.COSINE: "cosine",
    Normalization.ACTIVITY: "by the row’s activity",
    Normalization.PROMINENCE: "by the column’s prominence",
}
_DUPLICATES = {
    Duplicates.INCLUDE: "all count",
    Duplicates.DOCUMENT: "once a document",
    Duplicates.WEEK: "once a week",
    Duplicates.MONTH: "once a month",
    Duplicates.YEAR: "once a year",
    Duplicates.ACROSSRANGE: "once in all",
}
_BACKBONES = (("", "all ties"), ("0.05", "significant at 0.05"), ("0.1", "significant at 0.1"), ("0.3", "significant at 0.3"))


def offer_choices(asked: NetworkAsked) -> Iterator[Field]:
    """What the network is of, via what, and how it is counted; only what the mode allows."""
    options = asked.options
    yield make_field("of", "Of", options.of, list(_VARIABLES.items()))
    yield make_field("via", "by", options.via, [(one, _VARIABLES[one]) for one in (Variable.CONCEPT, *_ACTORS)])
    words = _AGGREGATIONS if options.mode is Mode.ONE else _TWO_MODE_AGGREGATIONS
    allowed = [(one, word) for one, word in words.items() if one in AGGREGATIONS[options.mode]]
    yield make_field("aggregation", "Counting", options.aggregation, allowed)


_ACTORS = (Variable.ORGANIZATION, Variable.PERSON)


def offer_filters_of_network(debate: Debate, asked: NetworkAsked) -> tuple[Field, ...]:
    """Which stances count and how, and which ties are shown; the first choice of each asks for nothing."""
    options, windows = asked.options, asked.windows
    issues = sorted(((issue.key, issue.question) for issue in debate.issues), key=lambda one: one[1].casefold())
    groups = sorted(((group.key, group.title) for group in debate.groups), key=lambda one: one[1].casefold())
    backbone = "" if asked.backbone is None else f"{asked.backbone:g}"
    kept = _BACKBONES if backbone in dict(_BACKBONES) else (*_BACKBONES, (backbone, f"significant at {backbone}"))
    normalizations = [(one, _NORMALIZATIONS[one]) for one in NORMALIZATIONS[options.mode]]
    fields = (
        make_field("issue", "Issue", asked.issue, [("", "any"), *issues]),
        make_field("group", "Group", asked.group, [("", "any"), *groups]),
        make_field("normalization", "Divided", options.normalization, normalizations),
        make_field("duplicates", "Saying the same again", options.duplicates, list(_DUPLICATES.items())),
        make_field("backbone", "Ties shown", backbone, kept),
        make_field("period", "Polarisation by", windows.period if windows else "", [(one, one) for one in _PERIODS]),
    )
    return tuple(field for field in fields if len(field.choices) > 1)


_PERIODS = (Period.YEAR, Period.MONTH, Period.WEEK, Period.DAY)
