"""Evaluates a debate: labels for all claims, and on demand an explanation for each."""

from collections import defaultdict
from functools import cached_property

from msgspec.structs import replace

from argmap.core.debate import Debate
from argmap.core.edtf import parse_edtf
from argmap.core.kinds import EvidenceKind, Profile
from argmap.core.standing.compiling import compile_debate
from argmap.core.standing.explaining import Explainer
from argmap.core.standing.fixing import Fix, Testimony, fix_claims, hear_actors
from argmap.core.standing.graph import VERDICTS, Graph
from argmap.core.standing.labelling import Labelling, label_graph
from argmap.core.standing.options import Options
from argmap.core.standing.sentences import Sentences
from argmap.core.standing.switches import Switches
from argmap.core.standing.toggles import check_toggles
from argmap.core.standing.verdicts import Explanation, Verdict
from argmap.core.standing.weighed import Weighed
from argmap.core.standing.wording import Wording


class UnknownActorError(ValueError):
    """The lens is nobody's; the text is one sentence for the person who asked."""


class Evaluation:
    """A debate evaluated; it does not change, and explanations are worked out when asked for."""

    def __init__(self, debate: Debate, options: Options, graph: Graph) -> None:
        self.debate, self.options, self.graph = debate, options, graph
        self.labelling: Labelling = label_graph(graph)

    @property
    def profile(self) -> Profile:
        """The profile that the verdicts follow."""
        return self.options.choose_profile(self.debate)

    @cached_property
    def labels(self) -> dict[str, Verdict]:
        """The verdict on each claim, by key, in the order of the debate's claims."""
        # The claims are the first statements.
        return dict(zip(self.graph.claims, map(VERDICTS.__getitem__, self.labelling.labels), strict=False))

    @cached_property
    def explanations(self) -> dict[str, Explanation]:
        """The explanation of each claim's verdict, by key; costs some 50 microseconds a claim."""
        return {key: self.explain(key) for key in self.graph.claims}

    def explain(self, key: str) -> Explanation:
        """Why the claim has its verdict. Raises KeyError for a claim that the debate does not have."""
        explanation = self._explainer.find_evidence(self._explainer.explain(key), self._evidence.get(key, ()))
        return replace(explanation, sentence=self._sentences.write(explanation, self._fixes.get(key)))

    @cached_property
    def _fixes(self) -> dict[str, Fix]:
        return fix_claims(self.debate, self.options)

    @cached_property
    def _explainer(self) -> Explainer:
        testimony: Testimony = hear_actors(self.debate, self.options)
        return Explainer(self.labelling, Weighed(self.labelling, Switches(self.options), testimony), self._fixes)

    @cached_property
    def _sentences(self) -> Sentences:
        return Sentences(Wording(self.debate), self.options.lens)

    @cached_property
    def _evidence(self) -> dict[str, list[tuple[str, EvidenceKind, int]]]:
        switched = Switches(self.options)
        listed = defaultdict(list)
        for item in self.debate.evidence:
            if item.key not in switched.off["evidence"]:
                listed[item.claim].append((item.key, item.kind, switched.ratings.get(item.key, item.credibility)))
        return listed


def evaluate(debate: Debate, options: Options | None = None) -> Evaluation:
    """What stands in the debate, and why.

    Raises ToggleError where a what-if names a record that the debate does not have, UnknownActorError where the lens is
    nobody's, and ValueError where a date is none. The debate itself must be whole (`core.checks`).
    """
    options = options or Options()
    check_toggles(options.toggles, debate)
    if options.as_of:
        parse_edtf(options.as_of)
    if options.lens is not None and options.lens not in debate.actor_by_key:
        raise UnknownActorError(f'no actor of the debate has the key "{options.lens}", so that nobody looks through that lens')
    return Evaluation(debate, options, compile_debate(debate, options))
