"""What-ifs and paths to agreement in words, for pages, answers and reports."""

from argmap.core.debate import Debate
from argmap.core.kinds import End, Label, Position, RelationKind
from argmap.core.records import Inference, Relation
from argmap.core.standing.cruxes import Crux, Cruxes
from argmap.core.standing.paths import Lever, LeverKind, Paths
from argmap.core.standing.toggles import Action, Toggle
from argmap.core.standing.verdicts import Verdict
from argmap.core.standing.wording import CREDIBILITY_WORDS, Wording, join_some, quote, write_weight

_VERBS = {RelationKind.SUPPORTS: "for", RelationKind.ENTAILS: "for", RelationKind.ATTACKS: "against"}


def describe_toggle(debate: Debate, toggle: Toggle) -> str:
    """The what-if as a phrase: what it changes, by titles, and how. Raises KeyError where its record is not in the debate."""
    wording = Wording(debate)
    match toggle.action:
        case Action.IN | Action.OUT:
            return f"{wording.name_claim(toggle.key)} held {toggle.action}"
        case Action.OFF_ARGUMENT:
            return f"the argument {quote(debate.argument_by_key[toggle.key].title)} left out"
        case Action.OFF_EVIDENCE | Action.RATE_EVIDENCE:
            item = wording.evidence[toggle.key]
            what = f"{wording.name_evidence([item])} on {wording.name_claim(item.claim)}"
            if toggle.action is Action.OFF_EVIDENCE:
                return f"{what} left out"
            return f"{what} rated {toggle.amount} ({CREDIBILITY_WORDS[toggle.amount]}) instead"
        case Action.OFF_INFERENCE | Action.WEIGH_INFERENCE:
            what = _name_inference(wording, debate.inference_by_key[toggle.key])
        case _:
            what = _name_relation(wording, debate.relation_by_key[toggle.key])
    return f"{what} weighed {write_weight(toggle.amount / 1000)}" if toggle.action.wants_amount else f"{what} left out"


def describe_lever(debate: Debate, lever: Lever) -> str:
    """The lever as a phrase: a condition met, or an objection answered."""
    wording = Wording(debate)
    if lever.kind is LeverKind.MEET_CONDITION:
        holds = "holds" if lever.toggle.action is Action.IN else "does not hold"
        return f"{wording.name_claim(lever.toggle.key)} {holds}"
    relation = debate.relation_by_key.get(lever.toggle.key)
    if relation is not None and relation.kind is RelationKind.UNDERCUTS:
        return f"the objection {_name_end(wording, relation.source_kind, relation.source)} is answered"
    return (
        f"the objection {wording.name_reason(lever.objection)} is answered" if lever.objection else "an objection is answered"
    )


def describe_crux(debate: Debate, cruxes: Cruxes, crux: Crux) -> tuple[str, ...]:
    """What hangs on the crux, a sentence for each verdict that would be another one if an actor saw it as the other does."""
    wording = Wording(debate)
    names = {actor: wording.name_actors([actor]) for actor in (cruxes.first, cruxes.second)}
    others = {cruxes.first: cruxes.second, cruxes.second: cruxes.first}
    return tuple(
        f"If {names[flip.actor]} saw it as {names[others[flip.actor]]} does, {wording.name_claim(flip.policy)} would be "
        f"{flip.after}, not {flip.before}, through its eyes."
        for flip in crux.flips
    )


def describe_paths(debate: Debate, paths: Paths) -> str:
    """The paths as a few sentences: whether the policy is in reach of the actor, what then still stands, and what would do."""
    wording = Wording(debate)
    actor, policy = wording.name_actors([paths.actor]), wording.name_claim(paths.policy)
    if paths.verdict is Verdict.IN:
        return f"Through the lens of {actor}, {policy} is in already."
    said = [*_describe_reach(wording, paths, actor, policy)]
    if paths.paths:
        ways = "; or ".join(join_some([describe_lever(debate, lever) for lever in path]) for path in paths.paths)
        said.append(f"Through the lens of {actor} it is in once {ways}.")
    elif not paths.levers:
        said.append("Nothing that could be done about it is on record.")
    elif not paths.stopped:
        said.append(f"No set of up to {paths.searched_to} of these steps puts it in through the lens of {actor}.")
    if paths.larger:
        said.append(f"It takes more, such as that {join_some([describe_lever(debate, lever) for lever in paths.larger])}.")
    if paths.stopped:
        said.append(f"The search stopped when its time was over; sets of up to {max(paths.searched_to, 0)} are complete.")
    return " ".join(said)


def _describe_reach(wording: Wording, paths: Paths, actor: str, policy: str) -> list[str]:
    refused = f"{actor} refuses it" if paths.refused else f"{actor} has not refused it"
    if paths.in_reach is None:
        if paths.position in (None, Position.SUPPORTS, Position.CONDITIONAL):
            return []
        return [f"{actor} names no conditions on {policy}, and {'opposes it' if paths.refused else refused}."]
    reach = paths.in_reach
    met = join_some(
        [
            f"{wording.name_claim(item.claim)} {'holds' if item.must_be is Label.IN else 'does not hold'}"
            for item in reach.conditions
        ]
    )
    suffices = "is said to suffice" if reach.said_to_suffice else "is not said to suffice"
    said = [f"{policy} is in reach of {actor} when {met}: that {suffices}, and {refused}."]
    if reach.still_standing:
        verb = "stands" if len(reach.still_standing) == 1 else "stand"
        said.append(f"Even then {wording.name_reasons(reach.still_standing)} {verb} against it.")
    if reach.still_open:
        verb = "is" if len(reach.still_open) == 1 else "are"
        said.append(f"{wording.name_reasons(reach.still_open)}, against it, {verb} undecided.")
    return said


def _name_relation(wording: Wording, relation: Relation) -> str:
    source = _name_end(wording, relation.source_kind, relation.source)
    if relation.kind is RelationKind.UNDERCUTS:
        return f"the undercut by {source}"
    target = _name_end(wording, relation.target_kind, relation.target)
    return f"{source}, {_VERBS.get(relation.kind, 'with')} {target},"


def _name_inference(wording: Wording, inference: Inference) -> str:
    premises = join_some([wording.name_claim(premise.claim) for premise in inference.premises])
    side = _VERBS[RelationKind(inference.kind.value)]
    return f"{premises or 'the step'}, {side} {wording.name_claim(inference.conclusion)},"


def _name_end(wording: Wording, kind: End, key: str) -> str:
    if kind is End.ARGUMENT:
        return "the argument " + quote(wording.debate.argument_by_key[key].title)
    return wording.name_claim(key)
