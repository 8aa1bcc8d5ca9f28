"""A second evaluator, for comparison: the rules of docs/evaluation.md taken one by one and tried on everything until nothing
changes. It shares no code with argmap.core.standing and takes no care of time.
"""

from argmap.core.kinds import (
    ClaimKind,
    End,
    EvidenceKind,
    Polarity,
    Position,
    Profile,
    ProofStandard,
    RelationKind,
    StanceBasis,
    Weighing,
)

IN, OUT, UNDECIDED = "in", "out", "undecided"


def label_naively(debate, profile=Profile.PRESUME, fixed=None):
    """The labels of the debate's claims by key; `fixed` gives some of them."""
    world = _World(debate, profile, fixed or {})
    while True:
        before = dict(world.labels)
        for node in world.nodes:
            if node not in world.labels:
                label = world.judge(node)
                if label is not None:
                    world.labels[node] = label
        if world.labels == before:
            return {claim.key: world.labels.get(("claim", claim.key), UNDECIDED) for claim in debate.claims}


class _Reason:
    def __init__(self, target, polarity, weight, weighing, premises):
        self.target, self.polarity, self.weight, self.weighing = target, polarity, weight, weighing
        self.premises = premises  # (node, role)
        self.cutters, self.guards = [], []
        self.given = False


