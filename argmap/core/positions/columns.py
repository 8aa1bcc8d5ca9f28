"""The columns of a positions matrix: a claim each, or the claims that answer an issue or belong to a group together."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct

from argmap.core.debate import Debate
from argmap.core.reading.order import order_claims, order_groups
from argmap.core.records import Claim, Issue

NO_ISSUE = "Claims that answer no issue"
NO_GROUP = "Claims without a group"


class ColumnKind(StrEnum):
    """What a column stands for."""

    CLAIMS = "claims"
    ISSUES = "issues"
    GROUPS = "groups"


class Column(Struct, frozen=True, kw_only=True):
    """The key and title of a claim, an issue or a group, with the claims that it gathers and how much evidence is on them.

    `key` is "" for claims without an issue or a group. `issue` and `group` are the titles of the headings that it may stand
    under, with their places among all.
    """

    key: str
    title: str
    claims: tuple[str, ...]
    evidence: int
    issue: str = ""
    issue_place: int = 0
    group: str = ""
    group_place: int = 0


def list_columns(debate: Debate, kind: ColumnKind, claims: Iterable[Claim]) -> tuple[Column, ...]:
    """The columns for the claims in the order for reading; claims that answer no issue or have no group come last."""
    wanted = {claim.key for claim in claims}
    index = _Index(debate)
    gathered: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in order_claims(debate):
        if claim.key in wanted:
            gathered[index.find_column(kind, claim)].append(claim)
    columns = [index.make_column(kind, key, held) for key, held in gathered.items()]
    if kind is ColumnKind.CLAIMS:
        return tuple(columns)
    return tuple(sorted(columns, key=lambda one: one.issue_place if kind is ColumnKind.ISSUES else one.group_place))


class _Index:
    """A debate's issues and groups with their places in the order for reading."""

    def __init__(self, debate: Debate) -> None:
        self.groups = [placed.group for placed in order_groups(debate)]
        self.group_places: dict[str | None, int] = {group.key: place for place, group in enumerate(self.groups)}
        self.issues = sorted(debate.issues, key=self._place_issue)
        self.issue_of = {claim: place for place, issue in enumerate(self.issues) for claim in issue.positions}
        self.evidence = Counter(item.claim for item in debate.evidence)

    def _place_issue(self, issue: Issue) -> tuple[int, int, str]:
        return (self.group_places.get(issue.group, len(self.groups)), issue.position, issue.key)

    def find_column(self, kind: ColumnKind, claim: Claim) -> str:
        """The key of the column that gathers the claim."""
        if kind is ColumnKind.CLAIMS:
            return claim.key
        if kind is ColumnKind.GROUPS:
            return claim.group or ""
        place = self.issue_of.get(claim.key)
        return "" if place is None else self.issues[place].key

    def make_column(self, kind: ColumnKind, key: str, claims: list[Claim]) -> Column:
        """The column that gathers these claims, of which there is one at least."""
        issue_place = self.issue_of.get(claims[0].key, len(self.issues))
        group_place = self.group_places.get(claims[0].group, len(self.groups))
        issue = self.issues[issue_place].question if issue_place < len(self.issues) else NO_ISSUE
        group = self.groups[group_place].title if group_place < len(self.groups) else NO_GROUP
        title = {ColumnKind.CLAIMS: claims[0].title, ColumnKind.ISSUES: issue, ColumnKind.GROUPS: group}[kind]
        return Column(
            key=key,
            title=title,
            claims=tuple(claim.key for claim in claims),
            evidence=sum(self.evidence[claim.key] for claim in claims),
            issue=issue,
            issue_place=issue_place,
            group=group,
            group_place=group_place,
        )
