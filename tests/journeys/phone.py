"""A phone in somebody's hand: a browser window of its own, 360 pixels wide, and every page on it is looked at."""

import gzip
import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

import httpx
from playwright.sync_api import (
    Browser,
    ConsoleMessage,
    Error,
    FilePayload,
    Page,
    Request,
    Response,
    sync_playwright,
)

from prakerja.console.bench_pages import wire_answer
from prakerja.console.page_weight import MOST_BYTES, MOST_REQUESTS, MOST_SCRIPT_BYTES, Answer, Assets, weigh
from tests.journeys.broken_words import broken_words
from tests.journeys.glass import Glass, read_the_screen
from tests.journeys.make import make_of
from tests.patience import PATIENCE_S
from tests.plain_http import PlainClient
from tests.thorough import is_thorough

SCREENSHOTS: Final = Path(__file__).resolve().parents[2] / "var" / "screenshots"
#: Of each page that is looked at, for whoever wants to see them: a fifth of the time of a look.
_TAKES_PICTURES: Final = "PRAKERJA_TAKE_PICTURES" in os.environ
WIDE, HIGH = 360, 800
_NARROW = 320
# A run of digits in a key of the page (a UUID) or of a payment is nobody's number.
_PERSONAL: Final = re.compile(r"(?<![0-9a-fA-F-])\d{10,}(?![0-9a-fA-F])|@|%40")


@dataclass
class Effort:
    """What a way costs whoever goes it: pages that come, taps, and keys pressed. Into a field one taps first."""

    pages: int = 0
    taps: int = 0
    keys: int = 0


type PhoneShop = Callable[..., "Phone"]

#: What only script does, or tells those who have none.
_WITHOUT_SCRIPT: Final = re.compile(r"<meta[^>]*refresh[^>]*>|</?noscript>|<script[^>]*></script>")
_FOR_NO_SCRIPT: Final = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)

#: How far the last thing in it begins below the first. Each is 44 px high, so that a thumb meets it.
_HEADER_GOES_DOWN: Final = """() => {
  const tops = [...document.querySelectorAll('.top .mark, .top nav > *')].map(one => one.getBoundingClientRect().top)
  return Math.max(...tops) - Math.min(...tops)
}"""

#: What a thumb presses and that stands alone: all of it but links within a sentence, and what is out of sight.
_LOW: Final = """() => [...document.querySelectorAll('main a[href], main button, .top a, .top button, .bottom a')]
  .filter(one => one.checkVisibility() && !one.closest('.visually-hidden, .skip, .hash, dialog, td'))
  .filter(one => {
    if (getComputedStyle(one).display !== 'inline') return true
    const around = one.closest('p, li, dd, dt, td, th, figcaption, label, h1, h2, h3, h4') ?? one.parentElement
    return around.textContent.trim() === one.textContent.trim()
  })
  .map(one => ({
    box: (one.closest('.tasks li') ?? one).getBoundingClientRect(), words: one.textContent.trim().slice(0, 40)
  }))
  .filter(({box}) => box.height > 0 && box.height < 43.5)
  .map(({box, words}) => `${Math.round(box.height)} px: ${words}`)"""
#: As wide as it becomes where somebody reads in letters of twice the size.
_WIDTH_OF_LARGE_TEXT: Final = """() => {
  const root = document.documentElement
  root.style.setProperty('font-size', '200%')
  const width = root.scrollWidth
  root.style.removeProperty('font-size')
  return width
}"""

#: Each comfort that script adds is switched on by a data- attribute, or has a script of its own.
_USES_FOR_SCRIPT: Final = """() => [
  ...[...document.scripts].slice(1).map(one => one.src),
  ...[...document.querySelectorAll('head *, main *')].flatMap(one => one.localName === 'noscript' ?
    ['noscript ' + one.textContent.replace(/\\d+/g, '#')] : Object.keys(one.dataset))
]"""


@contextmanager
def chromium() -> Iterator[Browser]:
    """The system's browser, or Playwright's own where there is none."""
    system = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=system, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


#: What Chromium says of a navigation that another one overtook.
_OVERTAKEN: Final = ("interrupted by another navigation", "net::ERR_ABORTED")


