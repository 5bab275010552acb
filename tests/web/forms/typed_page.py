"""What a page's forms hold, as a browser reads them: for whoever looks at what a way out of a page leaves in them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final

_NOT_TYPED: Final = {"hidden", "submit", "button"}
_TICKS: Final = {"checkbox", "radio"}


@dataclass
class Button:
    name: str
    value: str
    goes_to: str
    enctype: str


@dataclass
class PageForm:
    """`values`: what would be sent as it stands; `typed`: the names of what somebody can type or choose."""

    id: str
    action: str
    is_shown: bool
    values: list[tuple[str, str]] = field(default_factory=list)
    typed: set[str] = field(default_factory=set)
    buttons: list[Button] = field(default_factory=list)


class _Reader(HTMLParser):
    """In the order of the page, as a browser finds a form's first button."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[PageForm] = []
        self._open: PageForm | None = None
        self._select, self._textarea = "", ""
        self._text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._begin(said)
        elif tag == "button" and said.get("type", "submit") == "submit":
            self._add_button(said)
        elif self._open is not None:
            self._add(self._open, tag, said)

    def _begin(self, said: dict[str, str]) -> None:
        self._open = None
        if said.get("method") == "post":
            self._open = PageForm(said.get("id", ""), said.get("action", ""), "hidden" not in said)
            self.forms.append(self._open)

    def _add(self, form: PageForm, tag: str, said: dict[str, str]) -> None:
        name = said.get("name", "")
        if tag == "input":
            self._add_input(form, name, said)
        elif tag == "option" and self._select and "selected" in said:
            form.values.append((self._select, said.get("value", "")))
        elif tag == "select":
            self._select = name
            form.typed.add(name)
        elif tag == "textarea":
            self._textarea, self._text = name, []
            form.typed.add(name)

    def handle_data(self, data: str) -> None:
        if self._textarea:
            self._text.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self._open is not None:
            self._open.values.append((self._textarea, "".join(self._text).removeprefix("\n")))
            self._textarea = ""
        elif tag == "select":
            self._select = ""
        elif tag == "form":
            self._open = None

    def _add_button(self, said: dict[str, str]) -> None:
        owner = next((one for one in self.forms if one.id and one.id == said.get("form")), self._open)
        if owner is not None:
            goes_to = said.get("formaction", "")
            owner.buttons.append(
                Button(said.get("name", ""), said.get("value", ""), goes_to, said.get("formenctype", ""))
            )

    @staticmethod
    def _add_input(form: PageForm, name: str, said: dict[str, str]) -> None:
        kind = said.get("type", "text")
        if kind in _NOT_TYPED:
            form.values.append((name, said.get("value", "")))
            return
        form.typed.add(name)
        if kind not in _TICKS:
            form.values.append((name, said.get("value", "")))
        elif "checked" in said:
            form.values.append((name, said.get("value", "on")))


def forms_on(page: str) -> list[PageForm]:
    reader = _Reader()
    reader.feed(page)
    return reader.forms


def held_on(page: str) -> Iterator[tuple[str, str]]:
    """All that any form of the page would send as it stands."""
    for one in forms_on(page):
        yield from one.values
