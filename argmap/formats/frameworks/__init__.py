"""Abstract argumentation frameworks, as solvers read them: TGF, ASPARTIX facts and ICCMA's `p af`.

An argument becomes a claim with the argument's name as key and title, an attack a relation. Nothing else of a debate has a
place in these files (docs/formats/frameworks.md).
"""

from argmap.formats.frameworks.apx import APX
from argmap.formats.frameworks.iccma import ICCMA
from argmap.formats.frameworks.tgf import TGF

__all__ = ["APX", "ICCMA", "TGF"]
