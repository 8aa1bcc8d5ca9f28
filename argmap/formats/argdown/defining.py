"""How a claim, an argument or a group is written: the text to show, and the data for what the text does not say."""

from typing import Any

from msgspec import Struct

from argmap.core.records import Argument, Claim, Group
from argmap.formats.argdown.contents import LONGEST_TAG, TAG
from argmap.formats.argdown.data import OWN
from argmap.formats.argdown.escaping import INCLUDE, Escaper
from argmap.formats.argdown.records import BODY, TITLE
from argmap.formats.argdown.shaping import get_kept, list_own, sort_names
from argmap.formats.argdown.wording import make_plain_key, make_title, put_on_one_line, split_wording

_DATA, _MEMBERS, _WRITTEN = "data", "members", "written"


class Definition(Struct, frozen=True):
    """What stands after a title: the text to show, other texts under the same title, Argdown's own data, and ours."""

    body: str
    members: tuple[str, ...]
    live: dict[str, Any]
    own: dict[str, Any]

    def list_data(self, **more: Any) -> dict[str, Any]:
        """The data to write; `more` goes with ours."""
        own = self.own | {name: value for name, value in more.items() if value}
        return self.live | ({OWN: own} if own else {})


class Definer:
    """Defines the elements of one file; `shows_titles` says that their texts are titles unless data says otherwise."""

    def __init__(self, escaper: Escaper, *, shows_titles: bool, removes_tags: bool) -> None:
        self._escaper = escaper
        self._shows_titles = shows_titles
        self._removes_tags = removes_tags

    def define_group(self, group: Group, place: int) -> Definition:
        """The heading of a group that stands at this place among the groups."""
        tags = frozenset(group.tags)
        live = get_live_data(group.extra)
        written = self._get_sources([get_kept(group.extra, _WRITTEN)], group.title, tags)
        body = written[-1] if written else self._append_tags(self._find_source(group.title, group.key, tags), tags)
        content = self._escaper.read(body)
        expected = {
            "key": make_plain_key(content.text),
            "title": make_title(content.text, content.text),
            "parent": None,
            "position": place,
            "tags": tuple(sorted(content.tags)),
        }
        lifted = _name_lifted(**{_DATA: live, _WRITTEN: written})
        return Definition(body, (), live, list_own(group, expected, lifted))

    def define_element(self, record: Claim | Argument, title: str, place: int) -> Definition:
        """The definition of a claim or an argument that has this title in the file, and this place among its like."""
        text_field = "text" if isinstance(record, Claim) else "gist"
        text: str = getattr(record, text_field)
        tags = frozenset(record.tags)
        live = get_live_data(record.extra)
        sources = self._get_sources(get_kept(record.extra, _MEMBERS), text, tags)
        source, own = self._choose_body(record.title, text, title, tags)
        *members, body = sources or [self._append_tags(source, tags)]
        contents = [self._escaper.read(member) for member in (*members, body)]
        shows_title = own.get(BODY, TITLE if self._shows_titles else "") == TITLE and TITLE not in own
        title_read, text_read = split_wording(title, contents[-1].text, shows_title=shows_title)
        expected = {
            "key": make_plain_key(title),
            "title": own.get(TITLE, title_read),
            text_field: text_read,
            "group": None,
            "inferences": None,
            "position": place,
            "tags": tuple(sorted({tag for content in contents for tag in content.tags})),
        }
        lifted = _name_lifted(**{_DATA: live, _MEMBERS: sources})
        return Definition(body, tuple(members), live, own | list_own(record, expected, lifted))

    def _choose_body(self, title: str, text: str, element: str, tags: frozenset[str]) -> tuple[str, dict[str, Any]]:
        """The text to show for a record with this title and text, and what our data has to say of them."""
        source = self._escaper.escape(text, tags)
        if source or put_on_one_line(text):
            # Where texts are titles unless data says otherwise, a title in our data says otherwise.
            own = {TITLE: title} if self._shows_titles else {}
            return source or self._find_source(text, element, tags), own
        source = self._escaper.escape(title, tags)
        if source and not text:
            return source, {} if self._shows_titles else {BODY: TITLE}
        return self._find_source(title, element, tags), {TITLE: title}

    def _find_source(self, text: str, otherwise: str, tags: frozenset[str]) -> str:
        """The source of the text, or of the nearest text that can stand on one line."""
        sources = (self._escaper.escape(nearest, tags) for nearest in (text, put_on_one_line(text), otherwise))
        return next(filter(None, sources), "?")

    def _append_tags(self, body: str, tags: frozenset[str]) -> str:
        """The body with the tags behind it that are not in it, where tags are no text."""
        if not self._removes_tags or not tags:
            return body
        missing = sorted(tags.difference(self._escaper.read(body).tags))
        return " ".join([body, *filter(None, map(write_tag, missing))])

    def _get_sources(self, written: Any, text: str, tags: frozenset[str]) -> list[str]:
        """The texts as an Argdown file had them, if they read back as they are, the last of them as `text`; else none."""
        if not isinstance(written, list) or not written or not all(map(_is_source, written)):
            return []
        contents = [self._escaper.read(source) for source in written]
        texts = {content.text for content in contents}
        is_same = all(content.written == source for content, source in zip(contents, written, strict=True))
        is_needed = len(written) > 1 or contents[-1].has_markup
        is_told = len(texts) == len(written) and "" not in texts and contents[-1].text == text
        is_bare = not any(content.data or not tags.issuperset(content.tags) for content in contents)
        is_fit = is_same and is_needed and is_told and is_bare
        return written if is_fit and all(map(self._escaper.reads_cleanly, written)) else []


def get_live_data(extra: dict[str, Any]) -> dict[str, Any]:
    """The data that an Argdown file had, where it can stand in one again; else none.

    `isInGroup` says under which heading something belongs; it is said by place now.
    """
    data = get_kept(extra, _DATA)
    is_live = isinstance(data, dict) and OWN not in data and data.get("isInGroup", True) is True
    return sort_names(data) if is_live else {}


def _is_source(written: Any) -> bool:
    return isinstance(written, str) and INCLUDE not in written and "\n" not in written


def _name_lifted(**kept: Any) -> frozenset[str]:
    return frozenset(name for name, value in kept.items() if value)


def write_tag(tag: str) -> str:
    """The tag as it stands behind a text; "" where Argdown cannot write it.

    >>> write_tag("a-b"), write_tag("a b"), write_tag("a) b")
    ('#a-b', '#(a b)', '')
    """
    for source in (f"#{tag}", f"#({tag})"):
        match = TAG.fullmatch(source)
        if (
            match
            and (match[1] or match[2]) == tag == put_on_one_line(tag)
            and len(source) < LONGEST_TAG
            and INCLUDE not in source
        ):
            return source
    return ""
