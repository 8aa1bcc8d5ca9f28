"""A source: a document that people said things in."""

from collections.abc import Collection
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models

from argmap.core import records
from argmap.core.kinds import Reliability
from argmap.core.limits import LENGTHS
from argmap.models.base import DebateRecord
from argmap.models.fields import (
    date_field,
    given_constraint,
    line_field,
    mapping_field,
    texts_field,
    validate_text,
    validate_web_address,
    word_constraint,
)

RELIABILITY_LABELS = {
    Reliability.COMPLETELY: "completely reliable",
    Reliability.USUALLY: "usually reliable",
    Reliability.FAIRLY: "fairly reliable",
    Reliability.NOT_USUALLY: "not usually reliable",
    Reliability.UNRELIABLE: "unreliable",
    Reliability.CANNOT_BE_JUDGED: "cannot be judged",
}


class Source(DebateRecord):
    """A document in CSL-JSON's terms, with its full text where we have it."""

    VALUE = records.Source

    title = line_field("The title.")
    type = line_field("CSL type, such as article-newspaper, report or speech.", max_length=LENGTHS["type"], default="document")
    authors = texts_field('List of names, each "Family, Given" or the name of a body.')
    container_title = line_field("The newspaper, journal or book it appeared in.", blank=True, default="")
    publisher = line_field("Who published it.", blank=True, default="")
    issued = date_field("When it appeared.")
    accessed = date_field("When it was read.")
    url = models.CharField(
        "URL",
        max_length=LENGTHS["url"],
        blank=True,
        default="",
        validators=[validate_web_address],
        help_text="Where it can be read; http or https.",
    )
    language = line_field("Its language, as a tag of BCP 47.", max_length=LENGTHS["language"], blank=True, default="")
    reliability = models.CharField(
        max_length=1,
        choices=[(mark.value, f"{mark.value} · {label}") for mark, label in RELIABILITY_LABELS.items()],
        default=Reliability.CANNOT_BE_JUDGED,
        help_text="Admiralty code. F means unknown, not worst.",
    )
    text = models.TextField(
        null=True,
        blank=True,
        validators=[validate_text],
        help_text="The full text that passages anchor in, if you may keep it.",
    )
    csl = mapping_field("Further CSL-JSON fields, such as volume, page or DOI.", "CSL")

    rewritten: Collection[int] = ()
    """Ids of passages that the same save goes on to write or delete: they are asked then whether they fit the text."""

    class Meta(DebateRecord.Meta):
        ordering: ClassVar = ["key"]
        constraints: ClassVar = [
            *DebateRecord.Meta.constraints,
            given_constraint("source", "title"),
            given_constraint("source", "type"),
            word_constraint("source", "reliability", Reliability),
        ]

    def __str__(self) -> str:
        return self.title

    def anchored_passages(self) -> models.QuerySet[Any]:
        """The stored passages that have to fit the text: all with a place in it but the rewritten ones."""
        return self.passages.exclude(start=None).exclude(pk__in=self.rewritten)

    def clean(self) -> None:
        """Refuse a text that no longer holds what passages quote. A query; services move the passages along."""
        super().clean()
        for passage in self.anchored_passages() if self.pk else ():
            try:
                passage.follow_text(self)
            except ValidationError as error:
                reason = " ".join(error.messages)
                raise ValidationError({"text": f"Passage {passage.key} does not fit the text: {reason}"}) from None
