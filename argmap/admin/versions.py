"""The signed version that a form carries, so that a save over somebody else's change is noticed and not forged."""

from django.core.signing import BadSignature, Signer
from django.db.models import Model

VERSION_FIELD = "loaded_version"
"""The form field's name; not `version`, which no form may set."""

_SIGNER = Signer(salt="argmap.admin.versions")


def sign_version(record: Model) -> str:
    """The record's table, id and version, signed; "" for a record that is not stored yet."""
    if record.pk is None:
        return ""
    return _SIGNER.sign(f"{record._meta.label_lower}:{record.pk}:{record.version}")  # type: ignore[attr-defined]


def read_version(signed: str, record: Model) -> int | None:
    """The version of this record that was signed; None where nothing valid was signed for it."""
    try:
        label, pk, version = _SIGNER.unsign(signed).split(":")
    except (BadSignature, ValueError):
        return None
    if label != record._meta.label_lower or pk != str(record.pk):
        return None
    return int(version)
