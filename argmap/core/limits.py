"""How long a field's text may be, in characters, and which form short codes have; the database columns are made to fit.

Fields that are not named here are of any length.
"""

import re

LINE_LENGTH = 500
LENGTHS = {
    "slug": 100,
    "key": 200,
    "question": LINE_LENGTH,
    "title": LINE_LENGTH,
    "name": LINE_LENGTH,
    "container_title": LINE_LENGTH,
    "publisher": LINE_LENGTH,
    "venue": LINE_LENGTH,
    "scheme": LINE_LENGTH,
    "role": LINE_LENGTH,
    "prefix": LINE_LENGTH,
    "suffix": LINE_LENGTH,
    "url": 2000,
    "locator": 100,
    "type": 50,
    "language": 35,
    "iso3": 3,
    "wikidata": 20,
    "cameo": 30,
    "view": 4000,
}
GREATEST_COUNT = 2**31 - 1
"""The greatest order or offset; both databases hold it."""

CREDIBILITIES = range(1, 7)
"""Admiralty code: 1 confirmed … 5 improbable, 6 cannot be judged."""

REQUIRED = {
    "about": ("question", "language"),
    "group": ("title",),
    "issue": ("question",),
    "claim": ("title",),
    "argument": ("title",),
    "actor": ("name",),
    "source": ("title", "type"),
    "tour": ("title",),
    "stop": ("text",),
}
"""Fields that must say something, by record kind."""

FORMS = {
    "slug": (re.compile(r"[-a-zA-Z0-9_]+", re.ASCII), "letters, digits, hyphens and underscores"),
    "iso3": (re.compile(r"[A-Z]{3}"), "three capital letters, such as FRA"),
    "wikidata": (re.compile(r"Q[1-9][0-9]*", re.ASCII), "a Q number, such as Q142"),
    "cameo": (re.compile(r"[A-Z]{3,30}"), "3–30 capital letters, such as FRAGOV"),
}
"""Fields with a form of their own, with what is allowed in words."""

GROUP_DEPTH = 20
"""How deep groups may lie in each other: more than anybody reads, and well within what Graphviz and Python can nest."""
