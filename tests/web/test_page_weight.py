"""No page outgrows its budget: every one that links lead to, for people at each stage, as a first view."""

import gzip
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from prakerja.accounts.models import Account
from prakerja.console.bench_pages import LEFT_OUT
from prakerja.console.page_weight import MOST_BYTES, Answer, Weight, walk_pages, weigh
from prakerja.kit.actor import ApplicantId
from tests.situations import waves as situations

HOST = "http://testserver"


def fetch_by(client: Client, address: str) -> Answer:
    """As a browser would, following redirects; what the server does not compress in tests is compressed here."""
    response = client.get(address.removeprefix(HOST), follow=True, headers={"accept-encoding": "gzip"})
    body = b"".join(response) if response.streaming else response.content
    is_packed = response.headers.get("Content-Encoding") == "gzip"
    plain = gzip.decompress(body) if is_packed else body
    kind = response.headers.get("Content-Type", "")
    head = sum(len(name) + len(value) + 4 for name, value in response.headers.items())
    return Answer(
        url=HOST + response.request["PATH_INFO"],
        status=response.status_code,
        kind=kind,
        wire_bytes=len(body if is_packed else gzip.compress(plain)) + head,
        body=plain.decode() if kind.startswith("text/") else "",
    )


def pages_of(applicant_id: ApplicantId | None) -> list[Weight]:
    client = Client()
    if applicant_id is not None:
        client.force_login(Account.objects.get(pk=applicant_id))
    starts = [HOST + path for path in addresses_of(get_resolver("prakerja.web.urls").url_patterns)]
    return list(walk_pages(starts, lambda address: fetch_by(client, address), left_out=LEFT_OUT))


def addresses_of(patterns: Sequence[URLPattern | URLResolver], before: str = "/") -> list[str]:
    """Of every page that takes no argument."""
    found = []
    for pattern in patterns:
        address = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            found += addresses_of(pattern.url_patterns, address)
        elif "<" not in address and not LEFT_OUT.search(address):
            found.append(address)
    return found


def with_account_only() -> ApplicantId:
    return situations.an_applicant()


def in_the_middle() -> ApplicantId:
    applicant_id = situations.an_applicant()
    situations.with_identity(applicant_id)
    situations.with_particulars(applicant_id, complete=False)
    return applicant_id


def ready_to_join() -> ApplicantId:
    return situations.ready_applicant()


@pytest.mark.django_db
@pytest.mark.parametrize("stage", [None, with_account_only, in_the_middle, ready_to_join])
def test_no_page_outgrows_its_budget(stage: object) -> None:
    now = datetime.now(UTC)
    day = timedelta(days=1)
    situations.open_wave(opens_at=now - day, closes_at=now + day, result_expected_at=now + 4 * day)
    weights = pages_of(stage() if callable(stage) else None)
    assert [weight for weight in weights if not weight.is_within_budget] == []
    assert reverse("public:help") in {weight.path for weight in weights}
    if callable(stage):
        assert reverse("journey:dashboard") in {weight.path for weight in weights}


def test_a_page_weighs_what_it_loads() -> None:
    page = (
        '<link rel="stylesheet" href="/look.css"><link rel="canonical" href="/elsewhere"><script src="/do.js"></script>'
        '<img src="data:image/png;base64,AA"><img src="/face.jpg"><a href="/next">next</a>'
    )
    bodies = {
        "/": page,
        "/look.css": "p{background:url(sky.png)}",
        "/do.js": "go()",
        "/face.jpg": "...",
        "/sky.png": ".",
    }

    def fetch(address: str) -> Answer:
        path = address.removeprefix(HOST)
        kind = "text/css" if path.endswith("css") else "text/html"
        return Answer(url=address, status=200, kind=kind, wire_bytes=len(bodies[path]), body=bodies[path])

    weight = weigh(fetch(f"{HOST}/"), fetch, {})
    assert weight == Weight("/", sum(map(len, bodies.values())), requests=5, script_bytes=4)
    assert weight.is_within_budget


def test_what_is_too_heavy_is_told() -> None:
    assert not Weight("/", MOST_BYTES + 1, 1, 0).is_within_budget
    assert not Weight("/", 1, 7, 0).is_within_budget
    assert not Weight("/", 1, 1, 5_001).is_within_budget
    assert Weight("/undian/saksi/", 1, 1, 5_700).is_within_budget
    assert not Weight("/undian/saksi/", 1, 1, 6_001).is_within_budget


def test_of_pages_that_are_alike_three_are_weighed() -> None:
    links = "".join(f'<a href="/soal/{number}/">{number}</a>' for number in range(1, 19))

    def fetch(address: str) -> Answer:
        return Answer(url=address, status=200, kind="text/html", wire_bytes=10, body=links)

    weights = list(walk_pages([f"{HOST}/"], fetch, left_out=LEFT_OUT))
    assert [urlsplit(weight.path).path for weight in weights] == ["/", "/soal/1/", "/soal/2/", "/soal/3/"]
