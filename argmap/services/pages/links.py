"""Where the pages of positions lead to; addresses are made by hand, since a matrix has tens of thousands of them."""

from collections.abc import Iterable
from urllib.parse import quote

from django.urls import reverse

from argmap.core.debate import Debate
from argmap.core.kinds import End
from argmap.core.reading.places import place_passages
from argmap.core.reading.viewpoint import write_query
from argmap.core.records import Stance
from argmap.core.standing import Options


class Links:
    """Addresses of records and passages of a debate, which carry on how it is looked at."""

    def __init__(self, debate: Debate, options: Options) -> None:
        self.debate, self.query = debate, write_query(options)
        self._state = f"?{self.query}" if self.query else ""
        self._places: dict[tuple[str, ...], str] = {}

    def find_record(self, page: str, key: str) -> str:
        """The address of a record's page, by the page's name ("claim")."""
        return reverse(page, args=[self.debate.about.slug, key]) + self._state

    def find_passage(self, stances: Iterable[Stance]) -> str:
        """The first passage of the first stance that has one; without any, the page of what they are on."""
        subject = (End.CLAIM, "")
        for stance in stances:
            if stance.passages:
                return self._find_place(stance.passages)
            subject = (End.CLAIM, stance.claim) if stance.claim is not None else (End.ARGUMENT, stance.argument or "")
        return self.find_record(*subject)

    def _find_place(self, passages: tuple[str, ...]) -> str:
        if passages not in self._places:
            passage = place_passages(self.debate, passages)[0].passage
            address = self.find_record("source", passage.source)
            self._places[passages] = f"{address}#passage-{quote(passage.key, safe='')}"
        return self._places[passages]
