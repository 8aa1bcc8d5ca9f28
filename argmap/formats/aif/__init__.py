"""AIF, the Argument Interchange Format, as AIFdb, OVA3 and OVA2 write it in JSON; docs/formats/aif.md tells the mapping."""

from argmap.formats.aif.parsing import SIZE_LIMIT, read_aif
from argmap.formats.aif.writer import write_aif
from argmap.formats.format import Format
from argmap.formats.syntax.sniffing import read_names


def _sniff(data: bytes) -> bool:
    names = read_names(data) or frozenset()
    return "debate" not in names and ("AIF" in names or {"nodes", "edges"} <= names)


AIF = Format(
    name="aif",
    title="AIF (AIFdb, OVA)",
    media_type="application/json",
    suffixes=(".aif.json", ".json"),
    sniff=_sniff,
    limit=SIZE_LIMIT,
    specification="http://www.arg.tech/aif.html",
    cannot_carry=(),
    read=read_aif,
    write=write_aif,
)
