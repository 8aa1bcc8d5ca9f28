"""How a debate is to be written: which settings its file has, which titles, and what of it the text can show."""

from typing import Any

from msgspec import Struct

from argmap.core.debate import Debate
from argmap.core.kinds import End, RelationKind
from argmap.core.records import Argument, Claim, Group, Inference, Relation
from argmap.formats.argdown.about import is_date
from argmap.formats.argdown.data import OWN
from argmap.formats.argdown.defining import Definer
from argmap.formats.argdown.escaping import Escaper
from argmap.formats.argdown.inference_lines import split_inferences
from argmap.formats.argdown.safe_titles import choose_titles
from argmap.formats.argdown.settings import Settings, read_settings
from argmap.formats.argdown.shaping import get_kept, sort_names
from argmap.formats.argdown.showing_relations import find_shown, wants_strict_mode
from argmap.formats.argdown.style import make_style


class Plan(Struct, frozen=True, kw_only=True):
    """What the writer works by.

    `kept` is the frontmatter that an Argdown file had, `settings` what is written of it, changed where the debate demands it.
    """

    debate: Debate
    kept: dict[str, Any]
    settings: dict[str, Any]
    shows_titles: bool
    shown: list[Relation]
    structures: dict[str, list[Inference]]
    unstructured: dict[str, list[Inference]]
    claim_titles: dict[str, str]
    argument_titles: dict[str, str]
    definer: Definer


def make_plan(debate: Debate) -> Plan:
    """The plan for a debate in canonical form."""
    kept = _get_kept_frontmatter(debate)
    split = {argument.key: split_inferences(argument) for argument in debate.arguments}
    structures = {key: shown for key, (shown, _) in split.items() if shown}
    is_strict = read_settings(kept).is_strict if kept else wants_strict_mode(debate.relations)
    shown = find_shown(debate, structures, is_strict=is_strict)
    settings = _change_settings(debate, kept, shown, structures, is_strict=is_strict)
    read = read_settings(settings)
    shows_titles = _count_without_text(debate) * 2 > len(debate.claims) + len(debate.arguments)
    return Plan(
        debate=debate,
        kept=kept,
        settings=settings,
        shows_titles=shows_titles,
        shown=shown,
        structures=structures,
        unstructured={key: left for key, (_, left) in split.items() if left},
        claim_titles=choose_titles((claim.key for claim in debate.claims), of_arguments=False),
        argument_titles=choose_titles((argument.key for argument in debate.arguments), of_arguments=True),
        definer=Definer(_make_escaper(read), shows_titles=shows_titles, removes_tags=read.removes_tags),
    )


def _get_kept_frontmatter(debate: Debate) -> dict[str, Any]:
    """The frontmatter of the Argdown file that the debate comes from, where it can stand in one again; else none."""
    kept = get_kept(debate.about.extra, "frontmatter")
    is_live = isinstance(kept, dict) and not {OWN, "title"} & kept.keys() and not is_date(kept.get("date"))
    return sort_names(kept) if is_live else {}


def _change_settings(
    debate: Debate, kept: dict[str, Any], shown: list[Relation], structures: dict[str, list[Inference]], *, is_strict: bool
) -> dict[str, Any]:
    """The kept frontmatter with the settings under which the text will say what the debate does."""
    before = kept.get("model")
    model = dict(before) if isinstance(before, dict) else {}
    read = read_settings(kept)
    if is_strict and not read.is_strict:
        model["mode"] = "strict"
    if read.transforms_relations and any(_would_be_moved(relation, structures) for relation in shown):
        model["transformArgumentRelations"] = False
    if read.explodes_arguments and any(len(inferences) > 1 for inferences in structures.values()):
        model["explodeArguments"] = False
    if not read.removes_tags and _has_hidden_tags(debate, read):
        model["removeTagsFromText"] = True
    settings = dict(kept)
    if model and model != before:
        settings["model"] = model
    if read.regroup:
        settings["group"] = {name: value for name, value in kept["group"].items() if name != "regroup"}
    return settings


def _would_be_moved(relation: Relation, structures: dict[str, list[Inference]]) -> bool:
    """Whether Argdown, unless told not to, would move the relation from an argument to its conclusion or its inference."""
    starts = relation.source_kind is End.ARGUMENT and relation.source in structures
    is_undercut = relation.kind is RelationKind.UNDERCUTS and relation.target_kind is End.ARGUMENT
    return starts or (is_undercut and relation.target in structures)


def _has_hidden_tags(debate: Debate, settings: Settings) -> bool:
    """Whether a record has tags that its text does not show."""
    escaper = _make_escaper(settings)
    records: tuple[Claim | Argument | Group, ...] = (*debate.claims, *debate.arguments, *debate.groups)
    for record in records:
        if record.tags:
            text = getattr(record, "text", "") or getattr(record, "gist", "") or record.title
            tags = frozenset(record.tags)
            source = escaper.escape(text, tags)
            if source is None or not tags.issubset(escaper.read(source).tags):
                return True
    return False


def _make_escaper(settings: Settings) -> Escaper:
    return Escaper(make_style(settings.shortcodes, removes_tags=settings.removes_tags))


def _count_without_text(debate: Debate) -> int:
    records: tuple[Claim | Argument, ...] = (*debate.claims, *debate.arguments)
    return sum(not (record.text if isinstance(record, Claim) else record.gist) for record in records)
