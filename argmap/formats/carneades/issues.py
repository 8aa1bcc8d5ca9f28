"""Issues of a Carneades file: positions of which at most one stands, and how much better it must be supported."""

from collections.abc import Iterable

from argmap.core.kinds import ProofStandard
from argmap.core.limits import LINE_LENGTH
from argmap.core.records import Claim, Issue
from argmap.formats.carneades.file import File, list_written, read_one_or_many
from argmap.formats.carneades.words import STANDARDS, make_extra
from argmap.formats.showing import show
from argmap.formats.syntax.nodes import Place
from argmap.formats.syntax.values import BadValueError, read_text


def read_issues(file: File, place: Place | None, claims: Iterable[Claim]) -> list[Issue]:
    """The file's issues; one without a title is called after its positions, by the titles of the claims."""
    titles = {claim.key: claim.title for claim in claims}
    issues: list[Issue] = []
    for key, item in file.list_entries(place).items():
        file.note("issues", key, item)
        try:
            issues.append(_read_issue(file, key, item, titles, len(issues)))
        except BadValueError as error:
            file.errors.add(error.finding)
    return issues


def _read_issue(file: File, key: str, place: Place, titles: dict[str, str], position: int) -> Issue:
    fields = list_written(place)
    kept = file.keep(fields, ("meta", "metadata"), ("positions", "standard"))
    positions = [file.find_statement(item) for item in read_one_or_many(fields["positions"])] if "positions" in fields else []
    question = name_issue(sorted(set(positions)), titles, key)
    meta = kept.get("meta")
    if isinstance(meta, dict) and isinstance(meta.get("title"), str) and 0 < len(meta["title"].strip()) <= LINE_LENGTH:
        question = meta.pop("title")
        if not meta:
            del kept["meta"]
    return Issue(
        key=key,
        question=question,
        positions=tuple(positions),
        standard=_read_standard(fields["standard"]) if "standard" in fields else ProofStandard.PREPONDERANCE,
        position=position,
        extra=make_extra(kept),
    )


def name_issue(positions: Iterable[str], titles: dict[str, str], key: str) -> str:
    """A question for an issue that has none: its positions, by their titles."""
    return " / ".join(titles.get(position, position) for position in positions)[:LINE_LENGTH].strip() or key


def _read_standard(place: Place) -> ProofStandard:
    word = read_text(place)
    if word.upper() not in STANDARDS:
        raise BadValueError(place, f"{show(word)} is no proof standard; allowed: {', '.join(STANDARDS)}")
    return STANDARDS[word.upper()]
