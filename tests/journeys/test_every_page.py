"""Every page that links lead to, for people at each stage and for the office, with script and without."""

import json
import re
from collections import Counter
from dataclasses import dataclass
from html import unescape
from typing import Final

import httpx
import pytest

from prakerja.console.bench_pages import LEFT_OUT
from prakerja.console.page_weight import MOST_BYTES
from prakerja.simulation.demo_cards import STAGES_OF_CARDS
from prakerja.simulation.demo_payees import STAGES_OF_PAYMENTS
from prakerja.simulation.demo_people import PASSWORD, STAFF, STAGES
from prakerja.simulation.demo_trainings import STAGES_OF_TRAININGS
from tests.instance import Instance
from tests.journeys.office import Desk
from tests.journeys.phone import Phone, PhoneShop
from tests.thorough import as_many

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("every page")]

VISITOR: Final = "visitor"
OF_RESULTS: Final = (*STAGES_OF_CARDS, *STAGES_OF_TRAININGS, "no_seat", "not_eligible", "card_finished")
ROLES: Final = {one.role.value: one.email for one in STAFF}
_LEFT_OUT_FOR_STAFF: Final = re.compile(r"^/(keluar|tampilan|static)/|^/log/.|unduh|berkas|\.(json|txt)$")
_HREF: Final = re.compile(r'\shref="([^"]*)"')

#: What was looked at already, by whoever came first: the page's kind and its heading.
_seen: set[tuple[str, str]] = set()
#: How often each kind of page was opened. The steps' first pages differ with every stage; those below them hardly do.
_opened: Counter[str] = Counter()
_ENOUGH: Final = as_many(2, thorough=3)
#: On how many pages each use for script was looked at without it.
_without: Counter[str] = Counter()
_TIMES_WITHOUT: Final = as_many(3, thorough=1_000)


@pytest.fixture(scope="module")
def instance(with_whole_demo: Instance) -> Instance:
    """A platform with the demo that a newcomer finds."""
    return with_whole_demo


@pytest.mark.parametrize("stage", [VISITOR, *STAGES, *OF_RESULTS])
def test_an_applicants_pages_keep_what_every_page_promises(
    instance: Instance, new_phone: PhoneShop, stage: str
) -> None:
    phone = new_phone(f"every-page-{stage}")
    if stage != VISITOR:
        sign_in(phone, email_at(instance, stage))
    again = look_around(phone, ["/", "/beranda/", "/tidak-ada/"], left_out=LEFT_OUT)
    look_again(new_phone(f"every-page-{stage}-without-script", script=False, like=phone), again)


def test_they_keep_it_in_english(instance: Instance, new_phone: PhoneShop) -> None:
    phone = new_phone("every-page-in-english")
    sign_in(phone, email_at(instance, "tested"))
    phone.press("English", look=False)
    assert phone.heading() == "Home"
    look_around(phone, ["/", "/beranda/"], left_out=LEFT_OUT)


@pytest.mark.parametrize("role", ROLES)
def test_the_offices_pages_keep_it_too(instance: Instance, new_phone: PhoneShop, role: str) -> None:
    phone = new_phone(f"every-page-{role}")
    Desk(phone, ROLES[role]).sign_in()
    again = look_around(phone, ["/kantor/", "/beranda/"], left_out=_LEFT_OUT_FOR_STAFF)
    look_again(new_phone(f"every-page-{role}-without-script", script=False, like=phone), again)


def sign_in(phone: Phone, email: str) -> None:
    phone.page.goto("/masuk/")
    phone.type("Alamat e-mail", email)
    phone.type("Kata sandi", PASSWORD)
    phone.press("Masuk", look=False)
    assert phone.heading() == "Beranda"


def email_at(instance: Instance, stage: str) -> str:
    """Whoever of the demo stands there."""
    people = instance.credentials["applicants"]
    return next(str(person["email"]) for person in people if person["stage"] == stage)


def look_around(phone: Phone, starts: list[str], *, left_out: re.Pattern[str]) -> list[str]:
    """Every page that can be reached is asked for, and opened and looked at unless somebody has seen the same. Which
    ones are to be looked at without script: the first, for all that stands around a page, and those with a use for it
    that was not looked at without it often enough.
    """
    waiting, asked, looked_at, again = list(starts), set(starts), 0, []
    with phone.reader() as reader:
        while waiting:
            path = waiting.pop(0)
            if _is_well_known(path) or (read := _read(reader, path)) is None:
                continue
            if read.what not in _seen:
                _seen.add(read.what)
                phone.open(path)
                looked_at += 1
                if looked_at == 1 or _is_worth_a_look_without(phone.uses_for_script()):
                    again.append(path)
            for link in read.links:
                if link not in asked and not left_out.search(link):
                    asked.add(link)
                    waiting.append(link)
    return again


def look_again(phone: Phone, paths: list[str]) -> None:
    """The same pages, on a phone without script."""
    for path in paths:
        phone.open(path)


def _is_worth_a_look_without(uses: set[str]) -> bool:
    is_new = any(_without[use] < _TIMES_WITHOUT for use in uses)
    if is_new:
        _without.update(uses)
    return is_new


def _is_well_known(path: str) -> bool:
    kind = _kind_of(path)
    _opened[kind] += 1
    return ("?" in path or path.count("/") > 2) and _opened[kind] > _ENOUGH


def _kind_of(path: str) -> str:
    """Whatever is asked for: a list of a thousand is turned over page by page, each with a key of its own."""
    return re.sub(r"=[^&]*|[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{32}|\d+", "#", path)


@dataclass(frozen=True)
class Read:
    """A page as it was answered: its kind and heading, and where it leads within the platform."""

    what: tuple[str, str]
    links: list[str]


def _read(reader: httpx.Client, path: str) -> Read | None:
    """None: a file to keep, or an answer without a page."""
    answer = reader.get(path)
    if (
        answer.status_code == 204
        or not answer.headers.get("content-type", "").startswith("text/html")
        or "content-disposition" in answer.headers
    ):
        return None
    (heading,) = re.findall(r"<h1\b[^>]*>(.*?)</h1>", answer.text, flags=re.DOTALL)
    tags = re.findall(r"<a\s[^>]*>", answer.text)
    hrefs = [unescape(found[1]) for tag in tags if " download" not in tag and (found := _HREF.search(tag))]
    joined = [answer.url.join(href).copy_with(fragment=None) for href in hrefs if not href.startswith("#")]
    links = [one.raw_path.decode() for one in joined if one.netloc == answer.url.netloc]
    return Read((_kind_of(answer.url.path), " ".join(heading.split())), links)


@pytest.mark.thorough  # tests/web/test_page_weight.py weighs each kind of page in every run
def test_prakerja_bench_pages_weighs_them_all(instance: Instance) -> None:
    """The command that the README names, against the running platform."""
    report = json.loads(instance.run("prakerja", "bench", "pages", "--json"))
    assert report["passed"]
    assert report["reference"] == MOST_BYTES
    assert report["ratio"] == round(report["bytes"] / MOST_BYTES, 3)
    assert report["seconds"] > 0
    assert {page["stage"] for page in report["pages"]} == {VISITOR, *STAGES, *OF_RESULTS, *STAGES_OF_PAYMENTS}