class _World:
    def __init__(self, debate, profile, fixed):
        self.debate, self.presume = debate, profile is Profile.PRESUME
        self.claims = {claim.key: claim for claim in debate.claims}
        self.fixed = {("claim", claim.key): IN for claim in debate.claims if claim.assumed}
        self.fixed |= {("claim", key): label for key, label in fixed.items()}
        self.reasons, self.exclusions = [], set()
        self._hear()
        self._read_arguments()
        self._read_relations()
        self._read_evidence()
        self._read_factors()
        self._read_issues()
        self.nodes = [("claim", key) for key in self.claims]
        self.nodes += [("through", a.key) for a in debate.arguments] + [("unanswered", a.key) for a in debate.arguments]
        self.labels = dict(self.fixed)
        for node, label in self.fixed.items():
            if label == IN:
                for rival in self.rivals(node):
                    self.labels.setdefault(rival, OUT)

    # ── What is recorded ─────────────────────────────────────────────────────────────────────────────────────────────

    def _hear(self):
        last = {}
        for stance in sorted(self.debate.stances, key=lambda stance: stance.key):  # undated: the key decides
            if stance.claim is not None:
                last[stance.actor, stance.claim] = stance
        said = [s for s in last.values() if s.basis is not StanceBasis.EXPECTED]
        self.asserted = {s.claim for s in said if s.position is Position.SUPPORTS}
        self.denied = {s.claim for s in said if s.position is Position.OPPOSES}

    def _weigh(self, record):
        if record.weight is not None:
            return record.weight
        return 0.5 if self.presume else 1.0

    def _finals(self, argument):
        used = {premise.claim for inference in argument.inferences for premise in inference.premises}
        return [i for i in argument.inferences if i.conclusion not in used] or list(argument.inferences)

    def _read_arguments(self):
        self.of_inference = {}
        for argument in self.debate.arguments:
            for inference in argument.inferences:
                targets = [(("claim", inference.conclusion), inference.kind is Polarity.SUPPORTS)]
                if inference in self._finals(argument):
                    targets.append((("through", argument.key), True))
                for target, polarity in targets:
                    premises = [(("claim", p.claim), p.role) for p in inference.premises]
                    reason = _Reason(target, polarity, self._weigh(inference), inference.weighing, premises)
                    reason.inference = inference
                    if inference in self._finals(argument):
                        reason.guards.append(("unanswered", argument.key))
                    self.reasons.append(reason)
                    self.of_inference.setdefault(inference.key, []).append(reason)
            if not argument.inferences:
                self.reasons.append(
                    _Reason(("through", argument.key), True, 1, Weighing.LINKED, [(("unanswered", argument.key), "")])
                )

    def _source(self, relation):
        return ("claim", relation.source) if relation.source_kind is End.CLAIM else ("through", relation.source)

    def _node(self, end, key):
        return ("claim", key) if end is End.CLAIM else ("unanswered", key)

    def _read_relations(self):
        of_relation = {}
        for r in self.debate.relations:
            if r.kind in (RelationKind.SUPPORTS, RelationKind.ATTACKS, RelationKind.ENTAILS):
                weight = 1.0 if r.kind is RelationKind.ENTAILS and r.weight is None else self._weigh(r)
                target = self._node(r.target_kind, r.target)
                premises = [(self._source(r), "")]
                of_relation[r.key] = _Reason(target, r.kind is not RelationKind.ATTACKS, weight, Weighing.LINKED, premises)
                self.reasons.append(of_relation[r.key])
            elif r.kind in (RelationKind.CONTRARY, RelationKind.CONTRADICTORY):
                self._read_exclusion(r)
        for r in self.debate.relations:
            if r.kind is RelationKind.UNDERCUTS:
                self._read_undercut(r, of_relation)

    def _read_exclusion(self, r):
        source, target = self._node(r.source_kind, r.source), self._node(r.target_kind, r.target)
        if r.source_kind is End.CLAIM and r.target_kind is End.CLAIM:
            if r.source != r.target:
                self.exclusions |= {(source, target), (target, source)}
            return
        back = ("claim", r.target) if r.target_kind is End.CLAIM else ("through", r.target)
        self.reasons.append(_Reason(target, False, 1.0, Weighing.LINKED, [(self._source(r), "")]))
        self.reasons.append(_Reason(source, False, 1.0, Weighing.LINKED, [(back, "")]))

    def _read_undercut(self, r, of_relation):
        source = self._source(r)
        if r.target_kind is End.RELATION:
            of_relation[r.target].cutters.append(source)
            return
        if r.target_kind is End.INFERENCE:
            hit = self.of_inference[r.target]
        else:
            argument = next(argument for argument in self.debate.arguments if argument.key == r.target)
            if not argument.inferences:
                self.reasons.append(_Reason(("unanswered", r.target), False, 2.0, Weighing.LINKED, [(source, "")]))
            hit = [reason for inference in self._finals(argument) for reason in self.of_inference[inference.key]]
        for reason in hit:
            reason.cutters.append(source)

    def _read_evidence(self):
        if not self.presume:
            return
        for e in self.debate.evidence:
            if e.credibility < 6 and e.kind in (EvidenceKind.SUPPORTS, EvidenceKind.UNDERMINES):
                weight = {1: 0.9, 2: 0.7, 3: 0.5, 4: 0.3, 5: 0.1}[e.credibility]
                reason = _Reason(("claim", e.claim), e.kind is EvidenceKind.SUPPORTS, weight, Weighing.CONSTANT, [])
                reason.given = True
                self.reasons.append(reason)

    def _read_factors(self):
        issue_of = {claim: issue.positions for issue in self.debate.issues for claim in issue.positions}
        for reason in self.reasons:
            if reason.weighing is Weighing.FACTORIZED:
                positions = issue_of.get(reason.inference.conclusion, (reason.inference.conclusion,))
                everything = {
                    p.claim
                    for a in self.debate.arguments
                    for i in a.inferences
                    if i.conclusion in positions
                    for p in i.premises
                }
                own = [node for node, role in reason.premises if role != "exception"]
                reason.weight *= min(1.0, len(own) / len(everything)) if everything else 0.0
                reason.weighing = Weighing.LINKED

    def _read_issues(self):
        self.issue = {}
        for issue in self.debate.issues:
            for claim in issue.positions:
                self.issue["claim", claim] = issue

    # ── How it is judged ─────────────────────────────────────────────────────────────────────────────────────────────

    def fellows(self, node):
        issue = self.issue.get(node)
        return {("claim", key) for key in issue.positions} - {node} if issue else set()

    def contraries(self, node):
        return {b for a, b in self.exclusions if a == node}

    def rivals(self, node):
        return self.fellows(node) | self.contraries(node)

    def on(self, node, polarity):
        return [reason for reason in self.reasons if reason.target == node and reason.polarity is polarity]

    def look(self, node, role):
        """The label of a premise, given the part it plays."""
        if role in ("assumption", "exception") and node not in self.fixed:
            bare = not self.on(node, True) and not self.on(node, False)
            if role == "assumption" and bare and not self.rivals(node) and not (self.presume and node[1] in self.denied):
                return IN
            if role == "exception" and bare and not (self.presume and node[1] in self.asserted):
                return OUT
        return self.labels.get(node)

    def value(self, reason):
        """What the reason weighs, None while that is open."""
        if reason.given:
            return reason.weight
        bars = [self.look(node, role) for node, role in reason.premises if role == "exception"]
        bars += [self.labels.get(node) for node in reason.cutters]
        bars += [{IN: OUT, OUT: IN}.get(self.labels.get(node)) for node in reason.guards]
        if IN in bars:
            return 0.0
        premises = [self.look(node, role) for node, role in reason.premises if role != "exception"]
        unknown, met = premises.count(None), premises.count(IN)
        outcomes = {self.formula(reason, met + more, len(premises)) for more in range(unknown + 1)}
        if self.presume:
            if max(outcomes) == 0:
                return 0.0
            return outcomes.pop() if len(outcomes) == 1 and None not in bars else None
        return self.formula(reason, met, len(premises)) if not unknown and None not in bars else None

    @staticmethod
    def formula(reason, met, size):
        share = {
            Weighing.LINKED: float(met == size),
            Weighing.CONVERGENT: float(met > 0),
            Weighing.CUMULATIVE: met / size if size else 0.0,
            Weighing.CONSTANT: 1.0,
        }
        return reason.weight * share[reason.weighing]

    def bounds(self, node, polarity):
        reasons = self.on(node, polarity)
        values = [(self.value(reason), reason.weight) for reason in reasons]
        low = max([0.0, *(value for value, _ in values if value is not None)])
        high = max([low, *(weight for value, weight in values if value is None)])
        if polarity and node[0] == "unanswered":
            low, high = max(low, 0.25), max(high, 0.25)
        if polarity and node[0] == "claim" and self.presume and not reasons:
            key = node[1]
            if key in self.asserted and key not in self.denied and self.claims[key].kind is not ClaimKind.POLICY:
                low = high = 0.25
        return low, high

    def settled(self, node, polarity):
        return all(self.value(reason) is not None for reason in self.on(node, polarity))

    def judge(self, node):
        if node[0] == "claim" and not self.presume:
            return self.judge_as_carneades(node)
        if node[0] == "through" and self.settled(node, True) and self.bounds(node, True)[1] == 0:
            return OUT
        if node[0] == "claim" and (self.rivals(node) or node in self.issue):
            return self.judge_rivals(node)
        (low, high), (con_low, con_high) = self.bounds(node, True), self.bounds(node, False)
        if low > con_high:
            return IN
        return OUT if con_low > high else None

    def standard(self, node):
        return self.issue[node].standard if node in self.issue else ProofStandard.PREPONDERANCE

    def beats(self, node, a, b):
        margin, doubt = {
            ProofStandard.PREPONDERANCE: (0.0, 9.0),
            ProofStandard.CLEAR_AND_CONVINCING: (0.5, 9.0),
            ProofStandard.BEYOND_REASONABLE_DOUBT: (0.5, 0.3),
        }[self.standard(node)]
        return a > b and a - b > margin and b < doubt

    def dropped(self, rival):
        if self.labels.get(rival) != OUT:
            return False
        if rival in self.fixed or any(self.labels.get(other) == IN for other in self.rivals(rival)):
            return True
        return self.bounds(rival, False)[0] > self.bounds(rival, True)[1]

    def stays(self, rival):
        if rival in self.fixed or self.contraries(rival):
            return False
        return self.bounds(rival, True)[0] > max(0.0, self.bounds(rival, False)[1])

    def judge_rivals(self, node):
        low, high = self.bounds(node, True)
        con_low, con_high = self.bounds(node, False)
        rivals = self.rivals(node)
        opposed = bool(rivals or self.on(node, False))
        most = max([con_high, *(self.bounds(rival, True)[1] for rival in rivals if not self.dropped(rival))])
        if low > 0 and (not opposed or self.beats(node, low, most)):
            return IN
        if con_low > high or any(self.labels.get(rival) == IN for rival in rivals):
            return OUT
        least_rival = max([0.0, *(self.bounds(rival, True)[0] for rival in self.fellows(node) if self.stays(rival))])
        if least_rival > high:
            return OUT
        if opposed and low > most and not self.beats(node, high, max(con_low, least_rival)):
            return OUT
        return None

    def judge_as_carneades(self, node):
        """As caes.go has it; a claim with reasons against it competes with its opposite, rivals with each other."""
        if self.settled(node, True) and self.bounds(node, True)[0] == 0:
            return OUT
        group = self.group(node)
        if group == {node} and not self.on(node, False) and node not in self.issue:
            return IN if self.bounds(node, True)[0] > 0 else None
        if not all(self.settled(member, polarity) for member in group for polarity in (True, False)):
            return None
        strength = self.bounds(node, True)[0]
        against = [0.0 if rival in self.fixed else self.bounds(rival, True)[0] for rival in self.rivals(node)]
        against += [self.bounds(node, False)[0]] if self.on(node, False) else []
        return IN if strength > 0 and all(self.beats(node, strength, weight) for weight in against) else OUT

    def group(self, node):
        group, fresh = {node}, {node}
        while fresh:
            fresh = {rival for member in fresh for rival in self.rivals(member)} - group
            group |= fresh
        return group
