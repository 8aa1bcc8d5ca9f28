"""Builds networks: a debate's stances become statements, duplicates go, the rest is counted and divided."""

from collections.abc import Iterable

from argmap.core.debate import Debate
from argmap.core.networks.counts import Counts, count_statements
from argmap.core.networks.duplicates import drop_duplicates
from argmap.core.networks.network import Network
from argmap.core.networks.one_mode import fill_one_mode
from argmap.core.networks.options import Aggregation, Mode, NetworkError, NetworkOptions, check_options
from argmap.core.networks.statements import YES, Statement, list_statements, read_scale
from argmap.core.networks.two_mode import fill_two_mode
from argmap.core.networks.values import name_values

LARGEST_MATRIX = 10_000_000
"""The cells beyond which a matrix is refused; so many take about 400 MB."""


def build_network(debate: Debate, options: NetworkOptions | None = None) -> Network:
    """The network that the options ask for; rows and columns without a statement are left out.

    The result does not depend on the order of records. The time grows with the statements and with the cells of the matrix.
    Raises NetworkError where the options do not go together or the matrix would be larger than `LARGEST_MATRIX` cells.
    """
    options = options or NetworkOptions()
    check_options(options)
    statements = drop_duplicates(debate, list_statements(debate, options), options)
    return make_network(debate, statements, options)


def make_network(debate: Debate, statements: Iterable[Statement], options: NetworkOptions) -> Network:
    """The network of these statements, whose duplicates are gone. Raises NetworkError where it would be too large."""
    counts = _count(debate, statements, options)
    columns = counts.rows if options.mode is Mode.ONE else counts.columns
    rows = counts.rows
    if len(rows.keys) * len(columns.keys) > LARGEST_MATRIX:
        size = f"{len(rows.keys):,} × {len(columns.keys):,}"
        raise NetworkError(f"the network would have {size} cells; allowed are {LARGEST_MATRIX:,}")
    return Network(
        row_keys=rows.keys,
        rows=rows.names,
        column_keys=columns.keys,
        columns=columns.names,
        matrix=fill_one_mode(counts, options) if options.mode is Mode.ONE else fill_two_mode(counts, options),
        statements=sum(counts.cells.values()),
        options=options,
    )


def _count(debate: Debate, statements: Iterable[Statement], options: NetworkOptions) -> Counts:
    of, via = name_values(debate, options.of), name_values(debate, options.via)
    if options.aggregation is Aggregation.IGNORE and not options.compatible:
        # Without this, what jaccard and cosine divide by would still tell yes from no, as it does in DNA.
        statements = [Statement(one.of, one.via, YES, one.stance) for one in statements]
    return count_statements(statements, of, via, read_scale(debate, options))
