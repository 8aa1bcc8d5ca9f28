"""The next free key of a record kind, so that an analyst need not invent one."""

import re

from argmap.models import Debate, DebateRecord
from argmap.services.writing import Conflict


def suggest_key(model: type[DebateRecord], debate_id: int) -> str:
    """The kind's name and the number after the greatest in use, such as claim-12. Reads the keys of that form."""
    kind = str(model._meta.model_name)
    form = re.compile(rf"{kind}-(\d{{1,9}})", re.ASCII)
    keys = model._default_manager.filter(debate_id=debate_id, key__startswith=f"{kind}-").values_list("key", flat=True)
    numbers = [int(match[1]) for match in map(form.fullmatch, keys) if match]
    return f"{kind}-{max(numbers, default=0) + 1}"


def fill_key(record: DebateRecord) -> None:
    """Give the record the next free key if it has none. Call it in a transaction: others who add wait for its end.

    Raises Conflict where the debate was deleted meanwhile.
    """
    if not record.key:
        # Two who add at once would otherwise be given the same key.
        if Debate.objects.select_for_update().filter(pk=record.debate_id).first() is None:
            raise Conflict(None)
        record.key = suggest_key(type(record), record.debate_id)
