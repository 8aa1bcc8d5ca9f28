"""Dates with their precision: the year, month and day forms of EDTF level 0 (ISO 8601-2:2019; loc.gov/standards/datetime)."""

import calendar
import re
from datetime import date

_FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
ALLOWED = "a year (2021), a month (2021-06) or a day (2021-06-30)"


def parse_edtf(text: str) -> tuple[date, date]:
    """The first and the last day that the date `text` may mean, both included.

    Raises ValueError with a sentence that says what is allowed.

    >>> parse_edtf("2021-06")
    (datetime.date(2021, 6, 1), datetime.date(2021, 6, 30))
    >>> parse_edtf("2021-02-30")
    Traceback (most recent call last):
    ValueError: "2021-02-30" is no date; allowed is a year (2021), a month (2021-06) or a day (2021-06-30)
    """
    match = _FORM.fullmatch(text)
    try:
        if match is None:
            raise ValueError
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None
        if month is None:
            return date(year, 1, 1), date(year, 12, 31)
        if day is None:
            return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
        return date(year, month, day), date(year, month, day)
    except ValueError:
        raise ValueError(f'"{text}" is no date; allowed is {ALLOWED}') from None


def name_date(text: str) -> str:
    """The date as a reader writes it; "" stays "".

    >>> name_date("2021-06"), name_date("2021-06-30"), name_date("2021")
    ('June 2021', '30 June 2021', '2021')
    """
    if not text:
        return ""
    first, _ = parse_edtf(text)
    month = f"{calendar.month_name[first.month]} {first.year:04d}"
    return {4: text, 7: month}.get(len(text), f"{first.day} {month}")
