"""A browser whose owner reads what a page shows before they confirm it."""

import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any, Final

from django.test import Client

_FORM: Final = re.compile(r'<form\b[^>]*method="post"[^>]*>.*?</form>', re.DOTALL)
_ACTION: Final = re.compile(r'<form\b[^>]*\baction="([^"]*)"')
_VERSION: Final = re.compile(r'name="shown" value="([0-9a-f]{32})"')
_CHANGED: Final = 409


class Reader(Client):
    """Asked to look once more at what they confirm, they look, and send it with the version of what they saw."""

    def post(self, path: Any, data: Any = None, *more: Any, **options: Any) -> Any:
        answer = super().post(path, data, *more, **options)
        if answer.status_code != _CHANGED or "shown" in (data or {}):
            return answer
        version = version_for(path, answer.content.decode()) or self._shown_before(path, data or {})
        return super().post(path, {**_read_again(data or {}), "shown": version}, *more, **options)

    def _shown_before(self, path: str, data: Mapping[str, Any]) -> str:
        """Where what was typed is shown once more, with what would come of it."""
        typed = {name: value for name, value in data.items() if name != "go"}
        pages = (super(Reader, self).post(place, typed) for place in (path, f"{path.rstrip('/').rpartition('/')[0]}/"))
        return next(filter(None, (version_for(path, page.content.decode()) for page in pages)), "")


def _read_again(data: Mapping[str, Any]) -> Mapping[str, Any]:
    for value in data.values():
        if hasattr(value, "seek"):
            value.seek(0)
    return data


def version_for(address: str, page: str) -> str:
    """Of the form that is sent there, or of the page's first; empty: it carries none."""
    forms = list(_FORM.findall(page))
    sent_there = [form for form in forms if _action(form) == address] or [form for form in forms if not _action(form)]
    return next((found for found in _versions(sent_there or forms)), "")


def _versions(forms: list[str]) -> Iterator[str]:
    for form in forms:
        if found := _VERSION.search(form):
            yield found[1]


def _action(form: str) -> str:
    found = _ACTION.search(form)
    return unescape(found[1]) if found else ""


def version_on_page(browser: Client, address: str) -> str:
    """What the page carries on which the form stands that is sent there: the address itself, or the nearest above."""
    page = browser.get(address, headers={"Accept": "text/html"}, follow=True)
    return version_for(address, page.content.decode()) if page.status_code == 200 else ""
