"""A page's form with what was typed in it, where the page is drawn anew: in another language, without a script."""

import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape, unescape
from typing import Final

type Typed = Mapping[str, Sequence[str]]

_FORM: Final = re.compile(r'<form\b[^>]*\bmethod="post"[^>]*>.*?</form>', re.DOTALL)
_CONTROL: Final = re.compile(r"<input\b[^>]*>|<select\b[^>]*>.*?</select>|<textarea\b[^>]*>.*?</textarea>", re.DOTALL)
_BUTTON: Final = re.compile(r"<button\b[^>]*>")
_OPTION: Final = re.compile(r"<option\b[^>]*>")
_ID: Final = re.compile(r'\sid="([^"]*)"')
_ACTION: Final = re.compile(r'\saction="([^"]*)"')
_NAME: Final = re.compile(r'\sname="([^"]*)"')
_TYPE: Final = re.compile(r'\stype="([^"]*)"')
_VALUE: Final = re.compile(r'\svalue="([^"]*)"')
_CHOSEN: Final = re.compile(r"\s(?:checked|selected)(?:=\"[^\"]*\")?(?=[\s>])")
#: What no one types; the page gives it anew, as it is now.
_NOT_TYPED: Final = frozenset({"hidden", "file", "submit", "button"})
_TICKS: Final = frozenset({"checkbox", "radio"})


def forms_in(html: str, *, after: int = 0) -> Iterator["re.Match[str]"]:
    """All that send something, in their order."""
    return _FORM.finditer(html, after)


def form_tag(form: str, form_id: str) -> tuple[str, str, str]:
    """Its first tag, with an id; that id, and where it sends what is typed in it (empty: to its page)."""
    tag, given, to = _head(form), _ID.search(_head(form)), _ACTION.search(_head(form))
    action = unescape(to[1]) if to else ""
    return (tag, given[1], action) if given else (f'{tag[:-1]} id="{form_id}">', form_id, action)


def is_hidden(form: str) -> bool:
    """Until a script shows it."""
    return _head(form).endswith(" hidden>")


def is_typed_in(form: str) -> bool:
    """Whether somebody can type or choose in it; a file travels once, and no page can hold it."""
    return any(_kind(control) not in _NOT_TYPED for control in _CONTROL.findall(form) if _name(control))


def names_in(form: str) -> set[str]:
    """Its buttons' among them: the one that was pressed is sent as well."""
    named = (*_CONTROL.findall(form), *_BUTTON.findall(form))
    return {name for control in named if (name := _name(control))}


def page_with(typed: Typed, page: str, number: int = 0) -> str:
    """A whole page, with what was typed in its form of that number, or in the first that has room for all of it.

    Empty: none has.
    """
    main = page[: page.index("</main>")]
    forms = list(forms_in(main, after=main.index("<main ")))
    needed = {name for name, values in typed.items() if any(values)}
    fitting = [form for form in forms if needed <= names_in(form[0])]
    if not fitting:
        return ""
    form = forms[number] if number < len(forms) and forms[number] in fitting else fitting[0]
    return page[: form.start()] + filled_again(form[0], typed) + page[form.end() :]


def filled_again(form: str, typed: Typed) -> str:
    """The same form; what was unticked stays so."""
    left = {name: list(values) for name, values in typed.items()}
    return _CONTROL.sub(lambda control: _filled(control[0], left), form)


def _filled(control: str, left: dict[str, list[str]]) -> str:
    name, kind = _name(control), _kind(control)
    if not name or kind in _NOT_TYPED:
        return control
    if kind in _TICKS:
        return _chosen(control, "checked", left.get(name, []), without="on")
    if kind == "select":
        values = left.get(name, [])
        return _OPTION.sub(lambda option: _chosen(option[0], "selected", values, without=""), control)
    value = left[name].pop(0) if left.get(name) else ""
    if kind == "textarea":
        # A browser leaves out the first line's end.
        return f"{control[: control.index('>') + 1]}\n{escape(value)}</textarea>"
    return f'{_VALUE.sub("", control)[:-1]} value="{escape(value)}">'


def _chosen(tag: str, word: str, values: Sequence[str], *, without: str) -> str:
    given = _VALUE.search(tag)
    bare = _CHOSEN.sub("", tag)
    return f"{bare[:-1]} {word}>" if (unescape(given[1]) if given else without) in values else bare


def _name(control: str) -> str:
    found = _NAME.search(_head(control))
    return unescape(found[1]) if found else ""


def _kind(control: str) -> str:
    if not control.startswith("<input"):
        return "select" if control.startswith("<select") else "textarea"
    found = _TYPE.search(control)
    return found[1] if found else "text"


def _head(control: str) -> str:
    return control[: control.index(">") + 1]
