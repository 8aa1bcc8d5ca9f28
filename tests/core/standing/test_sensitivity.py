"""Which single changes flip a verdict."""

from argmap.core.standing import Action, Options, Size, Toggle, Verdict, evaluate, find_sensitivities
from tests.core.standing.debates import make_debate, make_random_debate
from tests.core.standing.test_lenses import QUARREL


def test_the_changes_that_flip_a_verdict_are_ranked_by_their_size():
    debate = make_debate("a + p .7", "b - p", "c / b-p", said=["x + a", "y + b", "y + c"], rated=["+ a 3", "- a 4", "@ a 1"])

    found = find_sensitivities(debate, "p")

    assert found.verdict is Verdict.IN
    assert [(flip.toggle, flip.size, flip.after) for flip in found.flips] == [
        (Toggle(Action.RATE_EVIDENCE, "e0", 4), Size.RATING, Verdict.UNDECIDED),
        (Toggle(Action.RATE_EVIDENCE, "e1", 3), Size.RATING, Verdict.UNDECIDED),
        (Toggle(Action.OFF_EVIDENCE, "e0"), Size.OMISSION, Verdict.UNDECIDED),
        (Toggle(Action.OFF_RELATION, "a+p"), Size.OMISSION, Verdict.UNDECIDED),
    ]


def test_every_flip_that_it_reports_is_one_and_no_single_weight_or_omission_is_missed():
    for seed in range(60):
        debate = make_random_debate(seed)
        claim = debate.claims[0].key
        found = find_sensitivities(debate, claim)

        for flip in found.flips:
            assert evaluate(debate, Options(toggles=(flip.toggle,))).labels[claim] is flip.after
        omissions = [Toggle(Action.OFF_RELATION, relation.key) for relation in debate.relations]
        omissions += [Toggle(Action.OFF_INFERENCE, inference.key) for inference in debate.inferences]
        flipping = {
            toggle for toggle in omissions if evaluate(debate, Options(toggles=(toggle,))).labels[claim] != found.verdict
        }
        assert flipping <= {flip.toggle for flip in found.flips}, seed


def test_unrated_evidence_is_tried_with_a_rating():
    (flip,) = find_sensitivities(make_debate(rated=["+ a 6"]), "a").flips

    assert (flip.toggle, flip.after) == (Toggle(Action.RATE_EVIDENCE, "e0", 3), Verdict.IN)


def test_it_looks_through_the_lens_of_the_options():
    assert find_sensitivities(QUARREL, "p", Options(lens="x")).verdict is Verdict.IN
    assert find_sensitivities(QUARREL, "p", Options(lens="y")).verdict is Verdict.OUT


def test_the_search_for_changes_says_when_time_is_over():
    found = find_sensitivities(QUARREL, "p", seconds=0)

    assert found.stopped
    assert found.tried == 0
