"""A DNA project: documents and coded statements, alike for both generations of the database and for a table of statements."""

from collections import defaultdict
from datetime import UTC, datetime, timedelta

from msgspec import Struct, field

from argmap.core.kinds import Position
from argmap.formats.dna.tables import EntityRow, EntityRow2, Number, Tables, Variable

PERSON = "person"
ORGANISATION = "organization"
CONCEPT = "concept"
AGREEMENT = "agreement"
ROLES = (PERSON, ORGANISATION, CONCEPT, AGREEMENT)
"""The variables that make a stance of a statement, as DNA's own statement type spells them; case does not matter."""
_SPELLINGS = {"organisation": ORGANISATION}
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECONDS = {2: 1, 3: 1000}
"""How many milliseconds DNA's unit of time has, by generation."""
_ATTRIBUTES_2 = {"Type": "kind", "Alias": "alias", "Notes": "notes"}


class Document(Struct, frozen=True, kw_only=True):
    """A document; `moment` is when it appeared, to the second, and `issued` the same as a debate has it."""

    id: int | str
    title: str
    text: str | None = None
    coder: str = ""
    author: str = ""
    source: str = ""
    section: str = ""
    notes: str = ""
    kind: str = ""
    moment: str = ""
    issued: str = ""


class Entity(Struct, kw_only=True):
    """A value that statements share, of the variable called `role`; `parent` is the value under which it lies."""

    id: int
    role: str
    value: str
    attributes: dict[str, str] = field(default_factory=dict)
    parent: str = ""


class Statement(Struct, kw_only=True):
    """A coded place: its roles' entities (None where the value is missing), and what other variables say.

    `start` and `stop` count UTF-16 code units, as DNA does; `quote` stands in for them where there is no text to count in.
    `position` is None where nobody noted whether they agree; without a date of its own a statement has its document's.
    """

    id: int | str
    document: int | str | None
    kind: str
    start: int | None = None
    stop: int | None = None
    quote: str = ""
    coder: str = ""
    person: Entity | None = None
    organisation: Entity | None = None
    concept: Entity | None = None
    position: Position | None = None
    said_on: str = ""
    is_stance: bool = True
    others: dict[str, int | str] = field(default_factory=dict)


class Project(Struct, kw_only=True):
    """All that is read; `kinds` are the statement types with their variables' data types, `links` pairs of statements."""

    version: str = ""
    documents: list[Document] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)
    coders: list[str] = field(default_factory=list)
    kinds: dict[str, dict[str, str]] = field(default_factory=dict)
    patterns: list[str] = field(default_factory=list)
    links: list[tuple[int, int]] = field(default_factory=list)


def name_role(variable: str) -> str:
    """The variable's role where it has one, else its own name.

    >>> name_role("Organisation"), name_role("location")
    ('organization', 'location')
    """
    name = variable.strip().casefold()
    name = _SPELLINGS.get(name, name)
    return name if name in ROLES else variable


def make_project(tables: Tables) -> Project:
    """The project that a database's rows make up."""
    coders = {coder.id: coder.name for coder in tables.coders}
    names = {kind.id: kind.name for kind in tables.types}
    variables = {variable.id: variable for variable in tables.variables}
    kinds: dict[str, dict[str, str]] = {name: {} for name in names.values()}
    for variable in tables.variables:
        kinds.setdefault(names.get(variable.statement_type or 0, ""), {})[variable.name] = variable.kind
    entities = _Entities(tables, variables)
    statements = _Statements(tables, variables, coders, names, kinds)
    statements.take_values(entities)
    return Project(
        version=next((setting.value for setting in tables.settings if setting.name == "version"), ""),
        documents=_list_documents(tables, coders),
        statements=statements.all,
        entities=entities.all,
        coders=sorted({*coders.values()}),
        kinds=kinds,
        patterns=[pattern.label for pattern in tables.patterns],
        links=[(link.source, link.target) for link in tables.links],
    )


def _list_documents(tables: Tables, coders: dict[int, str]) -> list[Document]:
    return [
        Document(
            id=row.id,
            title=row.title,
            text=row.text,
            coder=coders.get(row.coder or 0, ""),
            author=row.author,
            source=row.source,
            section=row.section,
            notes=row.notes,
            kind=row.kind,
            moment=moment,
            issued=moment[: len("2021-06-30")],
        )
        for row in tables.documents
        for moment in [_read_moment(row.date, _MILLISECONDS[tables.generation])]
    ]


def _read_moment(count: int | None, milliseconds: int) -> str:
    try:
        moment = None if count is None else _EPOCH + timedelta(milliseconds=count * milliseconds)
    except OverflowError:
        return ""
    return moment.replace(tzinfo=None).isoformat(timespec="seconds") + "Z" if moment else ""


