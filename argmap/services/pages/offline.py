"""The debate in one page to keep: map, outline, texts, stances, evidence and sources, without anything from elsewhere."""

import base64
import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from django.conf import settings
from msgspec import Struct

from argmap.core.canonical import canonical_json
from argmap.core.debate import Debate as DebateValue
from argmap.core.edtf import name_date
from argmap.core.kinds import End
from argmap.core.positions import see_as_of
from argmap.core.reading.citation import Citation, cite_source
from argmap.core.reading.evidence import EvidenceRow, row_of_evidence
from argmap.core.reading.lines import Line
from argmap.core.reading.outline import Branch, Section, build_outline
from argmap.core.reading.places import Place, list_places, place_passages
from argmap.core.reading.stances import StanceRow, row_of_stance, subject_of
from argmap.core.reading.steps import EndKey
from argmap.core.reading.viewpoint import Viewpoint, describe_viewpoint
from argmap.core.standing import Options
from argmap.core.view import View, cut_debate, index_arcs, keep_shown
from argmap.core.view.cutting import MOST_BOXES
from argmap.core.view.folding import Folding, fold_sections
from argmap.models import Debate
from argmap.models.source import RELIABILITY_LABELS
from argmap.render import MapOptions, sketch_map
from argmap.render.faces import WEIGHTS, list_hashes, write_faces
from argmap.services.evaluating import see_debate
from argmap.services.network_pictures import find_page_picture
from argmap.services.pages.loading import load_for_page

NOT_CARRIED = (
    "Full texts of sources.",
    "Weights, priors, proof standards, and the reckoning behind what stands; tags, affiliations, and what is kept in extra.",
    "Who holds what on other dates, and what stands through other eyes, than this file was made for.",
)
"""What the file leaves behind, in sentences."""
_STATIC = settings.BASE_DIR / "static" / "argmap"


class About(Struct, frozen=True, kw_only=True):
    """What is known of a claim or an argument beside its title, where it stands in full."""

    text: str
    stances: tuple[StanceRow, ...]
    evidence: tuple[EvidenceRow, ...]
    places: tuple[Place, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to be told."""
        return not (self.text or self.stances or self.evidence or self.places)


class OfflineBranch(Struct, frozen=True, kw_only=True):
    """A list of the outline, each line with what is known of what it tells in full, and of the argument that its step is of."""

    branch: Branch
    lines: tuple[tuple[Line, tuple[About, ...]], ...]


class OfflineSource(Struct, frozen=True, kw_only=True):
    """A source with its passages; `reliability` is the letter and what it says."""

    key: str
    citation: Citation
    reliability: str
    places: tuple[Place, ...]


class OfflinePage(Struct, frozen=True, kw_only=True):
    """All that the file has; `svg` is "" where the map could not be drawn, and `shown` of `total` boxes are on it.

    `faces` are style elements with the parts of the font that its text needs, `style` is its style sheet, and `policy` the
    content policy that lets in nothing else.
    """

    sections: tuple[tuple[Section, tuple[OfflineBranch, ...]], ...]
    sources: tuple[OfflineSource, ...]
    svg: str
    shown: int
    total: int
    dated: str
    view: Viewpoint
    faces: str
    style: str
    policy: str
    not_carried: tuple[str, ...] = NOT_CARRIED

    @property
    def is_final(self) -> bool:
        """Whether asking again gives the same."""
        return bool(self.svg) or not self.total


def read_offline_page(debate: Debate, options: Options) -> OfflinePage:
    """The debate as one file. Raises EvaluationRefused where it is too big, and as `see_debate`."""
    value = load_for_page(debate)
    marks, arcs = see_debate(value, options).marks, index_arcs(value)
    view = View(is_whole=len(arcs.boxes) <= MOST_BOXES)
    cut = cut_debate(value, arcs, view)
    seen = see_as_of(value, options.as_of)
    look = MapOptions(
        with_title=False,
        with_legend=False,
        marks={key: mark for key, mark in marks.items() if key in cut.claims},
        hidden={key: counts for (kind, key), counts in cut.hidden.items() if kind is End.CLAIM},
        claim_link="#about-claim-{key}",
        argument_link="#about-argument-{key}",
    )
    folding = Folding(arcs=arcs, cut=cut, view=view, options=options, holds_all=True)
    return OfflinePage(
        sections=tuple(_tell_sections(seen, fold_sections(build_outline(seen, marks), folding))),
        sources=tuple(_list_sources(seen)),
        svg=find_page_picture(sketch_map(keep_shown(seen, cut), options=look), slug=debate.slug)[0] if arcs.boxes else "",
        shown=len(cut.claims) + len(cut.arguments),
        total=len(arcs.boxes),
        dated=name_date(value.about.dated),
        view=describe_viewpoint(value, options),
        faces=_embed_font(value),
        style=_read_style(),
        policy=_write_policy(),
    )


def _embed_font(value: DebateValue) -> str:
    characters = set(canonical_json(value).decode())
    return write_faces(dict.fromkeys(WEIGHTS, characters))


def _tell_sections(
    debate: DebateValue, sections: tuple[Section, ...]
) -> Iterator[tuple[Section, tuple[OfflineBranch, ...]]]:  # fmt: skip
    known = _gather(debate)
    for section in sections:
        yield (
            section,
            tuple(
                OfflineBranch(branch=branch, lines=tuple((line, _find_about(line, known)) for line in branch.lines))
                for branch in section.branches
            ),
        )


def _find_about(line: Line, known: Mapping[EndKey, About]) -> tuple[About, ...]:
    own = line.nodes if line.is_here and len(line.nodes) == 1 else ()
    told = (*own, *([line.argument] if line.argument else []))
    return tuple(about for about in (known[node.end] for node in told) if not about.is_empty)


def _gather(debate: DebateValue) -> dict[EndKey, About]:
    """What is known of each claim and argument; one pass over the debate."""
    stances: defaultdict[EndKey, list[StanceRow]] = defaultdict(list)
    for stance in debate.stances:
        stances[subject_of(stance)].append(row_of_stance(stance, debate))
    evidence: defaultdict[str, list[EvidenceRow]] = defaultdict(list)
    for item in debate.evidence:
        evidence[item.claim].append(row_of_evidence(item, debate))
    known: dict[EndKey, About] = {}
    for claim in debate.claims:
        end = (End.CLAIM, claim.key)
        known[end] = About(
            text=claim.text if claim.text != claim.title else "",
            stances=tuple(stances[end]),
            evidence=tuple(evidence[claim.key]),
            places=place_passages(debate, claim.passages),
        )
    for argument in debate.arguments:
        end = (End.ARGUMENT, argument.key)
        known[end] = About(text=argument.gist, stances=tuple(stances[end]), evidence=(), places=())
    return known


def _list_sources(debate: DebateValue) -> Iterator[OfflineSource]:
    for source in debate.sources:
        yield OfflineSource(
            key=source.key,
            citation=cite_source(source),
            reliability=f"{source.reliability}, {RELIABILITY_LABELS[source.reliability]}",
            places=list_places(debate, source.key),
        )


@cache
def _read_style() -> str:
    """The style sheet, without its comments, which are for those who write it."""
    return re.sub(r"/\*.*?\*/\n*", "", (_STATIC / "offline.css").read_text(), flags=re.DOTALL)


@cache
def _write_policy() -> str:
    """Lets in the style sheet and the fonts by their hashes: no script, nothing from the network."""
    digest = base64.b64encode(hashlib.sha256(_read_style().encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}' {' '.join(list_hashes())}; font-src data:"
