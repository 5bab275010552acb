"""A page in a browser whose network is gone once it has loaded: what it still asks for is noted, and fails."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from django.contrib.staticfiles import finders
from django.test import Client
from playwright.sync_api import Page, Route, expect

from tests.journeys.phone import HIGH, WIDE, chromium

#: An address that browsers trust with their cryptography; nobody listens there.
_SITE: Final = "http://localhost"
_KINDS: Final = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}


@contextmanager
def without_network(
    address: str, *, behind: str = "", wide: int = WIDE, client: Client | None = None, first: str = ""
) -> Iterator[tuple[Page, Sequence[str]]]:
    """The page as our server answers, loaded whole; with it, what it asked for afterwards. `behind`: after its #;
    `first`: what runs before its scripts do.
    """
    answer = (client or Client()).get(address)
    html, policy = answer.content.decode(), answer.headers["Content-Security-Policy"]
    asked: list[str] = []

    def serve(route: Route) -> None:
        path = route.request.url.removeprefix(_SITE).partition("#")[0]
        if path == address:
            route.fulfill(body=html, content_type="text/html", headers={"Content-Security-Policy": policy})
            return
        found = finders.find(path.removeprefix("/static/"))
        assert isinstance(found, str)
        route.fulfill(body=Path(found).read_text(), content_type=_KINDS[Path(found).suffix])

    with chromium() as browser:
        context = browser.new_context(viewport={"width": wide, "height": HIGH}, locale="id-ID")
        context.set_default_timeout(15_000)
        page = context.new_page()
        page.add_init_script(first)
        page.on("pageerror", lambda error: asked.append(f"script error: {error}"))
        context.route("**", serve)
        page.goto(f"{_SITE}{address}{behind and '#'}{behind}", wait_until="networkidle")
        context.unroute_all()
        context.set_offline(True)
        page.on("request", lambda request: asked.append(request.url))
        expect(page.locator("h1")).to_be_visible()
        yield page, asked