class _Entities:
    """The entities by id (DNA 3) and by variable and value (DNA 2)."""

    def __init__(self, tables: Tables, variables: dict[int, Variable]) -> None:
        self.all: list[Entity] = []
        self._variables = variables
        self._by_id: dict[int, Entity] = {}
        self._by_value: dict[tuple[int, str], Entity] = {}
        values = {row.id: row.value for row in tables.entities}
        for row in tables.entities:
            self._add(row, parent=values.get(row.parent or 0, ""))
        for old in tables.entities_2:
            entity = self._add(old, parent=old.parent)
            noted = {name: getattr(old, field) for name, field in _ATTRIBUTES_2.items()}
            entity.attributes = {name: value for name, value in noted.items() if value}
        names = {variable.id: variable.name for variable in tables.attribute_variables}
        for attribute in tables.attributes:
            known = self._by_id.get(attribute.entity)
            if known and attribute.value:
                known.attributes[names.get(attribute.variable, "")] = attribute.value

    def _add(self, row: EntityRow | EntityRow2, parent: str) -> Entity:
        entity = Entity(id=row.id, role=self._name_role(row.variable), value=row.value, parent=parent)
        self._by_id[row.id] = self._by_value[row.variable, row.value] = entity
        if row.value.strip():
            self.all.append(entity)
        return entity

    def _name_role(self, variable: int) -> str:
        return name_role(self._variables[variable].name) if variable in self._variables else ""

    def find(self, number: int | None) -> Entity | None:
        """The entity with this id; None where there is none."""
        return self._by_id.get(number or 0)

    def find_value(self, variable: int, value: str) -> Entity:
        """The entity of the variable that has this value; DNA 2 need not list all."""
        known = self._by_value.get((variable, value))
        return known or self._add(EntityRow(id=-len(self._by_value) - 1, variable=variable, value=value, parent=None), "")


class _Statements:
    """The statements, as far as their values have been taken."""

    def __init__(
        self,
        tables: Tables,
        variables: dict[int, Variable],
        coders: dict[int, str],
        names: dict[int, str],
        kinds: dict[str, dict[str, str]],
    ) -> None:
        self._tables = tables
        self._variables = variables
        makes_stances = {name: _makes_stances(roles) for name, roles in kinds.items()}
        self.all = [
            Statement(
                id=row.id,
                document=row.document,
                kind=names.get(row.statement_type or 0, ""),
                start=row.start,
                stop=row.stop,
                coder=coders.get(row.coder or 0, ""),
                is_stance=makes_stances.get(names.get(row.statement_type or 0, ""), False),
            )
            for row in tables.statements
        ]
        self._by_id = dict(zip((row.id for row in tables.statements), self.all, strict=True))

    def take_values(self, entities: _Entities) -> None:
        """Give each statement what its variables say of it."""
        for number in self._tables.short_texts:
            self._take_entity(number.statement, number.variable, entities.find(number.value))
        for text in self._tables.short_texts_2:
            self._take_entity(text.statement, text.variable, entities.find_value(text.variable, text.value))
        for number in self._tables.booleans:
            if number.value is not None and not self._take_agreement(number, 1 if number.value else -1):
                self._keep(number.statement, number.variable, number.value)
        for number in self._tables.integers:
            if number.value is not None:
                self._take_agreement(number, number.value)
                self._keep(number.statement, number.variable, number.value)
        for text in self._tables.long_texts:
            if text.value:
                self._keep(text.statement, text.variable, text.value)

    def _take_entity(self, statement_id: int, variable_id: int, entity: Entity | None) -> None:
        statement, variable = self._by_id.get(statement_id), self._variables.get(variable_id)
        if statement is None or variable is None or entity is None or not entity.value.strip():
            return
        role = name_role(variable.name)
        if role == PERSON:
            statement.person = entity
        elif role == ORGANISATION:
            statement.organisation = entity
        elif role == CONCEPT:
            statement.concept = entity
        else:
            statement.others[variable.name] = entity.value

    def _take_agreement(self, number: Number, sign: int) -> bool:
        """Take a number for whether the statement agrees, above 0 or below; False where it means something else."""
        statement, variable = self._by_id.get(number.statement), self._variables.get(number.variable)
        if statement is None or variable is None or name_role(variable.name) != AGREEMENT:
            return False
        statement.position = read_agreement(sign)
        return True

    def _keep(self, statement_id: int, variable_id: int, value: int | str) -> None:
        statement, variable = self._by_id.get(statement_id), self._variables.get(variable_id)
        if statement and variable:
            statement.others[variable.name] = value


def read_agreement(number: float) -> Position:
    """The position that a number above, at or below 0 stands for."""
    if number == 0:
        return Position.NEUTRAL
    return Position.SUPPORTS if number > 0 else Position.OPPOSES


def _makes_stances(variables: dict[str, str]) -> bool:
    """Whether statements of a type with these variables say who agrees with what."""
    kinds: defaultdict[str, str] = defaultdict(str)
    kinds |= {name_role(name): kind for name, kind in variables.items()}
    has_actor = "short text" in (kinds[PERSON], kinds[ORGANISATION])
    return has_actor and kinds[CONCEPT] == "short text" and kinds[AGREEMENT] in ("boolean", "integer")
