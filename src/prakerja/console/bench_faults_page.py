"""What a page asks of whoever reads it: its main button, and the form or the link behind it."""

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Form:
    """As it stands on the page: what is filled in already, and what may be chosen."""

    action: str = ""
    fields: dict[str, str] = field(default_factory=dict)
    choices: dict[str, list[str]] = field(default_factory=dict)
    ticks: dict[str, str] = field(default_factory=dict)
    files: list[str] = field(default_factory=list)


@dataclass
class Asked:
    """`form` or `link` is what the main button leads to; `again` sends a code once more."""

    form: Form | None = None
    link: str = ""
    again: Form | None = None


def asked_by(page: str) -> Asked:
    """The first button of the page's own part that is no way aside."""
    reader = _Reader()
    reader.feed(page)
    return reader.asked


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.asked = Asked()
        self._is_main = False
        self._form: Form | None = None
        self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "main":
            self._is_main = True
        elif tag == "form" and self._is_main:
            self._form = Form(given.get("action", ""))
            if given.get("id") == "send-again":
                self.asked.again = self._form
        elif self._form is not None and tag in ("input", "select", "option", "textarea"):
            self._add(tag, given)
        if tag in ("a", "button") and self._is_main and "button" in given.get("class", "").split():
            self._press(tag, given)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None

    def _press(self, tag: str, given: dict[str, str]) -> None:
        if "second" in given["class"].split() or self.asked.form or self.asked.link:
            return
        if tag == "a":
            self.asked.link = given.get("href", "")
        elif self._form is not None:
            self.asked.form = self._form
            if "name" in given:
                self._form.fields[given["name"]] = given.get("value", "")

    def _add(self, tag: str, given: dict[str, str]) -> None:
        form = self._form
        assert form is not None
        name, kind = given.get("name", ""), given.get("type", "text")
        if tag == "option":
            form.choices[self._select].append(given.get("value", ""))
        elif tag == "select":
            self._select = name
            form.choices[name] = []
        elif kind == "radio":
            form.choices.setdefault(name, []).append(given.get("value", ""))
        elif kind == "checkbox":
            form.ticks[name] = given.get("value", "on")
        elif kind == "file":
            form.files.append(name)
        else:
            form.fields[name] = given.get("value", "")
