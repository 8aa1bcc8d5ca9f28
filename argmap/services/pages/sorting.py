"""Tables that sort by any column: what an address asks for, and heads that lead to another order."""

from collections.abc import Collection

from msgspec import Struct

from argmap.core.reading.viewpoint import ViewpointError


class Order(Struct, frozen=True):
    """The column to sort by, "" for the order as it comes, and whether the other way round."""

    column: str
    is_descending: bool


class Head(Struct, frozen=True, kw_only=True):
    """The head of a column: its words, the query that sorts by it, and the way it is sorted now ("" where it is not)."""

    words: str
    query: str
    sorted: str
    is_figure: bool = False


def read_order(sort: str, columns: Collection[str], *, default: str = "") -> Order:
    """The order that the text asks for: a column, "-" before its name for the other way round. Raises ViewpointError.

    Where no column is named it is `default`; without one, a "-" alone is refused.
    """
    column = sort.removeprefix("-") or default
    if (sort or default) and column not in columns:
        raise ViewpointError(
            "sort", f'"{column[:60]}" is no column to sort by; allowed are {", ".join(columns)}, with - before'
        )  # fmt: skip
    return Order(column, sort.startswith("-"))


def write_head(
    column: str, words: str, *, order: Order, query: str, is_most_first: bool = False, is_figure: bool = False
) -> Head:
    """The head of a column; `query` is what its link carries on, and `is_most_first` where the first choice is downwards."""
    is_sorted = column == order.column
    descends = not order.is_descending if is_sorted else is_most_first
    return Head(
        words=words,
        query="&".join(part for part in (query, f"sort={'-' if descends else ''}{column}") if part),
        sorted=("descending" if order.is_descending else "ascending") if is_sorted else "",
        is_figure=is_figure,
    )
