"""A Dung framework: arguments, and which attacks which (P. M. Dung, Artificial Intelligence 77, 1995)."""

from msgspec import Struct


class Framework(Struct, frozen=True):
    """`names[i]` is the i-th argument; `attackers[i]` are the numbers of those that attack it, each once, in order.

    `claims[i]` is the key of the claim that the i-th argument concludes, "" where it concludes none.
    """

    names: tuple[str, ...]
    attackers: tuple[tuple[int, ...], ...]
    claims: tuple[str, ...]

    @property
    def attacked(self) -> list[list[int]]:
        """For each argument, the numbers of those that it attacks. Costs a pass over all attacks."""
        found: list[list[int]] = [[] for _ in self.names]
        for target, sources in enumerate(self.attackers):
            for source in sources:
                found[source].append(target)
        return found

    def name_claims(self, extension: list[int]) -> list[str]:
        """The keys of the claims that the arguments of an extension conclude, sorted, each once."""
        return sorted({self.claims[number] for number in extension} - {""})


def make_framework(names: list[str], attacks: list[tuple[int, int]], claims: list[str] | None = None) -> Framework:
    """A framework from pairs of numbers, attacker first; pairs may repeat. Without `claims`, each argument is its own claim."""
    attackers: list[set[int]] = [set() for _ in names]
    for source, target in attacks:
        attackers[target].add(source)
    return Framework(
        names=tuple(names),
        attackers=tuple(tuple(sorted(sources)) for sources in attackers),
        claims=tuple(names if claims is None else claims),
    )