class Phone:
    """What its owner does with it. Every new page is checked; `put_away` tells what was found.

    `looks`: off where another phone looks at the same pages. `like`: signed in as that phone is.
    """

    def __init__(
        self,
        browser: Browser,
        base_url: str,
        *,
        glass: Glass,
        album: str,
        script: bool = True,
        looks: bool = True,
        like: "Phone | None" = None,
    ) -> None:
        self._glass, self.base_url, self.script = glass, base_url, script
        self._context = browser.new_context(
            base_url=base_url,
            java_script_enabled=script,
            storage_state=like.page.context.storage_state() if like else None,
            viewport={"width": WIDE, "height": HIGH},
            locale="id-ID",
            timezone_id="Asia/Jakarta",
        )
        self._context.set_default_timeout(PATIENCE_S * 1_000)
        self.page: Page = self._context.new_page()
        self._looks = looks
        self._shown: Response | None = None
        self._noise: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", self._note_request)
        self.page.on("response", self._note_response)
        self.page.on("console", self._note_console)
        self.page.on("pageerror", lambda error: self._noise.append(f"script error: {error}"))
        self._album = SCREENSHOTS / album
        if _TAKES_PICTURES:
            shutil.rmtree(self._album, ignore_errors=True)
            self._album.mkdir(parents=True)
        self._looked_at = 0
        self._client = PlainClient(base_url=base_url)
        self.effort = Effort()
        self._assets: Assets = {}

    # What one does.

    def open(self, path: str) -> None:
        self.go(path)
        self.look()

    def go(self, path: str) -> None:
        """The page is open, even when the one before reloads itself in the very moment of leaving."""
        for _try in range(2):
            try:
                self.page.goto(path)
            except Error as error:
                if not any(sign in error.message for sign in _OVERTAKEN):
                    raise
            else:
                return
        self.page.goto(path)

    @contextmanager
    def detour(self) -> Iterator[None]:
        """What is done meanwhile is what a test wants to see, and nobody has to do."""
        effort, self.effort = self.effort, Effort()
        yield
        self.effort = effort

    def press(self, button: str, *, look: bool = True) -> None:
        """The button is pressed, and the page that comes is looked at."""
        self._count(taps=1, pages=1)
        with self.page.expect_navigation(wait_until="load"):
            self.page.get_by_role("button", name=button, exact=True).first.click()
        if look:
            self.look()

    def follow(self, link: str | re.Pattern[str], *, look: bool = True) -> None:
        self._count(taps=1, pages=1)
        with self.page.expect_navigation(wait_until="load"):
            self.page.get_by_role("link", name=link, exact=isinstance(link, str)).first.click()
        if look:
            self.look()

    def type(self, label: str, text: str) -> None:
        field = self.page.get_by_label(label).first
        has_focus = field.evaluate("field => field === document.activeElement")
        self._count(taps=0 if has_focus else 1, keys=len(text))
        field.fill(text)

    def choose(self, *labels: str) -> None:
        """Radio buttons and boxes with these labels are ticked."""
        self._count(taps=len(labels))
        for label in labels:
            self.page.get_by_label(label, exact=True).first.check()

    def tick_all(self) -> None:
        """Every box of the page."""
        for box in self.page.get_by_role("checkbox").all():
            self._count(taps=1)
            box.check()

    def pick(self, label: str, value: str) -> None:
        """From a list: it is opened, unless the value stands there already, and tapped."""
        chosen = self.page.get_by_label(label)
        if chosen.input_value() != value:
            self._count(taps=2)
            chosen.select_option(value)

    def hand_over(self, label: str, name: str, picture: bytes) -> None:
        """A picture from the gallery."""
        self._count(taps=2)
        file: FilePayload = {"name": name, "mimeType": "image/jpeg", "buffer": picture}
        self.page.get_by_label(label).first.set_input_files(file)

    def download(self, link: str | re.Pattern[str]) -> Path:
        with self.page.expect_download() as started:
            self.page.get_by_role("link", name=link, exact=isinstance(link, str)).first.click()
        return Path(started.value.path())

    def wait_for(self, heading: str) -> None:
        """Stays on a page that reloads itself, with script or without, until it is the one with this heading."""
        self._count(pages=1)
        self.page.get_by_role("heading", name=heading).first.wait_for(timeout=PATIENCE_S * 1_000)
        self.page.wait_for_load_state("load")
        self.look()

    def uses_for_script(self) -> set[str]:
        """What script shows, hides, asks or counts here, and what the page says without it: each by a name."""
        return set(self.page.evaluate(_USES_FOR_SCRIPT))

    def reader(self) -> httpx.Client:
        """Reads pages as this phone, without showing them."""
        cookies = {str(one["name"]): str(one["value"]) for one in self._context.cookies()}
        return PlainClient(base_url=self.base_url, cookies=cookies, follow_redirects=True, timeout=PATIENCE_S)

    def heading(self) -> str:
        return self.page.locator("h1").first.inner_text().strip()

    def text(self) -> str:
        return self.page.locator("main").inner_text()

    def path(self) -> str:
        return httpx.URL(self.page.url).path

    def put_away(self) -> None:
        """Raises AssertionError with all complaints of all looks: one run tells about every page."""
        self._client.close()
        self._context.close()
        assert not self.complaints, "\n".join(self.complaints)

    # What everybody must find on every page.

    def look(self) -> None:
        """Whatever this page does not keep of what the house promises of every page is among the complaints."""
        if not self._looks:
            return
        found = [*self._told_by_the_answer(), *self._told_by_the_screen()]
        self._looked_at += 1
        if _TAKES_PICTURES:
            self._photograph()
        self.complaints += [f"{self.path()} ({self._looked_at:02}): {one}" for one in [*self._noise, *found]]
        self._noise.clear()

    def _told_by_the_answer(self) -> Iterator[str]:
        shown = self._shown
        if shown is None:
            yield "nothing was loaded"
            return
        if shown.status >= 500:
            yield f"status {shown.status}"
        policy = shown.headers.get("content-security-policy", "")
        if "default-src 'none'" not in policy or "unsafe" in policy:
            yield f"content security policy: {policy or 'none'}"
        yield from self._told_by_the_scales(shown)

    def _told_by_the_scales(self, shown: Response) -> Iterator[str]:
        body = shown.body()
        head = sum(len(name) + len(value) + 4 for name, value in shown.headers.items())
        answer = Answer(
            url=shown.url,
            status=shown.status,
            kind="text/html",
            wire_bytes=len(gzip.compress(body)) + head,
            body=body.decode(),
        )
        weight = weigh(answer, partial(wire_answer, self._client), self._assets)
        if "/kantor/" not in weight.path and not weight.is_within_budget:
            yield f"too heavy: {weight}; allowed are {MOST_BYTES}, {MOST_REQUESTS}, {MOST_SCRIPT_BYTES}"

    def _told_by_the_screen(self) -> Iterator[str]:
        if _PERSONAL.search(self.page.title()) or _PERSONAL.search(httpx.URL(self.page.url).path):
            yield f"personal data in the title or the address: {self.page.title()}"
        self.page.set_viewport_size({"width": _NARROW, "height": HIGH})
        width = self.page.evaluate("document.documentElement.scrollWidth")
        down = self.page.evaluate(_HEADER_GOES_DOWN)
        self.page.set_viewport_size({"width": WIDE, "height": HIGH})
        width_of_large_text = self.page.evaluate(_WIDTH_OF_LARGE_TEXT)
        if width_of_large_text > WIDE:
            yield f"scrolls sideways in letters of twice the size: {width_of_large_text} px at {WIDE}"
        if low := self.page.evaluate(_LOW):
            yield f"lower than a thumb needs: {', '.join(low)}"
        if width > _NARROW:
            yield f"scrolls sideways: {width} px at {_NARROW}"
        if broken := broken_words(self.page):
            yield f"words broken in two: {', '.join(broken)}"
        if down > 22:
            yield f"the header takes more than a line at {_NARROW} px"
        yield from self._told_by_axe()

    def _told_by_axe(self) -> Iterator[str]:
        markup = self.page.content()
        if self.script:
            markup = _FOR_NO_SCRIPT.sub("", markup)
        shown = _WITHOUT_SCRIPT.sub("", markup)
        yield from self._glass.read(make_of(self.path(), shown), shown)
        if self.script and is_thorough():
            yield from read_the_screen(self.page)

    def _count(self, *, pages: int = 0, taps: int = 0, keys: int = 0) -> None:
        self.effort.pages += pages
        self.effort.taps += taps
        self.effort.keys += keys

    def _photograph(self) -> None:
        name = re.sub(r"[^a-z0-9]+", "-", re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "x", self.path())).strip("-")[:50]
        self.page.screenshot(path=self._album / f"{self._looked_at:02}-{name or 'depan'}.png", full_page=True)

    def _note_request(self, request: Request) -> None:
        if not request.url.startswith((self.base_url, "data:", "blob:")):
            self._noise.append(f"asks another host: {request.url}")

    def _note_response(self, response: Response) -> None:
        with suppress(Exception):
            if response.request.is_navigation_request() and not 300 <= response.status < 400:
                self._shown = response

    def _note_console(self, message: ConsoleMessage) -> None:
        # A page that says what is wrong comes with a status that the browser reports as an error.
        is_own_status = message.text.startswith("Failed to load resource") and message.location["url"] == self.page.url
        if message.type == "error" and not is_own_status:
            self._noise.append(f"console: {message.text}")
