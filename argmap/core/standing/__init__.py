"""Standing: which claims of a debate are in, out or undecided, and why.

`evaluate` labels and explains; `compare_lenses`, `find_cruxes`, `find_paths` and `find_sensitivities` evaluate many times
over to say whose eyes make a difference, and what else would. All are pure functions of a debate (docs/evaluation.md).
"""

from argmap.core.standing.cruxes import Crux, Cruxes, Flip, find_cruxes
from argmap.core.standing.describing import describe_crux, describe_lever, describe_paths, describe_toggle
from argmap.core.standing.evaluation import Evaluation, UnknownActorError, evaluate
from argmap.core.standing.lenses import LensTable, compare_lenses
from argmap.core.standing.options import Options
from argmap.core.standing.paths import ConditionState, InReach, Lever, LeverKind, Paths, find_paths
from argmap.core.standing.sensitivity import Sensitivities, Sensitivity, Size, find_sensitivities
from argmap.core.standing.toggles import Action, Toggle, ToggleError, Toggles, read_toggles, write_toggles
from argmap.core.standing.verdicts import Explanation, Reason, ReasonKind, Ref, Rule, State, Verdict

__all__ = [
    "Action",
    "ConditionState",
    "Crux",
    "Cruxes",
    "Evaluation",
    "Explanation",
    "Flip",
    "InReach",
    "LensTable",
    "Lever",
    "LeverKind",
    "Options",
    "Paths",
    "Reason",
    "ReasonKind",
    "Ref",
    "Rule",
    "Sensitivities",
    "Sensitivity",
    "Size",
    "State",
    "Toggle",
    "ToggleError",
    "Toggles",
    "UnknownActorError",
    "Verdict",
    "compare_lenses",
    "describe_crux",
    "describe_lever",
    "describe_paths",
    "describe_toggle",
    "evaluate",
    "find_cruxes",
    "find_paths",
    "find_sensitivities",
    "read_toggles",
    "write_toggles",
]
