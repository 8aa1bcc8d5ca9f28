"""A network as a matrix with names."""

from msgspec import Struct

from argmap.core.networks.options import NetworkOptions


class Network(Struct, frozen=True, kw_only=True):
    """Rows × columns; of a one-mode network they are the same, the matrix is symmetric, and its diagonal is 0.

    Rows and columns are in the order of their names, as DNA sorts them (by UTF-16 code unit, then by key); the keys are those
    of actors or claims. `statements` is how many were counted.
    """

    row_keys: tuple[str, ...]
    rows: tuple[str, ...]
    column_keys: tuple[str, ...]
    columns: tuple[str, ...]
    matrix: tuple[tuple[float, ...], ...]
    statements: int
    options: NetworkOptions
