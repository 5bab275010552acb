"""What a page costs on its first view: its bytes over the wire, its requests, its script. No browser needed."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final
from urllib.parse import urljoin, urlsplit

#: The budgets that the README states; the wire carries gzip.
MOST_BYTES: Final = 30_000
MOST_REQUESTS: Final = 6
MOST_SCRIPT_BYTES: Final = 5_000
#: Of the page on which custodians make key and secret in their own browser: three people of a draw open it.
_OF_CUSTODIANS: Final = {"/undian/saksi/": 6_000}

#: Loaded with the page; `alternate` and `canonical` are not.
_LOADED_LINKS: Final = {"stylesheet", "icon", "manifest", "preload", "modulepreload", "apple-touch-icon"}
_WEIGHED_OF_A_KIND: Final = 3
_CSS_ADDRESS: Final = re.compile(r"""url\(\s*['"]?([^'")]+)""")


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back for one address. `url`: where redirects ended; `wire_bytes`: body and headers as sent."""

    url: str
    status: int
    kind: str
    wire_bytes: int
    body: str

    @property
    def is_page(self) -> bool:
        return self.kind.startswith("text/html")


type Fetch = Callable[[str], Answer]
type Assets = dict[str, Answer]


@dataclass(frozen=True, slots=True)
class Weight:
    """The first view of one page."""

    path: str
    wire_bytes: int
    requests: int
    script_bytes: int

    @property
    def is_within_budget(self) -> bool:
        script = _OF_CUSTODIANS.get(self.path, MOST_SCRIPT_BYTES)
        return self.wire_bytes <= MOST_BYTES and self.requests <= MOST_REQUESTS and self.script_bytes <= script


@dataclass
class _Page(HTMLParser):
    """What a page loads, and where it leads."""

    base: str
    scripts: set[str] = field(default_factory=set)
    others: set[str] = field(default_factory=set)
    links: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs if not (value or "").startswith(("data:", "blob:"))}
        match tag:
            case "script" if given.get("src"):
                self.scripts.add(self._absolute(given["src"]))
            case "link" if _LOADED_LINKS & set(given.get("rel", "").split()):
                self.others.add(self._absolute(given["href"]))
            case "img" | "source" | "iframe" | "video" | "audio" if given.get("src"):
                self.others.add(self._absolute(given["src"]))
            case "a" if "href" in given and "download" not in given:
                self.links.append(self._absolute(given["href"]))

    def _absolute(self, address: str) -> str:
        return urljoin(self.base, address)


def walk_pages(starts: Iterable[str], fetch: Fetch, *, left_out: re.Pattern[str]) -> Iterator[Weight]:
    """Every page that links lead to from the addresses given, each once; `left_out`: paths that are not entered.

    Of pages that differ by numbers in their path alone three are weighed: eighteen questions weigh the same.
    """
    assets: Assets = {}
    waiting, alike = list(starts), Counter[str]()
    asked, weighed = set[str](), set[str]()
    while waiting:
        answer = fetch(waiting.pop(0))
        here = urlsplit(answer.url)
        if here.path in weighed or not answer.is_page:
            continue
        weighed.add(here.path)
        yield weigh(answer, fetch, assets)
        for link in _parsed(answer).links:
            there = urlsplit(link)
            if there.netloc != here.netloc or there.path in asked | weighed or left_out.search(there.path):
                continue
            asked.add(there.path)
            alike[_pattern(there.path)] += 1
            if alike[_pattern(there.path)] <= _WEIGHED_OF_A_KIND:
                waiting.append(link)


def weigh(answer: Answer, fetch: Fetch, assets: Assets) -> Weight:
    """The first view of this page. `assets` keeps what was fetched for earlier pages."""
    page = _parsed(answer)
    loaded = {address: _asset(address, fetch, assets) for address in sorted(page.scripts | page.others)}
    for address, style in list(loaded.items()):
        if style.kind.startswith("text/css"):
            loaded |= {one: _asset(one, fetch, assets) for one in _addresses_in(style.body, address)}
    return Weight(
        path=urlsplit(answer.url).path,
        wire_bytes=answer.wire_bytes + sum(one.wire_bytes for one in loaded.values()),
        requests=1 + len(loaded),
        script_bytes=sum(loaded[address].wire_bytes for address in page.scripts),
    )


def _parsed(answer: Answer) -> _Page:
    page = _Page(answer.url)
    page.feed(answer.body)
    return page


def _pattern(path: str) -> str:
    return re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}|\d+", "#", path)


def _addresses_in(style: str, base: str) -> Iterator[str]:
    for address in _CSS_ADDRESS.findall(style):
        if not address.startswith("data:"):
            yield urljoin(base, address)


def _asset(address: str, fetch: Fetch, assets: Assets) -> Answer:
    if address not in assets:
        assets[address] = fetch(address)
    return assets[address]
