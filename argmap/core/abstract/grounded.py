"""The grounded labelling: what a cautious reader accepts, rejects and leaves open (Dung 1995; Caminada 2006, labellings)."""

from argmap.core.abstract.framework import Framework
from argmap.core.standing.verdicts import Verdict

# Numbers inside the loop: comparing members of an enum costs three times as much.
_IN, _OUT = 1, 2
_VERDICTS = (Verdict.UNDECIDED, Verdict.IN, Verdict.OUT)


def label_grounded(framework: Framework) -> list[Verdict]:
    """The grounded label of each argument, in linear time: each attack is looked at once or twice.

    An argument is in when all its attackers are out, out when one of them is in, and undecided where that never ends.
    """
    attacked = framework.attacked
    waiting_for = list(map(len, framework.attackers))
    labels = bytearray(len(waiting_for))
    accepted = [number for number, open_attacks in enumerate(waiting_for) if not open_attacks]
    for number in accepted:
        labels[number] = _IN
        for target in attacked[number]:
            if not labels[target]:
                labels[target] = _OUT
                for freed in attacked[target]:
                    waiting_for[freed] -= 1
                    if not waiting_for[freed] and not labels[freed]:
                        accepted.append(freed)  # the loop comes to it
    return [_VERDICTS[label] for label in labels]
