"""A glass through which axe reads what phones show: it is handed to a browser once, which costs more than a look."""

from collections.abc import Iterator
from typing import Any, Final

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page, ViewportSize

from tests.journeys.make import Make
from tests.thorough import is_thorough

_EMPTY: Final = "/kaca/"
#: The window remains, and axe in it; styles are loaded as on any page of this origin.
_SHOW: Final = """markup => new Promise((shown, missing) => {
  document.open()
  document.write(markup)
  window.addEventListener('load', shown)
  setTimeout(() => missing(new Error('nothing is shown')), 10000)
  document.close()
}).then(() => null)"""
#: All rules. To hand over all that is well would take longer than the look itself; there is no medium to load.
_LOOK_FOR_VIOLATIONS: Final = """sees_colours => axe.run({
  resultTypes: ['violations'], preload: false, rules: {'color-contrast': {enabled: sees_colours}}
}).then((found) => found.violations)"""

#: What axe has seen in this process, through whichever glass. Colours, half of its time, go by elements alone.
_makes: Final[set[Make]] = set()
_elements: Final[set[str]] = set()


class Glass:
    """Of one browser, for all phones in it."""

    def __init__(self, browser: Browser, base_url: str, *, wide: int, high: int) -> None:
        # A colour on its way to another one is neither.
        size: ViewportSize = {"width": wide, "height": high}
        self._page = browser.new_page(viewport=size, locale="id-ID", reduced_motion="reduce")
        empty = "<!doctype html><title>Kaca</title>"
        self._page.route(f"{base_url}{_EMPTY}", lambda route: route.fulfill(body=empty, content_type="text/html"))
        self._page.goto(f"{base_url}{_EMPTY}")
        self._page.evaluate(AXE_SCRIPT)

    def read(self, make: Make, markup: str) -> Iterator[str]:
        """What axe says of a page as a phone shows it, without its scripts; nothing of a make that it has seen."""
        if make in _makes and not is_thorough():
            return
        sees_colours = is_thorough() or not make.elements <= _elements
        _makes.add(make)
        _elements.update(make.elements)
        self._page.evaluate(_SHOW, markup)
        yield from _told(self._page, sees_colours=sees_colours)


def read_the_screen(page: Page) -> Iterator[str]:
    """What axe says of the very page that a phone shows, with its scripts."""
    page.evaluate(AXE_SCRIPT)
    yield from _told(page, sees_colours=True)


def _told(page: Page, *, sees_colours: bool) -> Iterator[str]:
    found: list[dict[str, Any]] = page.evaluate(_LOOK_FOR_VIOLATIONS, sees_colours)
    for violation in found:
        for node in violation["nodes"]:
            yield f"axe {violation['id']}: {violation['help']}: {node['html'][:200]}"
