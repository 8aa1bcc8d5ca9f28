"""The sections of a Carneades file, of a debate's statements and the steps between them."""

from typing import Any

from argmap.core.debate import Debate
from argmap.core.kinds import End, Polarity
from argmap.core.records import Argument, Claim, Inference, Issue
from argmap.formats.carneades.issues import name_issue
from argmap.formats.carneades.opposites import Opposites
from argmap.formats.carneades.references import write_reference
from argmap.formats.carneades.weighing import Schemes
from argmap.formats.carneades.words import OWN, STANDARDS, read_kept
from argmap.formats.keys import Keys
from argmap.formats.steps import Ref, Step, in_order, list_steps

_EXCEPTION = "exception"
_STANDARD_WORDS = {standard: word for word, standard in STANDARDS.items()}
_OWN_FIELDS = frozenset({"text", "assumed", "issue", "arguments"})
_WRITTEN = frozenset({"conclusion", "premises", "scheme", "weight", "weigth", "undercutter"})
"""The fields of an argument that its records tell."""


class Sections:
    """Writes the sections. `names` are the statements' keys, and `undercutters` statements by the argument they undercut."""

    def __init__(self, debate: Debate) -> None:
        self.debate = debate
        self.kept = read_kept(debate.about)
        self.bare = list_steps(debate)
        self.statement_keys = Keys()
        self.names: dict[Ref, str] = {ref: self.statement_keys.take(ref[1]) for ref in self.bare.statements}
        self.opposites = Opposites(debate.issues, self.names, self.statement_keys)
        self.schemes = Schemes(self.kept.pop("argument_schemes", None), self.kept.get("weighing_functions"))
        self.argument_keys = Keys()
        self.statements: dict[str, Any] = {}
        self.arguments: dict[str, dict[str, Any]] = {}
        self.undercutters: dict[str, list[str]] = {}

    def write(self) -> dict[str, Any]:
        """The sections, those left out that hold nothing."""
        for ref, statement in self.bare.statements.items():
            self.statements[self.names[ref]] = _write_statement(statement)
        keys = {ref: self._add_step(ref, step) for ref, step in self.bare.steps.items()}
        for undercut in self.bare.undercuts:
            self.undercutters.setdefault(keys[undercut.target], []).append(self.names[undercut.source])
        for link in self.bare.links:
            if link.relation.kind.is_symmetric:
                self.opposites.add_rivals(self.names[link.source], self.names[link.target])
        for key, cutters in self.undercutters.items():
            self._add_undercutters(key, cutters)
        for name, opposite in self.opposites.made.items():
            self.statements[opposite] = f"Not: {_find_text(self.statements[name])}"
        return self._lay_sections()

    def _lay_sections(self) -> dict[str, Any]:
        meta = _take_mapping(self.kept, "meta")
        unmade = {key: one for key, one in _take_mapping(self.kept, "arguments").items() if _is_unmade(one)}
        listed = self.kept.pop("assumptions", None)
        others = [name for name in listed if isinstance(name, str) and name] if isinstance(listed, list) else []
        assumed = [self.names[ref] for ref, claim in self.bare.statements.items() if isinstance(claim, Claim) and claim.assumed]
        sections = {
            "meta": {"title": self.debate.about.question} | meta,
            "statements": self.statements,
            "issues": self._write_issues(),
            "arguments": unmade | self.arguments,
            "assumptions": [*assumed, *others],
            "references": {source.key: write_reference(source) for source in self.debate.sources},
            "argument_schemes": self.schemes.write(),
        }
        written = {name: content for name, content in sections.items() if content or name == "statements"}
        return written | {name: content for name, content in self.kept.items() if name not in (*sections, OWN)}

    def _add_step(self, ref: Ref, step: Step) -> str:
        """Write a step as an argument; its key."""
        key = self.argument_keys.take(ref[1])
        conclusion = self.names[step.conclusion] if step.kind is Polarity.SUPPORTS else self.opposites.find(step.conclusion)
        content: dict[str, Any] = {"conclusion": conclusion}
        if isinstance(step.record, Inference):
            content |= self._write_inference(key, step.record)
        else:
            content["premises"] = [self.names[premise] for premise in step.premises]
            if step.record.weight is not None:
                content["weight"] = step.record.weight
        self.arguments[key] = content
        return key

    def _write_inference(self, key: str, inference: Inference) -> dict[str, Any]:
        argument = self.debate.argument_of_inference[inference.key]
        content = {name: value for name, value in read_kept(argument).items() if name not in _WRITTEN}
        premises = in_order(inference.premises)
        exceptions = [self.names[End.CLAIM, premise.claim] for premise in premises if premise.role == _EXCEPTION]
        if exceptions:
            self.undercutters[key] = exceptions
        pairs = [(premise.role, self.names[End.CLAIM, premise.claim]) for premise in premises if premise.role != _EXCEPTION]
        scheme = self.schemes.find(inference)
        if len(argument.inferences) == 1 and argument.title != (inference.scheme.strip() or key):
            meta = content.get("meta")
            content["meta"] = {"title": argument.title} | (meta if isinstance(meta, dict) else {})
        if pairs:
            content["premises"] = _write_premises(pairs)
        if scheme:
            content["scheme"] = scheme
        weight = read_kept(argument).get("weight") if inference.weight is None else inference.weight
        if isinstance(weight, int | float):
            content["weight"] = weight
        return content

    def _add_undercutters(self, key: str, cutters: list[str]) -> None:
        """Let statements undercut an argument: one by itself, several through a statement that each of them supports."""
        if len(cutters) > 1:
            joint = self.statement_keys.take(f"¬app({key})")
            self.statements[joint] = f"The argument {key} does not apply."
            for cutter in cutters:
                self.arguments[self.argument_keys.take(f"{key}-undercut")] = {"conclusion": joint, "premises": [cutter]}
            cutters = [joint]
        self.arguments[key]["undercutter"] = cutters[0]

    def _write_issues(self) -> dict[str, Any]:
        titles = {claim.key: claim.title for claim in self.debate.claims}
        known = {issue.key: issue for issue in self.debate.issues}
        return {
            key: _write_issue(known.get(key), list(positions), name_issue(sorted(set(positions)), titles, key))
            for key, positions in self.opposites.positions.items()
        }


