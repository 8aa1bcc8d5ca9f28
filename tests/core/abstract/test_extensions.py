"""Extensions against definitions: every subset of a small framework is tried, from the definitions of the papers."""

from itertools import chain, combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.core.abstract import SearchStoppedError, Semantics, find_extensions
from argmap.core.abstract.framework import make_framework


@st.composite
def frameworks(draw, most=6):
    size = draw(st.integers(0, most))
    pairs = [(one, other) for one in range(size) for other in range(size)]
    attacks = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=12)) if pairs else []
    return make_framework([f"a{number}" for number in range(size)], attacks)


class Naive:
    """The definitions, word for word, over all subsets."""

    def __init__(self, framework):
        self.attackers = [set(sources) for sources in framework.attackers]
        numbers = range(len(framework.names))
        subsets = chain.from_iterable(combinations(numbers, size) for size in range(len(framework.names) + 1))
        self.subsets = [set(subset) for subset in subsets]
        self.complete = [subset for subset in self.subsets if self.is_admissible(subset) and self.defended(subset) == subset]

    def attacked(self, subset):
        return {target for target, sources in enumerate(self.attackers) if sources & subset}

    def defended(self, subset):
        attacked = self.attacked(subset)
        return {number for number, sources in enumerate(self.attackers) if sources <= attacked}

    def is_admissible(self, subset):
        return not subset & self.attacked(subset) and subset <= self.defended(subset)

    def range_of(self, subset):
        return subset | self.attacked(subset)

    def extensions(self, semantics):
        match semantics:
            case Semantics.GROUNDED:
                return [min(self.complete, key=len)]
            case Semantics.COMPLETE:
                return self.complete
            case Semantics.PREFERRED:
                return [one for one in self.complete if not any(one < other for other in self.complete)]
            case Semantics.STABLE:
                return [one for one in self.complete if len(self.range_of(one)) == len(self.attackers)]
            case Semantics.SEMI_STABLE:
                ranges = [self.range_of(one) for one in self.complete]
                return [one for one in self.complete if not any(self.range_of(one) < other for other in ranges)]
            case Semantics.IDEAL:
                shared = set.intersection(*self.extensions(Semantics.PREFERRED))
                return [max((one for one in self.subsets if one <= shared and self.is_admissible(one)), key=len)]


@pytest.mark.parametrize("semantics", Semantics)
@given(framework=frameworks())
def test_they_are_those_of_the_definitions(semantics, framework):
    expected = sorted(sorted(extension) for extension in Naive(framework).extensions(semantics))

    assert find_extensions(framework, semantics) == expected


@pytest.mark.parametrize(
    ("attacks", "grounded", "preferred", "stable"),
    [
        ("aa ab", [""], [""], []),
        ("ab bc ca", [""], [""], []),
        ("ab bc", ["ac"], ["ac"], ["ac"]),
        ("ab ba ac bc cd", [""], ["ad", "bd"], ["ad", "bd"]),
    ],
)
def test_the_maps_of_the_documentation(attacks, grounded, preferred, stable):
    names = sorted(set(attacks) - {" "})
    framework = make_framework(names, [(names.index(one), names.index(other)) for one, other in attacks.split()])

    for semantics, expected in (("grounded", grounded), ("preferred", preferred), ("stable", stable)):
        found = find_extensions(framework, Semantics(semantics))
        assert ["".join(framework.name_claims(extension)) for extension in found] == expected


def test_a_search_that_takes_too_long_stops_and_says_so():
    # 2 ** 40 complete extensions: forty pairs that attack each other.
    pairs = [(number, number + 1) for number in range(0, 80, 2)]
    framework = make_framework([str(number) for number in range(80)], pairs + [(other, one) for one, other in pairs])

    with pytest.raises(SearchStoppedError, match="search stopped"):
        find_extensions(framework, Semantics.COMPLETE, seconds=0.05)
