"""Editions: numbered states of a debate that are published and never change again."""

import msgspec
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from argmap.core.canonical import canonical_json, hash_document
from argmap.core.checks import find_problems
from argmap.core.debate import Debate as DebateValue
from argmap.core.reading.viewpoint import ViewpointError
from argmap.core.records import About
from argmap.models import Debate, Edition
from argmap.services.evaluating import EvaluationRefused
from argmap.services.neighbourhood import BIG
from argmap.services.snapshot import load_debate
from argmap.services.writing import writing_to


class _Head(msgspec.Struct):
    """As much of a document as tells what it asks and how big it is."""

    debate: About
    claims: list[msgspec.Raw] = []


class NotPublished(Exception):  # noqa: N818 (it tells what became of the edition)
    """There is nothing to publish; the text is one sentence that says why."""


def publish_edition(*, debate: Debate, user: User | None, note: str = "") -> Edition:
    """Keep the debate as it stands now as its next edition.

    Raises NotPublished where nothing changed since the last edition, the debate is not whole or the note cannot be kept, and
    Conflict where it was deleted. Whether the user may publish is for the caller to ask (`argmap.permissions.may_own`).
    """
    with writing_to(debate.pk) as locked:
        value = load_debate(locked)
        if problems := find_problems(value):
            raise NotPublished(f"The debate is not whole, so it is not published: {problems[0]}")
        document = canonical_json(value)
        last = list_editions(locked).first()
        if last is not None and last.sha256 == hash_document(document):
            raise NotPublished(f"Nothing has changed since edition {last.number}.")
        edition = Edition(
            debate=locked,
            number=last.number + 1 if last else 1,
            document=document.decode(),
            sha256=hash_document(document),
            note=note,
            published_by=user,
        )
        _save(edition)
        return edition


def _save(edition: Edition) -> None:
    try:
        edition.full_clean()
    except ValidationError as error:
        raise NotPublished(" ".join(error.messages)) from None
    edition.save()


def list_editions(debate: Debate) -> QuerySet[Edition]:
    """The debate's editions, the newest first, without their documents. One query."""
    return Edition.objects.filter(debate=debate).defer("document").order_by("-number")


def find_edition(debate: Debate, number: int) -> Edition:
    """An edition with its document. One query. Raises Edition.DoesNotExist."""
    return Edition.objects.get(debate=debate, number=number)


def show_edition(debate: Debate, number: int) -> None:
    """Have whatever loads this instance of the debate find the edition in its place, under the edition's question. One query.

    Raises ViewpointError where there is no such edition, and EvaluationRefused where it is too big for a page.
    """
    edition = Edition.objects.filter(debate=debate, number=number).first()
    if edition is None:
        raise ViewpointError("edition", f"the debate has no edition {number}")
    head = msgspec.json.decode(edition.document, type=_Head)
    if len(head.claims) > BIG:
        raise EvaluationRefused(f"edition {number} has too many claims for a page; its document can be taken away", "edition")
    debate.question, debate.summary, debate.language = head.debate.question, head.debate.summary, head.debate.language
    debate.shown_document = edition.document


def read_edition(edition: Edition) -> DebateValue:
    """The debate as the edition has it."""
    return msgspec.json.decode(edition.document, type=DebateValue)