def _write_statement(statement: Claim | Argument) -> Any:
    if isinstance(statement, Argument):
        return f"{statement.title}: {statement.gist}" if statement.gist else statement.title
    text = statement.text or statement.title
    kept = {name: content for name, content in read_kept(statement).items() if name not in _OWN_FIELDS}
    return {"text": text} | kept if kept else text


def _find_text(content: Any) -> str:
    return str(content["text"] if isinstance(content, dict) else content)


def _write_premises(pairs: list[tuple[str, str]]) -> Any:
    """The premises by their roles, or as a list where some have none or two have the same."""
    roles = {role for role, _ in pairs}
    return dict(pairs) if len(roles) == len(pairs) and "" not in roles else [claim for _, claim in pairs]


def _write_issue(issue: Issue | None, positions: list[str], name: str) -> dict[str, Any]:
    content: dict[str, Any] = {"positions": positions}
    if issue is None:
        return content
    kept = {name: value for name, value in read_kept(issue).items() if name not in ("positions", "standard")}
    if issue.question != name:
        meta = kept.get("meta")
        kept["meta"] = {"title": issue.question} | (meta if isinstance(meta, dict) else {})
    return content | {"standard": _STANDARD_WORDS[issue.standard]} | kept


def _take_mapping(kept: dict[str, Any], name: str) -> dict[str, Any]:
    taken = kept.pop(name, None)
    return dict(taken) if isinstance(taken, dict) else {}


def _is_unmade(content: Any) -> bool:
    """Whether this is an argument without a conclusion, such as are kept."""
    return isinstance(content, dict) and "conclusion" not in content
