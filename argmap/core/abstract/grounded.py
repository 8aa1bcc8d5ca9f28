"""The grounded labelling: what a cautious reader accepts, rejects and leaves open (Dung 1995; Caminada 2006, labellings)."""

from argmap.core.abstract.framework import Framework
from argmap.core.standing.verdicts import Verdict


def label_grounded(framework: Framework) -> list[Verdict]:
    """The grounded label of each argument, in linear time: each attack is looked at once or twice.

    An argument is in when all its attackers are out, out when one of them is in, and undecided where that never ends.
    """
    attacked = framework.attacked
    waiting_for = [len(sources) for sources in framework.attackers]
    labels = [Verdict.UNDECIDED] * len(framework.names)
    accepted = [number for number, open_attacks in enumerate(waiting_for) if not open_attacks]
    for number in accepted:
        labels[number] = Verdict.IN
    while accepted:
        for target in attacked[accepted.pop()]:
            if labels[target] is not Verdict.UNDECIDED:
                continue
            labels[target] = Verdict.OUT
            for freed in attacked[target]:
                waiting_for[freed] -= 1
                if not waiting_for[freed] and labels[freed] is Verdict.UNDECIDED:
                    labels[freed] = Verdict.IN
                    accepted.append(freed)
    return labels
