"""AIF, the Argument Interchange Format, as AIFdb, OVA3 and OVA2 write it in JSON; docs/formats/aif.md tells the mapping."""

from argmap.formats.aif.parsing import SIZE_LIMIT, read_aif
from argmap.formats.aif.writer import write_aif, write_shared_aif
from argmap.formats.format import Format
from argmap.formats.syntax.sniffing import read_names


def _sniff(data: bytes) -> bool:
    names = read_names(data) or frozenset()
    return "debate" not in names and ("AIF" in names or {"nodes", "edges"} <= names)


CANNOT_CARRY = (
    "The debate's own fields but for what its first root claim says, and all groups and issues.",
    "A claim's title beside its text, kind, prior, group, passages, whether it is assumed; tags and `extra` of all records.",
    "An argument's title and gist beside its scheme; one without inferences is an information node.",
    "A premise's role and whether it is implicit, and how an inference weighs; with one premise it is a relation.",
    "Inferences without premises.",
    "Weights and bases of relations; an entailment is an inference, contrary and contradictory claims are a conflict.",
    "Relations of arguments that unfold into inferences: they are tied to the last one, or left out where no edge fits.",
    "An actor's kind, description and codes, and all affiliations.",
    "Stances on arguments, and those that are conditional, withdrawn or in other ways beyond AIF's illocutions.",
    "Of a stance, on whose behalf it is, its basis, gist, venue, reporter, and any date but a day.",
    "Sources beside the dialogue, their passages, and all evidence.",
)
"""What other tools do not see. It stands under `argmap` in the file, so that here it comes back."""

AIF = Format(
    name="aif",
    title="AIF (AIFdb, OVA)",
    media_type="application/json",
    suffixes=(".aif.json", ".json"),
    sniff=_sniff,
    limit=SIZE_LIMIT,
    specification="http://www.arg.tech/aif.html",
    cannot_carry=CANNOT_CARRY,
    read=read_aif,
    write=write_aif,
    write_shared=write_shared_aif,
)
