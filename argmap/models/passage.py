"""A passage: a place in a source."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from argmap.core import records
from argmap.core.anchor import anchor_passage
from argmap.core.checks import check_selectors
from argmap.core.kinds import LocatorKind
from argmap.core.limits import LENGTHS
from argmap.models.base import DebateRecord
from argmap.models.fields import line_field, offset_field, text_field, word_constraint, word_field
from argmap.models.source import Source


class Passage(DebateRecord):
    """A locator and, where the source's text is there, W3C quote and position selectors."""

    VALUE = records.Passage

    source = models.ForeignKey(
        Source, on_delete=models.RESTRICT, related_name="passages", help_text="The document it is a place in."
    )
    locator = line_field(
        "The paragraph or page, as the source counts them.", max_length=LENGTHS["locator"], blank=True, default=""
    )
    locator_kind = word_field(LocatorKind, "What the locator counts.", default=LocatorKind.PARAGRAPH)
    exact = text_field("The quoted words, exactly as in the source's text.")
    prefix = line_field("A few characters before the quote, to tell it from its like.", blank=True, default="")
    suffix = line_field("A few characters after the quote.", blank=True, default="")
    start = offset_field("Where the quote starts in the source's text: characters, from 0. Worked out for you.")
    end = offset_field("Where the quote ends: the first character after it. Worked out for you.")

    coming_source: Source | None = None
    """The source as the same save leaves it, where one changes both."""

    class Meta(DebateRecord.Meta):
        ordering: ClassVar = ["key"]
        constraints: ClassVar = [
            *DebateRecord.Meta.constraints,
            word_constraint("passage", "locator_kind", LocatorKind),
            models.CheckConstraint(
                condition=Q(start__isnull=True, end__isnull=True)
                | Q(start__isnull=False, end__isnull=False, start__lt=F("end")),
                name="passage_half_open",
                violation_error_message="Start and end go together, and start is smaller than end.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source}, {self.place}" if self.place else f"{self.source} ({self.key})"

    @property
    def place(self) -> str:
        """The locator as a reader writes it, such as ¶ 12."""
        return LocatorKind(self.locator_kind).name_place(self.locator)

    def clean(self) -> None:
        """Work out where the quote stands in the source's text, and refuse one that does not stand there."""
        super().clean()
        # Asked of the database: the object at hand may not know the text that somebody else has just given.
        source = self.coming_source or Source.objects.filter(pk=self.source_id).first()
        if source is None:
            return
        if source.text is not None and self.start is None and self.end is None:
            self._anchor(source.text)
        self._check_place(source)

    def follow_text(self, source: Source) -> bool:
        """Work out anew where the quote stands, now that the source has another text; whether that changed anything.

        Raises ValidationError where the quote does not stand in the text any more.
        """
        before = self._selectors()
        if source.text is not None and self.exact and self.start is not None:
            self._anchor(source.text)
        self._check_place(source)
        return self._selectors() != before

    def _anchor(self, text: str) -> None:
        try:
            value = anchor_passage(self._selectors(), text)
        except ValueError as error:
            raise ValidationError({"exact": f"{str(error)[0].upper()}{str(error)[1:]}."}) from None
        self.start, self.end, self.prefix, self.suffix = value.start, value.end, value.prefix, value.suffix

    def _check_place(self, source: Source) -> None:
        text = records.Source(key=source.key, title=source.title, text=source.text)
        for problem in check_selectors(self._selectors(), text):
            raise ValidationError({problem.field: f"{problem.message[0].upper()}{problem.message[1:]}."})

    def _selectors(self) -> records.Passage:
        return records.Passage(
            key=self.key, source="", exact=self.exact, prefix=self.prefix, suffix=self.suffix, start=self.start, end=self.end
        )
