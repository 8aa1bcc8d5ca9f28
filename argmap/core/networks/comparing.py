"""How alike two divisions of the same things into groups are."""

from collections import Counter
from collections.abc import Collection, Sequence
from math import comb


def compare_divisions(one: Sequence[int], other: Sequence[int]) -> float:
    """The adjusted Rand index (Hubert and Arabie 1985, doi:10.1007/BF01908075): 1 where the same, about 0 as by chance.

    Each division gives the group of each thing, in the same order.

    >>> compare_divisions([0, 0, 1, 1], [7, 7, 3, 3]), compare_divisions([0, 0, 1, 1, 2], [0, 1, 0, 1, 2])
    (1.0, -0.25)
    """
    together = _count_pairs(Counter(zip(one, other, strict=True)))
    in_one, in_other = _count_pairs(Counter(one)), _count_pairs(Counter(other))
    expected = in_one * in_other / (comb(len(one), 2) or 1)
    most = (in_one + in_other) / 2
    return 1.0 if most == expected else (together - expected) / (most - expected)


def _count_pairs(sizes: Counter[int] | Counter[tuple[int, int]]) -> int:
    return sum(comb(size, 2) for size in sizes.values())


def find_best_overlap(group: Collection[int], others: Collection[frozenset[int]]) -> float:
    """The greatest Jaccard index of the group with one of the others; 0 where there is none.

    >>> find_best_overlap({1, 2, 3}, [frozenset({1, 2}), frozenset({3, 4})])
    0.6666666666666666
    """
    wanted = frozenset(group)
    return max((len(wanted & other) / len(wanted | other) for other in others), default=0.0)
