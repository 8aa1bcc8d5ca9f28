"""Debates as a Kialo discussion can carry them, put together by the rules of docs/formats/kialo.md and not by the reader."""

import unicodedata

from hypothesis import strategies as st

from argmap.core.canonical import normalise
from argmap.core.debate import Debate
from argmap.core.kinds import RelationKind
from argmap.core.records import About, Claim, Passage, Relation, Source
from argmap.core.text import strip_unprintable
from argmap.formats.reading import UNNAMED
from argmap.formats.titling import split_text

NASTY = (
    "-> See 1.1.",
    "1.1. Pro:",
    "1.2\\. Con:\nand more",
    "a line\nSources:\n[1] https://example.org/x",
    "\\Sources:",
    "an index [1], [2] and [99]",
    "[anchor](https://example.org/not-a-link)",
    "\\(already escaped\\) \\[1\\] \\\\(",
    "first\n\n  indented\n\nlast",
    "Discussion Name:\nOther",
    "tab\tin it",
    "é and 👩‍🔬",
    "x" * 600,
    "word " * 60 + "end",
    '"quoted"',
)
words = st.one_of(
    st.sampled_from(NASTY),
    st.text(st.characters(codec="utf-8"), max_size=8),
    st.text("[]()\\1 \n.:>-e\u0301", max_size=12),
)


def clean(text):
    """The text as a file can hold it: NFC, line feeds as line ends, nothing unprintable."""
    return unicodedata.normalize("NFC", strip_unprintable(text.replace("\r", "\n")))


texts = words.map(clean).map(str.strip).map(lambda text: text or "?")
questions = words.map(lambda text: clean(" ".join(clean(text).split()))[:400].strip() or "?")
quotes = st.just("") | words.map(clean)
addresses = st.sampled_from(
    ["https://example.org/a", "https://example.org/b_(c)@d\\@e", "http://é.example/?q=[1]", "Smith (2010), p. 4"]
)


@st.composite
def discussions(draw):
    """A strategy for such debates: up to ten claims in up to three trees, links back, theses that are reasons too."""
    builder = Builder(draw)
    thesis_count = draw(st.integers(0, 3))
    name = draw(st.sampled_from(["", "A name", "Name [1] (of it)"]))
    question = draw(questions)
    is_asked = thesis_count != 1 or bool(name)
    for number in range(thesis_count):
        builder.add_tree(f"1.{number + 1}" if is_asked else "1")
    is_told = name and (name != question or thesis_count == 1)
    return normalise(
        Debate(
            about=About(slug=UNNAMED, question=question, extra={"kialo": {"name": name}} if is_told else {}),
            claims=tuple(builder.close_claims()),
            relations=tuple(builder.relations),
            sources=tuple(builder.sources.values()),
            passages=tuple(builder.passages.values()),
        )
    )


class Builder:
    """Puts a debate together in reading order."""

    def __init__(self, draw):
        self.draw = draw
        self.claims = []
        self.roots = []
        self.relations = []
        self.sources = {}
        self.passages = {}

    def add_tree(self, number, depth=0):
        """A claim and what bears on it."""
        if depth == 0:
            self.roots.append(number)
        self.add_claim(number)
        for place in range(self.draw(st.integers(0, 2)) if depth < 3 and len(self.claims) < 10 else 0):
            inner = f"{number}.{place + 1}"
            kind = self.draw(st.sampled_from([RelationKind.SUPPORTS, RelationKind.ATTACKS]))
            is_link = self.draw(st.booleans())
            source = self.draw(st.sampled_from([claim.key for claim in self.claims])) if is_link else inner
            self.relations.append(Relation(key=inner, kind=kind, source=source, target=number, position=place))
            if not is_link:
                self.add_tree(inner, depth + 1)

    def add_claim(self, number):
        """A claim that cites up to two passages, or the same one twice."""
        text = self.draw(texts)
        title, rest = split_text(text, "?")
        places = sorted(self.draw(st.lists(st.integers(0, len(text)), max_size=2)))
        cited = [{"at": at, "passage": self.cite()} for at in places]
        passages = tuple(sorted({item["passage"] for item in cited}))
        at_end = [{"at": len(text), "passage": key} for key in sorted(passages, key=lambda key: (len(key), key))]
        extra = {"citations": cited} if cited != at_end else {}
        self.claims.append(Claim(key=number, title=title, text=rest, position=len(self.claims), passages=passages, extra=extra))

    def cite(self):
        """The key of a passage, new or known."""
        address, quote = self.draw(addresses), self.draw(quotes)
        source = self.sources.setdefault(
            address,
            Source(
                key=str(len(self.sources) + 1),
                title=address,
                type="webpage",
                url=address if address.startswith("http") else "",
            ),
        )
        new = Passage(key=str(len(self.passages) + 1), source=source.key, exact=quote)
        return self.passages.setdefault((address, quote), new).key

    def close_claims(self):
        """The claims, those marked as theses that are reasons too."""
        sources = {relation.source for relation in self.relations}
        for claim in self.claims:
            kept = claim.extra | ({"thesis": True} if claim.key in self.roots and claim.key in sources else {})
            yield Claim(
                key=claim.key,
                title=claim.title,
                text=claim.text,
                position=claim.position,
                passages=claim.passages,
                extra={"kialo": kept} if kept else {},
            )
