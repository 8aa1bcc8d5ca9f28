"""Reading pages as a browser does: their words, their links, and whether their tags nest."""

from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
BLOCKS = {"p", "li", "h1", "h2", "h3", "h4", "td", "th", "div", "section", "blockquote", "title"}


class Page(HTMLParser):
    """A page's text, links, ids and elements; `faults` are end tags that close nothing."""

    def __init__(self, answer):
        super().__init__()
        self.words, self.links, self.ids, self.elements, self.faults, self._open = [], [], [], [], [], []
        self.feed(answer.content.decode())
        self.close()
        self.faults += [f"<{tag}> is not closed" for tag in self._open]

    @property
    def text(self):
        return " ".join("".join(self.words).split())

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        self.elements.append((tag, values))
        self.links += [values["href"]] if tag == "a" and "href" in values else []
        self.ids += [values["id"]] if "id" in values else []
        self.words += [" "] if tag in BLOCKS else []
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        self.handle_endtag(tag)

    def handle_endtag(self, tag):
        if tag in VOID:
            return
        if not self._open or self._open.pop() != tag:
            self.faults.append(f"</{tag}> closes nothing")

    def handle_data(self, text):
        self.words.append(text)
