"""Reading admin pages as a browser would: the fields of a form with what they hold."""

import re
from html.parser import HTMLParser

VOID_KINDS = ("submit", "button", "image", "reset", "file")


class FormReader(HTMLParser):
    """Collects the fields of the forms whose id ends in `_form`, as a browser would send them."""

    def __init__(self):
        super().__init__()
        self.fields = {}
        self.inside = False
        self.textarea = self.select = None

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        if tag == "form":
            self.inside = (attributes.get("id") or "").endswith("_form")
        elif self.inside and attributes.get("name"):
            self.take_field(tag, attributes)
        elif self.inside and tag == "option" and self.select and "selected" in attributes:
            self.fields[self.select] = attributes.get("value", "")

    def take_field(self, tag, attributes):
        name, kind = attributes["name"], attributes.get("type", "text")
        if tag == "textarea":
            self.textarea, self.fields[name] = name, ""
        elif tag == "select":
            self.select = name
            self.fields.setdefault(name, "")
        elif tag == "input" and kind == "checkbox":
            if "checked" in attributes:
                self.fields[name] = attributes.get("value", "on")
        elif tag == "input" and kind not in VOID_KINDS:
            self.fields[name] = attributes.get("value", "")

    def handle_data(self, data):
        if self.textarea:
            self.fields[self.textarea] += data

    def handle_endtag(self, tag):
        if tag == "textarea" and self.textarea:
            # A browser drops the first line feed and sends CR LF.
            self.fields[self.textarea] = (
                self.fields[self.textarea].removeprefix("\n").removeprefix("\r\n").replace("\n", "\r\n")
            )
            self.textarea = None
        elif tag == "select":
            self.select = None
        elif tag == "form":
            self.inside = False


def read_form(response):
    """The fields of the page's form, by name; rows that only a script would add are left out."""
    reader = FormReader()
    reader.feed(response.content.decode())
    return {name: value for name, value in reader.fields.items() if "__prefix__" not in name}


def address(record, page="change"):
    """The address of a page of the record: change, delete or history."""
    return f"/admin/argmap/{record._meta.model_name}/{record.pk}/{page}/"


def listed(model, page=""):
    """The address of the model's list, or of its form for a new record: `listed(Claim, "add")`."""
    return f"/admin/argmap/{model._meta.model_name}/" + (f"{page}/" if page else "")


def mask(response):
    """The page's bytes without the token against forged requests, which is another one each time."""
    return re.sub(rb'name="csrfmiddlewaretoken" value="[^"]*"', b"", response.content)
