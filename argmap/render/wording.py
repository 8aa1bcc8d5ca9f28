"""What a map says to those who hear it or hover over it: one sentence for each box, dot and line."""

from collections.abc import Iterable

from argmap.core.debate import Debate
from argmap.core.kinds import End, Polarity, Position, RelationKind
from argmap.core.reading.standing import Mark
from argmap.core.reading.words import POSITIONS, TO_TARGET
from argmap.core.records import Argument, Claim, Inference, Premise, Relation
from argmap.render.graph import Chip
from argmap.render.quoting import clean_text

_TITLE_CAP = 160
_CHIP_CAP = 40

_POSITIONS = {
    Position.SUPPORTS: "supported by",
    Position.OPPOSES: "opposed by",
    Position.CONDITIONAL: "supported on conditions by",
    Position.RESERVED: "met with reserve by",
    Position.NEUTRAL: "left open by",
    Position.WITHDRAWN: "no longer held by",
}


def describe_box(record: Claim | Argument, word: str, chips: Iterable[Chip], evidence: int, mark: Mark | None = None) -> str:
    """A box in words: its key, what it is, its title, whether it stands, who stands where, how much evidence there is."""
    parts = [f"{name_record(record)} ({word})"]
    if mark:
        parts.append(describe_mark(mark))
    by_position: dict[Position, list[str]] = {}
    for chip in chips:
        expected = "" if chip.is_certain else " (expected or inferred)"
        by_position.setdefault(chip.position, []).append(clean_text(chip.name, _CHIP_CAP) + expected)
    parts += [f"{_POSITIONS[position]} {', '.join(names)}" for position, names in by_position.items()]
    if evidence:
        parts.append(f"{evidence} evidence")
    return "; ".join(parts)


def describe_chip(chip: Chip) -> str:
    """Where the link of a chip leads, in words.

    >>> describe_chip(Chip(name="France", position=Position.SUPPORTS))
    'France supports it: the stance'
    """
    return f"{clean_text(chip.name, _CHIP_CAP)} {POSITIONS[chip.position]}: the stance"


def describe_handle(supports: int, attacks: int) -> str:
    """What the handle of a box does, in words.

    >>> describe_handle(3, 2), describe_handle(0, 1), describe_handle(0, 0)
    ('3 reasons for, 2 against not shown: open', '1 reason against not shown: open', 'reasons shown: close')
    """
    if not supports and not attacks:
        return "reasons shown: close"
    sides = [f"{count} {side}" for count, side in ((supports, "for"), (attacks, "against")) if count]
    number, side = sides[0].split()
    first = f"{number} {'reason' if number == '1' else 'reasons'} {side}"
    return f"{', '.join([first, *sides[1:]])} not shown: open"


def describe_mark(mark: Mark) -> str:
    """A mark in words: the verdict, and what it was if it is another one.

    >>> from argmap.core.standing import Verdict
    >>> describe_mark(Mark(Verdict.IN, Verdict.OUT)), describe_mark(Mark(Verdict.UNDECIDED))
    ('in, was out', 'undecided')
    """
    return f"{mark.verdict}, was {mark.before}" if mark.before else mark.verdict.value


def describe_relation(relation: Relation, debate: Debate) -> str:
    """A relation in words: A3 “…” attacks A0 “…”."""
    source = _name_end(relation.source, relation.source_kind, debate)
    target = _name_end(relation.target, relation.target_kind, debate)
    return f"{source} {TO_TARGET[relation.kind]} {target}{_tell_basis(relation.basis == 'inferred')}"


def describe_premise(premise: Premise, argument: Argument, debate: Debate) -> str:
    """A premise in words, with its role where it has one."""
    role = f" ({clean_text(premise.role, _TITLE_CAP)})" if premise.role else ""
    implicit = "an implicit premise" if premise.implicit else "a premise"
    return f"{_name_claim(premise.claim, debate)} is {implicit} of {name_record(argument)}{role}"


def describe_inference(inference: Inference, argument: Argument, debate: Debate) -> str:
    """An inference in words: which argument speaks for or against which claim."""
    verb = TO_TARGET[RelationKind(inference.kind)]
    scheme = f", by {clean_text(inference.scheme, _TITLE_CAP)}" if inference.scheme else ""
    conclusion = _name_claim(inference.conclusion, debate)
    return f"{name_record(argument)} {verb} {conclusion}{scheme}{_tell_basis(inference.basis == 'inferred')}"


def name_record(record: Claim | Argument) -> str:
    """A claim or an argument by key and title."""
    return f"{clean_text(record.key, _TITLE_CAP)} “{clean_text(record.title, _TITLE_CAP)}”"


def _name_claim(key: str, debate: Debate) -> str:
    return name_record(debate.claim_by_key[key])


def _name_end(key: str, kind: End, debate: Debate) -> str:
    match kind:
        case End.CLAIM:
            return _name_claim(key, debate)
        case End.ARGUMENT:
            return name_record(debate.argument_by_key[key])
        case End.INFERENCE:
            inference = debate.inference_by_key[key]
            verb = "for" if inference.kind is Polarity.SUPPORTS else "against"
            step = name_record(debate.argument_of_inference[key])
            return f"the step from {step} {verb} {_name_claim(inference.conclusion, debate)}"
        case End.RELATION:
            relation = debate.relation_by_key[key]
            source = _name_end(relation.source, relation.source_kind, debate)
            target = _name_end(relation.target, relation.target_kind, debate)
            return f"the step by which {source} {TO_TARGET[relation.kind]} {target}"


def _tell_basis(is_inferred: bool) -> str:
    return " (inferred by the analyst)" if is_inferred else ""
