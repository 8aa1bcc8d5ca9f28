"""A Dung framework: arguments, and which attacks which (P. M. Dung, Artificial Intelligence 77, 1995)."""

from msgspec import Struct


class Framework(Struct, frozen=True):
    """`names[i]` is the i-th argument; `attackers[i]` are the numbers of those that attack it, each once, in order.

    `attacked[i]` are the numbers of those that it attacks, likewise. `claims[i]` is the key of the claim that the i-th argument
    concludes, "" where it concludes none.
    """

    names: tuple[str, ...]
    attackers: tuple[tuple[int, ...], ...]
    attacked: tuple[tuple[int, ...], ...]
    claims: tuple[str, ...]

    def name_claims(self, extension: list[int]) -> list[str]:
        """The keys of the claims that the arguments of an extension conclude, sorted, each once."""
        return sorted({self.claims[number] for number in extension} - {""})


def make_framework(names: list[str], attacks: list[tuple[int, int]], claims: list[str] | None = None) -> Framework:
    """A framework from pairs of numbers, attacker first; pairs may repeat. Without `claims`, each argument is its own claim."""
    attackers: list[list[int]] = [[] for _ in names]
    attacked: list[list[int]] = [[] for _ in names]
    for source, target in sorted(set(attacks)):
        attackers[target].append(source)
        attacked[source].append(target)
    return Framework(
        names=tuple(names),
        attackers=tuple(map(tuple, attackers)),
        attacked=tuple(map(tuple, attacked)),
        claims=tuple(names if claims is None else claims),
    )
