"""What follows a `?`, and what stands in a link: numbers, pages to go to, tokens."""

from html import unescape
from itertools import cycle, product
from random import Random
from typing import Final
from urllib.parse import quote, urlsplit
from uuid import UUID

import pytest

from prakerja.accounts.confirmation_link import link_token
from tests.bytes.asked import Pages
from tests.bytes.strange import SIGNS, long_ones, spoilt
from tests.bytes.test_heads import head
from tests.front.served import answer_on

pytestmark = [pytest.mark.xdist_group("bytes")]

#: Each of two numbers, beside one that is right.
QUESTIONS: Final = (
    "/log/entries?start={}&end=5",
    "/log/entries?start=0&end={}",
    "/log/proof/inclusion?index={}&size=1",
    "/log/proof/inclusion?index=0&size={}",
    "/log/proof/consistency?old={}&new=1",
    "/log/proof/consistency?old=1&new={}",
)
LINKS: Final = (
    "/daftar/tautan/{}/",
    "/masuk/kotak-surat/{}/",
    "/petugas/undangan/{}/",
    "/kantor/identitas/foto/{}/",
    "/kantor/kartu/orang/{}/",
    "/kantor/buku-besar/rekening/{}/",
    "/kantor/buku-besar/rekening/treasury:2020/lanjutan/{}/",
    "/kantor/buku-besar/penerima/{}/training-balance/",
)


def percent(text: str) -> str:
    """Of a long one as much as an address can hold."""
    return "".join(f"%{byte:02x}" for byte in text.encode("utf-8", "surrogatepass")[:5_000])


def get(path: str) -> bytes:
    return head(first=f"GET {path} HTTP/1.1".encode())


def test_whatever_the_log_is_asked_it_answers_or_says_what_is_wrong(pages: Pages) -> None:
    numbers = [str(number) for number in (0, 1, 2, 999, 1_000, 1_001, 2**31, 2**32, 2**61, 2**62 - 1, 2**62, 2**63)]
    tried = 0
    for question, value in product(QUESTIONS, [*numbers, *map(percent, (*SIGNS, *long_ones(2_000)))]):
        answer = pages.ask(get(question.format(value)))
        is_number = value in numbers and int(value) < 2**62
        assert answer.status in ((200, 404) if is_number else (200, 400, 404)), (question, value)
        assert answer.status != 400 or b"must be a whole number" in answer.body
        tried += 1
    for query in (
        "",
        "?",
        "?start",
        "?start=1",
        "?end=1",
        "?start=1&start=2&end=1",
        "?START=1&END=2",
        "?start[]=1&end=1",
    ):
        assert pages.ask(get(f"/log/entries{query}")).status in (200, 400)
        tried += 1
    assert tried > 900


def test_wherever_a_visitor_wants_to_go_it_is_a_page_of_ours_or_none(pages: Pages) -> None:
    """The form on the page carries it along; what it does not name is not led to."""
    rnd = Random(3)
    wanted = [*SIGNS, *long_ones(2_000), "/beranda/", "//evil.example/", "/\\evil.example", "https:evil.example"]
    wanted += [spoilt(rnd, b"//evil.example/\t@/beranda/?a=b#c").decode("latin-1") for _ in range(200)]
    kept = 0
    for page in wanted:
        answer = pages.ask(get(f"/masuk/?next={percent(page)}"))
        assert answer.status == 200, page
        _, named, rest = answer.body.decode().rpartition('name="next" value="')
        carried = unescape(rest.partition('"')[0]) if named else ""
        assert not named or carried.startswith("/"), carried
        assert not urlsplit(carried).netloc
        kept += carried not in ("", "/masuk/")
    assert len(wanted) > 300
    assert 0 < kept < len(wanted)


def test_no_link_but_one_that_we_signed_opens_anything(pages: Pages) -> None:
    rnd, token = Random(5), link_token(UUID(int=9), "siti@contoh.example").encode()
    values = [quote(spoilt(rnd, token).decode("latin-1"), safe="") for _ in range(150)]
    values += [percent(one) for one in (*SIGNS, *long_ones(2_000)) if one]
    for value, link in zip(values * 2, cycle(LINKS), strict=False):
        with pages.served.connect() as connection:
            connection.sendall(get(link.format(value)))
            answer = answer_on(connection)
        assert answer.status in (0, 302, 400, 404, 410), (link, value)
    assert len(values) > 250
