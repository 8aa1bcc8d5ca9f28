"""The page that finds claims and arguments, and lists them all where nothing is asked for."""

from msgspec import Struct

from argmap.core.kinds import End
from argmap.core.reading.steps import Node
from argmap.core.view import name_end
from argmap.models import Claim, Debate
from argmap.render import name_node
from argmap.services.search import Found, search_debate

LIST_SIZE = 100


class SearchPage(Struct, frozen=True, kw_only=True):
    """What was found for `question`; without one, `claims` in the order of their keys, and the key after which it goes on."""

    question: str
    found: Found | None
    claims: tuple[Node, ...] = ()
    further: str = ""

    @property
    def is_final(self) -> bool:
        """Whether asking again gives the same."""
        return self.found is None or self.found.is_complete


class Suggestion(Struct, frozen=True, kw_only=True):
    """A hit for a list under a search field; `id` is its box on the map."""

    key: str
    title: str
    word: str
    id: str
    focus: str


def read_search(debate: Debate, *, question: str, after: str = "") -> SearchPage:
    """The page; `after` is the key of the last claim of the list before. The queries of `search_debate`, or one."""
    if question.strip():
        return SearchPage(question=question, found=search_debate(debate=debate, question=question))
    rows = Claim.objects.filter(debate=debate, key__gt=after.replace("\0", "")).order_by("key")
    nodes = [
        Node(kind=End.CLAIM, key=key, title=title, word=word)
        for key, title, word in rows.values_list("key", "title", "kind")[: LIST_SIZE + 1]
    ]
    further = nodes[LIST_SIZE - 1].key if len(nodes) > LIST_SIZE else ""
    return SearchPage(question="", found=None, claims=tuple(nodes[:LIST_SIZE]), further=further)


def suggest(debate: Debate, *, question: str, most: int = 8) -> tuple[Suggestion, ...]:
    """The best hits, for a list under a search field."""
    found = search_debate(debate=debate, question=question, most=most)
    nodes = [hit.node for hit in found.hits]
    return tuple(
        Suggestion(
            key=node.key,
            title=node.title,
            word=node.word,
            id=name_node(node.kind.value, node.key),
            focus=name_end(node.end),
        )
        for node in nodes
    )
