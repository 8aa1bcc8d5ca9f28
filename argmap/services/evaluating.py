"""What stands in a debate, how strong it is, and what may be accepted together: one answer for command, API and pages."""

import time
from collections import Counter
from enum import StrEnum
from typing import Any

import msgspec
from msgspec import Struct

from argmap.core.abstract import (
    SearchStoppedError,
    Semantics,
    TooManyArgumentsError,
    build_framework,
    describe_acceptance,
    find_extensions,
)
from argmap.core.debate import Debate
from argmap.core.reading.standing import Mark, mark_claims
from argmap.core.standing import Evaluation, Options, ToggleError, UnknownActorError, evaluate
from argmap.core.strength import GradualSemantics, StrengthExplanation, Strengths, evaluate_strength, explain_strengths

STANDING = "standing"
SEMANTICS: tuple[str, ...] = (STANDING, *GradualSemantics, *Semantics)
"""Every way to evaluate a debate: labels, strengths, or extensions."""

DEFAULT_SECONDS = 10.0
MOST_EXPLAINED = 500
"""How many claims a debate may have for their strengths to be explained."""
EXPLAINING_SECONDS = 3.0
"""Time for that, whoever asks; evaluations of claims that hang on each other in great numbers may take longer."""


class EvaluationRefused(ValueError):  # noqa: N818 (the question was refused; nothing failed)
    """The question does not fit the debate, or its answer is too long to find; one sentence for the person who asked.

    `parameter` is what was asked for in vain, as `argmap.core.reading.viewpoint` names it, or "semantics".
    """

    def __init__(self, sentence: str, parameter: str = "semantics") -> None:
        super().__init__(sentence)
        self.parameter = parameter


class Answer(StrEnum):
    """What an evaluation gives, by kind of semantics."""

    LABELS = "labels"
    STRENGTHS = "strengths"
    EXTENSIONS = "extensions"


class Asked(Struct, frozen=True, kw_only=True):
    """A question to a debate: by which semantics, and, for standing, how (`argmap.core.standing.Options`)."""

    semantics: str = STANDING
    options: Options = Options()
    seconds: float = DEFAULT_SECONDS


class Seen(Struct, frozen=True, kw_only=True):
    """A debate as it is looked at: evaluated, and the mark of each claim."""

    evaluation: Evaluation
    marks: dict[str, Mark]


def evaluate_debate(debate: Debate, asked: Asked) -> dict[str, Any]:
    """The evaluation as plain values for JSON.

    `semantics` and `explanations` always; for standing, `profile`, `labels` (claim → in, out, undecided) and an explanation for
    each claim; for gradual semantics, `strengths` (claim → 0–1), `unsettled` claims and, of debates of up to MOST_EXPLAINED
    claims, explanations; for Dung's, `extensions`, lists of claims' keys. `stopped` is a sentence where a search was. Raises
    EvaluationRefused.
    """
    if asked.semantics == STANDING:
        return _show_standing(evaluate_standing(debate, asked.options))
    if asked.semantics in set(GradualSemantics):
        return _evaluate_strength(debate, GradualSemantics(asked.semantics), asked.options)
    if asked.semantics in set(Semantics):
        return _find_extensions(debate, Semantics(asked.semantics), asked.seconds)
    raise EvaluationRefused(f'"{asked.semantics}" is no semantics; allowed are {", ".join(SEMANTICS)}')


def evaluate_standing(debate: Debate, options: Options) -> Evaluation:
    """What stands in the debate, and why. Raises EvaluationRefused."""
    try:
        return evaluate(debate, options)
    except UnknownActorError as error:
        raise EvaluationRefused(str(error), "lens") from None
    except ToggleError as error:
        raise EvaluationRefused(str(error), "what_if") from None
    except ValueError as error:
        raise EvaluationRefused(str(error), "as_of") from None


def see_debate(debate: Debate, options: Options) -> Seen:
    """The debate evaluated, with a mark for each claim that says too where the verdict is not that of the debate as recorded.

    Two evaluations where the options ask for anything, else one. Raises EvaluationRefused.
    """
    evaluation = evaluate_standing(debate, options)
    recorded = evaluation if options == Options() else evaluate(debate)
    return Seen(evaluation=evaluation, marks=mark_claims(evaluation.labels, recorded.labels))


def _show_standing(evaluation: Evaluation) -> dict[str, Any]:
    return {
        "semantics": STANDING,
        "profile": evaluation.profile.value,
        Answer.LABELS.value: {key: verdict.value for key, verdict in evaluation.labels.items()},
        "explanations": msgspec.to_builtins(evaluation.explanations),
    }


def _evaluate_strength(debate: Debate, semantics: GradualSemantics, options: Options) -> dict[str, Any]:
    with_evidence = options.evidence is not False
    result = evaluate_strength(debate, semantics, with_evidence=with_evidence)
    explanations = _explain_strengths(debate, semantics, result, with_evidence=with_evidence)
    unexplained = len(result.values) - len(explanations)
    return {
        "semantics": semantics.value,
        Answer.STRENGTHS.value: result.values,
        "unsettled": list(result.unsettled),
        "explanations": msgspec.to_builtins(explanations),
        "stopped": f"{unexplained} claims are not explained: there are too many, or the time was up" if unexplained else "",
    }


def _explain_strengths(
    debate: Debate, semantics: GradualSemantics, strengths: Strengths, *, with_evidence: bool
) -> dict[str, StrengthExplanation]:
    explained: dict[str, StrengthExplanation] = {}
    if len(debate.claims) > MOST_EXPLAINED:
        return explained
    end = time.monotonic() + EXPLAINING_SECONDS
    for explanation in explain_strengths(debate, semantics, strengths, with_evidence=with_evidence):
        explained[explanation.claim] = explanation
        if time.monotonic() > end:
            break
    return explained


def _find_extensions(debate: Debate, semantics: Semantics, seconds: float) -> dict[str, Any]:
    stopped = ""
    try:
        framework = build_framework(debate)
        found = find_extensions(framework, semantics, seconds=seconds)
    except TooManyArgumentsError as error:
        raise EvaluationRefused(str(error)) from None
    except SearchStoppedError as error:
        found, stopped = error.found, str(error)
    # Arguments for the same claim may make extensions that differ in no claim.
    named = sorted({tuple(framework.name_claims(extension)) for extension in found})
    return {
        "semantics": semantics.value,
        Answer.EXTENSIONS.value: [list(extension) for extension in named],
        "stopped": stopped,
        "explanations": _explain_acceptance(debate, semantics, named, is_whole=not stopped),
    }


def _explain_acceptance(
    debate: Debate, semantics: Semantics, extensions: list[tuple[str, ...]], *, is_whole: bool
) -> dict[str, dict[str, Any]]:
    """For each claim, in how many of the extensions it is, as numbers and as a sentence."""
    accepted = Counter(claim for extension in extensions for claim in set(extension))
    return {
        claim.key: {
            "accepted_in": accepted[claim.key],
            "extensions": len(extensions),
            "sentence": describe_acceptance(semantics, accepted[claim.key], len(extensions), is_whole=is_whole),
        }
        for claim in debate.claims
    }
