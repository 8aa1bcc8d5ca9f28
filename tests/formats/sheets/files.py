"""ZIPs of sheets, made by hand."""

import io
import zipfile

from argmap.formats.sheets import SHEETS

DEBATE = "slug,question\nlane,Should Beech Lane be closed?\n"


def make_zip(sheets=None, **more):
    """A ZIP of the debate's sheet and these; names without a dot get .csv, and a text becomes UTF-8."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in {"debate": DEBATE, **(sheets or {}), **more}.items():
            data = text.encode() if isinstance(text, str) else text
            archive.writestr(name if "." in name else f"{name}.csv", data)
    return packed.getvalue()


def read(**sheets):
    """The reading of the sheets."""
    return SHEETS.read(make_zip(sheets))


def list_errors(**sheets):
    """The errors of the sheets as lines."""
    reading = read(**sheets)
    assert reading.debate is None
    return [str(error) for error in reading.errors]
