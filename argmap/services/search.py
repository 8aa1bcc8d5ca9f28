"""Finding claims and arguments by words, the best matches first, in a time that does not grow with the debate.

Candidates are the first `MOST_CANDIDATES` whose title holds all words, and the first as many that hold them anywhere, in the
order in which they were entered; these alone are ranked (docs/decisions/0007-search.md).
"""

from collections.abc import Sequence

from django.db import connection
from msgspec import Struct

from argmap.core.kinds import End
from argmap.core.reading.steps import Node
from argmap.core.view.matching import grade_match, mark_terms, read_terms
from argmap.models import Argument, Claim, Debate
from argmap.services.indexing import refresh_index

MOST_CANDIDATES = 200
PAGE_SIZE = 20
LONGEST_QUESTION = 200
_EXCERPT = 160
_EARLY, _LATER = 2_000, 40_000
"""So many of a debate's first entries PostgreSQL reads one by one: always, and where `_FREQUENT` of the former match."""
_FREQUENT = 20
_MOST_READ = 20_000
"""So many matches it takes from its index, which gives all or none of them, and no order."""

# Of a frequent word the first entries are found by reading from the debate's start, of a rare one by the index: the one would
# read a million entries for a rare word, the other gather all the matches of a frequent one, in all debates. Conditions without
# columns are looked at once: a part whose turn does not come is not run. BETWEEN and the order keep the planner from reading
# other debates' entries on its way.
_OWN = "argmap_search WHERE debate_id BETWEEN %(debate)s AND %(debate)s ORDER BY debate_id, entry"
_FIRST_ENTRIES = """
WITH early AS MATERIALIZED (
    SELECT entry FROM (SELECT entry, {part} FROM {own} LIMIT %(early)s) AS first
    WHERE {part} @@ %(question)s::tsquery LIMIT %(most)s
), later AS MATERIALIZED (
    SELECT entry FROM (SELECT entry, {part} FROM {own} LIMIT %(later)s OFFSET %(early)s) AS next
    WHERE {part} @@ %(question)s::tsquery AND (SELECT count(*) FROM early) >= %(frequent)s
    AND (SELECT count(*) FROM early) < %(most)s LIMIT %(most)s
), rare AS MATERIALIZED (
    SELECT entry FROM argmap_search WHERE debate_id = %(debate)s AND {part} @@ %(question)s::tsquery
    AND (SELECT count(*) FROM early) + (SELECT count(*) FROM later) < %(most)s
    AND EXISTS (SELECT 1 FROM {own} LIMIT 1 OFFSET %(early)s) LIMIT %(read)s
)
SELECT entry FROM early UNION SELECT entry FROM later UNION SELECT entry FROM rare ORDER BY entry LIMIT %(most)s
"""


class Hit(Struct, frozen=True, kw_only=True):
    """A claim or an argument that was found; the pieces of its title and of its text say which of them are words asked for."""

    node: Node
    title: tuple[tuple[str, bool], ...]
    excerpt: tuple[tuple[str, bool], ...]


class Found(Struct, frozen=True, kw_only=True):
    """The best hits; `has_more` where there are others, `is_complete` is False while the debate's index is being built."""

    hits: tuple[Hit, ...]
    has_more: bool
    is_complete: bool


def search_debate(*, debate: Debate, question: str, most: int = PAGE_SIZE) -> Found:
    """The claims and arguments that hold all words of the question, or words that begin with them.

    Ranked by `argmap.core.view.matching.grade_match`. Six queries, and what `refresh_index` takes after a change. A question
    without words finds nothing.
    """
    terms = read_terms(question[:LONGEST_QUESTION])
    if not terms:
        return Found(hits=(), has_more=False, is_complete=True)
    is_complete = refresh_index(debate)
    entries = dict.fromkeys([*_find_entries(debate, terms, "title"), *_find_entries(debate, terms, "whole")])
    rows = _load_rows(debate, list(entries))
    ranked = sorted(rows, key=lambda row: (grade_match(terms, row[0].title, row[1]), row[0].position, row[0].key))
    hits = tuple(
        Hit(node=node, title=mark_terms(terms, node.title), excerpt=_excerpt(terms, text)) for node, text in ranked[:most]
    )
    return Found(hits=hits, has_more=len(ranked) > most, is_complete=is_complete)


def _find_entries(debate: Debate, terms: Sequence[str], part: str) -> list[int]:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # Words are letters and digits: nothing in them has to be quoted.
            question = " & ".join(f"'{term}':*" for term in terms)
            bounds = {"most": MOST_CANDIDATES, "early": _EARLY, "later": _LATER, "frequent": _FREQUENT, "read": _MOST_READ}
            cursor.execute(_FIRST_ENTRIES.format(part=part, own=_OWN), {"debate": debate.pk, "question": question, **bounds})
        else:
            words = " AND ".join(f'"{term}"*' for term in terms)
            columns = "title" if part == "title" else "title body"
            cursor.execute(
                "SELECT rowid FROM argmap_search WHERE argmap_search MATCH %s ORDER BY rowid LIMIT %s",
                [f"scope : d{debate.pk} AND {{{columns}}} : ({words})", MOST_CANDIDATES],
            )
        return [row[0] for row in cursor.fetchall()]


def _load_rows(debate: Debate, entries: Sequence[int]) -> list[tuple[Node, str]]:
    fields = ("key", "title", "position", "group__key")
    claims = Claim.objects.filter(debate=debate, pk__in=[entry // 2 for entry in entries if entry % 2 == 0])
    arguments = Argument.objects.filter(debate=debate, pk__in=[entry // 2 for entry in entries if entry % 2])
    found = [
        (Node(kind=End.CLAIM, key=key, title=title, word=word, group=group, position=position), text)
        for key, title, position, group, word, text in claims.order_by().values_list(*fields, "kind", "text")
    ]
    found += [
        (Node(kind=End.ARGUMENT, key=key, title=title, word="argument", group=group, position=position), text)
        for key, title, position, group, text in arguments.order_by().values_list(*fields, "gist")
    ]
    return found


def _excerpt(terms: Sequence[str], text: str) -> tuple[tuple[str, bool], ...]:
    """The text from a little before the first word asked for; nothing where there is none."""
    pieces = mark_terms(terms, text)
    first = next((index for index, (_piece, is_term) in enumerate(pieces) if is_term), None)
    if first is None:
        return ()
    before = "".join(piece for piece, _ in pieces[:first])
    start = max(0, len(before) - _EXCERPT // 3)
    cut = text[start : start + _EXCERPT]
    marked = mark_terms(terms, cut)
    return ((("…", False),) if start else ()) + marked + ((("…", False),) if start + _EXCERPT < len(text) else ())
