"""What the framework formats share: named arguments, attacks with their line, and the debate that they make."""

from collections.abc import Iterator

from msgspec import Struct, field

from argmap.core.canonical import normalise
from argmap.core.checks import find_problems
from argmap.core.debate import Debate
from argmap.core.kinds import ClaimKind, End, RelationKind
from argmap.core.records import About, Claim, Relation, Value
from argmap.formats.carrying import Carries, name_fields
from argmap.formats.keys import Keys
from argmap.formats.reading import UNNAMED, Finding, FormatError, Reading

SIZE_LIMIT = 64 * 1024 * 1024
MOST_ERRORS = 100
CANNOT_CARRY = (
    "Anything but claims, by their keys, and attacks of claims on claims: no texts, kinds, groups, supports, undercuts, "
    "arguments, actors, stances, sources or evidence.",
)


class Attacks(Struct):
    """A framework as it is read: the line of each argument, the line of each attack, and what was found."""

    arguments: dict[str, int] = field(default_factory=dict)
    attacks: dict[tuple[str, str], int] = field(default_factory=dict)
    warnings: list[Finding] = field(default_factory=list)
    errors: list[Finding] = field(default_factory=list)

    def add_argument(self, name: str, line: int) -> None:
        """Note an argument; one that is there already is left out with a warning."""
        if name in self.arguments:
            what = f'argument "{name}" is listed on line {self.arguments[name]} already'
            self.warnings.append(Finding(what=what, done="listed once", line=line))
        self.arguments.setdefault(name, line)

    def add_attack(self, source: str, target: str, line: int) -> None:
        """Note an attack; one that is there already is left out with a warning."""
        if (source, target) in self.attacks:
            what = f'the attack of "{source}" on "{target}" is on line {self.attacks[source, target]} already'
            self.warnings.append(Finding(what=what, done="taken once", line=line))
        self.attacks.setdefault((source, target), line)

    def refuse(self, what: str, line: int) -> None:
        """Note an error."""
        self.errors.append(Finding(what=what, line=line))

    def build(self) -> Reading:
        """The reading: the debate, unless an attack has an end that is no argument, or there were errors before."""
        for pair, line in self.attacks.items():
            for name in pair:
                if name not in self.arguments:
                    self.refuse(f'"{name}" attacks or is attacked, but is listed as no argument', line)
        if self.errors:
            return self._close(None)
        debate = normalise(_make_debate(list(self.arguments), list(self.attacks)))
        for problem in find_problems(debate):
            self.refuse(str(problem), self.arguments.get(problem.key, 0))
        return self._close(None if self.errors else debate)

    def _close(self, debate: Debate | None) -> Reading:
        return Reading(debate=debate, warnings=tuple(self.warnings[:MOST_ERRORS]), errors=tuple(self.errors[:MOST_ERRORS]))


def decode(data: bytes) -> str:
    """The text of a file in UTF-8. Raises FormatError."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FormatError(f"byte {error.start} is not UTF-8") from None


def list_carried(debate: Debate) -> Carries:
    """What a framework holds of a debate: claims by key, and the attacks among them, one for each pair."""
    attacks = {_name_ends(relation): relation.key for relation in _find_attacks(debate)}
    return Carries(
        fields=name_fields(debate="", claims="key position", relations="kind source target"),
        chosen={"relations": attacks.values()},
        tells=_is_told,
    )


def _is_told(record: Value, name: str) -> bool:
    """Whether a field says what reading gives it anyway."""
    if isinstance(record, Relation):
        return name == "key" and record.key == _name_relation(record.source, record.target)
    return isinstance(record, Claim) and name == "title" and record.title == record.key


def list_attacks(debate: Debate) -> tuple[list[str], list[tuple[str, str]]]:
    """The claims' keys in their order, and the attacks among claims, each once, sorted."""
    claims = sorted(debate.claims, key=lambda claim: (claim.position, claim.key))
    return [claim.key for claim in claims], sorted({_name_ends(relation) for relation in _find_attacks(debate)})


def _find_attacks(debate: Debate) -> Iterator[Relation]:
    for relation in debate.relations:
        if relation.kind is RelationKind.ATTACKS and relation.source_kind is relation.target_kind is End.CLAIM:
            yield relation


def _name_ends(relation: Relation) -> tuple[str, str]:
    return relation.source, relation.target


def _make_debate(names: list[str], attacks: list[tuple[str, str]]) -> Debate:
    keys = Keys()
    return Debate(
        about=About(slug=UNNAMED, question="Which arguments stand?"),
        claims=tuple(Claim(key=name, title=name, kind=ClaimKind.FACT, position=place) for place, name in enumerate(names)),
        relations=tuple(
            Relation(key=keys.take(_name_relation(source, target)), kind=RelationKind.ATTACKS, source=source, target=target)
            for source, target in attacks
        ),
    )


def _name_relation(source: str, target: str) -> str:
    return f"{source}-attacks-{target}"
