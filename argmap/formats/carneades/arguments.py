"""Arguments of a Carneades file: each one inference, with an undercut where a statement is named as its undercutter."""

from msgspec import Struct
from msgspec.structs import replace

from argmap.core.kinds import End, RelationKind
from argmap.core.records import Argument, Inference, Premise, Relation
from argmap.formats.carneades.file import File, list_written, read_one_or_many
from argmap.formats.carneades.schemes import Scheme
from argmap.formats.carneades.words import BASIC_SCHEMES, SPECIAL_ROLES, make_extra
from argmap.formats.keys import Keys
from argmap.formats.showing import show
from argmap.formats.syntax.nodes import Mapping, Place
from argmap.formats.syntax.values import BadValueError, list_fields, read_free, read_number, read_text

_READ = ("conclusion", "premises", "scheme", "weight", "weigth", "undercutter")
_KEPT = ("parameters", "meta", "metadata")


class Arguments(Struct):
    """The arguments and undercuts read so far; `kept` are those without a conclusion, which only a rule engine can use."""

    arguments: list[Argument]
    relations: list[Relation]
    kept: dict[str, object]


def read_arguments(file: File, section: Place | None, schemes: dict[str, Scheme]) -> Arguments:
    """The file's arguments; `schemes` are those of its theory."""
    read = Arguments(arguments=[], relations=[], kept={})
    relation_keys, premise_keys = Keys(), Keys()
    for key, place in file.list_entries(section).items():
        file.note("arguments", key, place)
        file.note("inferences", key, place)
        try:
            fields = list_written(place)
            if "conclusion" not in fields:
                read.kept[key] = read_free(place)
                file.warn(place, "the argument has no conclusion")
                continue
            argument = _read_argument(file, key, fields, schemes, premise_keys)
            read.arguments.append(replace(argument, position=len(read.arguments)))
            if "undercutter" in fields:
                cutter = file.find_statement(fields["undercutter"])
                relation = _make_undercut(relation_keys.take(f"{cutter}-undercuts-{key}"), cutter, key)
                read.relations.append(relation)
        except BadValueError as error:
            file.errors.add(error.finding)
    return read


def _read_argument(file: File, key: str, fields: dict[str, Place], schemes: dict[str, Scheme], premise_keys: Keys) -> Argument:
    kept = file.keep(fields, _KEPT, _READ)
    title = _take_title(kept)
    name = read_text(fields["scheme"]) if "scheme" in fields else "linked"
    scheme = _find_scheme(file, fields, name, schemes)
    inference = Inference(
        key=key,
        conclusion=file.find_statement(fields["conclusion"]),
        premises=tuple(_read_premises(file, key, fields["premises"], premise_keys) if "premises" in fields else ()),
        scheme="" if name in BASIC_SCHEMES else name,
        weighing=scheme.weighing,
        weight=_read_weight(file, fields, kept, scheme),
    )
    return Argument(key=key, title=title or inference.scheme.strip() or key, inferences=(inference,), extra=make_extra(kept))


def _take_title(kept: dict[str, object]) -> str:
    """The title in the argument's `meta`, which is no longer kept there."""
    meta = kept.get("meta")
    title = meta.get("title") if isinstance(meta, dict) else None
    if not isinstance(meta, dict) or not isinstance(title, str) or not title.strip():
        return ""
    rest = {name: value for name, value in meta.items() if name != "title"}
    del kept["meta"]
    if rest:
        kept["meta"] = rest
    return title


def _find_scheme(file: File, fields: dict[str, Place], name: str, schemes: dict[str, Scheme]) -> Scheme:
    if name in BASIC_SCHEMES:
        return Scheme(weighing=BASIC_SCHEMES[name])
    if name not in schemes:
        file.warn(fields["scheme"], f"the file does not say what the scheme {show(name)} is", "weighed as linked")
    elif not schemes[name].is_known:
        file.warn(fields["scheme"], f"the scheme {show(name)} weighs in a way that is not known here", "weighed as linked")
    return schemes.get(name, Scheme())


def _read_weight(file: File, fields: dict[str, Place], kept: dict[str, object], scheme: Scheme) -> float | None:
    # Carneades' own reader looks for "weigth".
    place = fields.get("weight", fields.get("weigth"))
    if place is None:
        return scheme.weight
    weight = read_number(place)
    if 0 <= weight <= 1 and not file.is_evaluated:
        return weight
    kept["weight"] = weight
    if not 0 <= weight <= 1:
        file.warn(place, "a weight is a number from 0 to 1")
    return scheme.weight


def _read_premises(file: File, key: str, place: Place, premise_keys: Keys) -> list[Premise]:
    if isinstance(place.node, Mapping):
        pairs = [(_read_role(file, name, item), item) for name, item in list_fields(place).items()]
    else:
        pairs = [("", item) for item in read_one_or_many(place)]
    return [
        Premise(key=premise_keys.take(f"{key}/{number + 1}"), claim=file.find_statement(item), role=role, position=number)
        for number, (role, item) in enumerate(pairs)
    ]


def _read_role(file: File, name: str, place: Place) -> str:
    role = name.strip()
    if role not in SPECIAL_ROLES:
        return role
    file.warn(
        place, f"a premise in the role {show(role)} is an ordinary one in Carneades", f"called {SPECIAL_ROLES[role]} here"
    )
    return SPECIAL_ROLES[role]


def _make_undercut(key: str, cutter: str, argument: str) -> Relation:
    return Relation(key=key, kind=RelationKind.UNDERCUTS, source=cutter, target=argument, target_kind=End.INFERENCE)
