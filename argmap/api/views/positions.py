"""Who holds what, as the positions matrix: as JSON and as a table."""

from typing import Any, ClassVar

import msgspec
from django.http import HttpResponseBase
from drf_spectacular.types import OpenApiTypes
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request

from argmap.api.stances import LAYOUT, SELECTION, read_texts, refusing
from argmap.api.views.networks import CSV_TYPE, StancesView, answer_download
from argmap.api.views.reading import finding_debate
from argmap.core.kinds import ActorKind, Position
from argmap.core.positions import Cell, Column, Matrix, build_shown_matrix, read_layout, read_selection
from argmap.core.records import Actor
from argmap.core.standing import Options
from argmap.services.evaluating import EvaluationRefused
from argmap.services.pages.positions import write_positions

_WORDS = {"type": "string"}
_LIST: dict[str, Any] = {"type": "array", "items": _WORDS}
_WHOLE = {"type": "integer", "minimum": 0}


def _describe(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": {"type": "object", "required": [*properties], "properties": properties}}


_BANDS = _describe({"title": _WORDS, "length": _WHOLE})
_POSITION: dict[str, Any] = _WORDS | {
    "enum": [*Position, None],
    "nullable": True,
    "description": "None where the stances on the column's claims differ.",
}
_ANSWER: dict[str, Any] = {
    "type": "object",
    "required": ["as_of", "rows", "columns", "row_bands", "column_bands", "cells"],
    "properties": {
        "as_of": _WORDS,
        "rows": _describe({"key": _WORDS, "name": _WORDS, "kind": _WORDS | {"enum": [*ActorKind]}}),
        "columns": _describe({"key": _WORDS, "title": _WORDS, "claims": _LIST}),
        "row_bands": _BANDS | {"description": "Headings over rows that follow one another."},
        "column_bands": _BANDS,
        "cells": _describe(
            {
                "actor": _WORDS,
                "column": _WORDS,
                "position": _POSITION,
                "latest": _LIST | {"description": "Keys of the stances that count, the newest first."},
                "earlier": _LIST | {"description": "Keys of the stances before them."},
                "passages": _WHOLE,
                "evidence": _WHOLE,
                "is_inherited": {"type": "boolean"},
            }
        ),
    },
}


class PositionsView(StancesView):
    """The positions matrix as JSON."""

    collection = "positions"
    operation = "get_positions"
    asked: ClassVar = {**SELECTION, **LAYOUT}
    answers: ClassVar = {(200, "application/json"): _ANSWER}

    def get(self, request: Request, slug: str) -> HttpResponseBase:
        """Who holds what: actors × claims, issues or groups, by the latest stances; cells without a stance are left out."""
        texts, debate = read_texts(self.asked, request), self.load()
        as_of = texts.get("as_of", "")
        with refusing():
            matrix = build_shown_matrix(debate, read_selection(texts, debate, as_of=as_of), read_layout(texts))
        answer = msgspec.json.encode({"as_of": as_of, **_show(matrix)})
        return answer_download(request, answer, "application/json", f"{slug}-positions.json")


class PositionsCsvView(StancesView):
    """The positions matrix as a table."""

    collection = "positions"
    operation = "get_positions_csv"
    asked: ClassVar = {**SELECTION, **LAYOUT}
    answers: ClassVar = {(200, "text/csv"): OpenApiTypes.BINARY}

    def get(self, request: Request, slug: str) -> HttpResponseBase:
        """The same as the table that the page of positions gives."""
        texts = read_texts(self.asked, request)
        try:
            with finding_debate(), refusing():
                file = write_positions(self.debate, Options(as_of=texts.get("as_of", "")), texts=texts)
        except EvaluationRefused as error:
            raise ValidationError({error.parameter: [f"{error}."]}) from None
        return answer_download(request, file.text.encode(), CSV_TYPE, f"{slug}-positions.csv")


def _show(matrix: Matrix) -> dict[str, Any]:
    return {
        "rows": [_show_actor(actor) for actor in matrix.rows],
        "columns": [_show_column(column) for column in matrix.columns],
        "row_bands": matrix.row_bands,
        "column_bands": matrix.column_bands,
        "cells": [
            _show_cell(actor.key, column.key, matrix.cells[actor.key, column.key])
            for actor in matrix.rows
            for column in matrix.columns
            if (actor.key, column.key) in matrix.cells
        ],
    }


def _show_actor(actor: Actor) -> dict[str, Any]:
    return {"key": actor.key, "name": actor.name, "kind": actor.kind}


def _show_column(column: Column) -> dict[str, Any]:
    return {"key": column.key, "title": column.title, "claims": column.claims}


def _show_cell(actor: str, column: str, cell: Cell) -> dict[str, Any]:
    return {
        "actor": actor,
        "column": column,
        "position": cell.position,
        "latest": [stance.key for stance in cell.latest],
        "earlier": [stance.key for stance in cell.earlier],
        "passages": cell.passages,
        "evidence": cell.evidence,
        "is_inherited": cell.is_inherited,
    }
