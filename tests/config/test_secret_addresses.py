"""Some addresses carry a secret, and no log holds one: not of a page that answers, nor of one that refuses."""

import logging
import re
from collections.abc import Iterator
from io import StringIO
from itertools import product
from pathlib import Path

import pytest
from django.core import signing
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[2]
SECRET = "Zk3vQ9tLw8Xb2Rr7Yc5Nf1Hd6Gj4"
#: What a converter is called whose value is a secret.
SECRET_PARTS = {"secret", "token"}
#: What else stands in those addresses.
OTHERS = {"gateway": "satu"}


def routes(patterns: list[URLPattern | URLResolver], before: str = "/") -> Iterator[str]:
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns, route)
        elif SECRET_PARTS & set(pattern.pattern.converters):
            yield route


def address(route: str, secret: str) -> str:
    return re.sub(r"<\w+:(\w+)>", lambda found: OTHERS.get(found[1], secret), route)


ROUTES = list(routes(get_resolver().url_patterns))
#: As it was made, cut by a mail program, with something behind it, with a typed address, with what no page reads.
SPELLINGS = ["{}", "{}/", "{}x/y", "{}?from=siti@contoh.example", "{}%0a%00", "{}\u2026", "/{}", "?next={}"]
SIGNED = signing.dumps(["satu", SECRET], salt="a test")


@pytest.fixture
def logged() -> Iterator[StringIO]:
    """What the program's own handler writes, at the level that says most."""
    written, root = StringIO(), logging.getLogger()
    [handler] = [one for one in root.handlers if any("RoutesAlone" in type(f).__name__ for f in one.filters)]
    assert isinstance(handler, logging.StreamHandler)
    before, level = handler.setStream(written), root.level
    root.setLevel(logging.DEBUG)
    yield written
    root.setLevel(level)
    handler.setStream(before)


def test_such_addresses_are_found_by_what_their_parts_are_called() -> None:
    assert len(ROUTES) >= 4


def test_no_request_with_a_secret_in_its_address_leaves_it_in_the_log(logged: StringIO) -> None:
    client, tried = Client(raise_request_exception=False), 0
    ways = ["GET", "POST", "PUT", "DELETE", "OPTIONS", "HEAD"]
    for route, secret, spelling, way in product(ROUTES, (SECRET, SIGNED), SPELLINGS, ways):
        place = spelling.format(address(route, secret).removeprefix("/" if spelling.startswith("/") else ""))
        client.generic(way, place if place.startswith("/") else "/" + place)
        tried += 1
    said = logged.getvalue()
    assert tried >= 250
    assert "Not Found" in said or "Method Not Allowed" in said
    assert SECRET not in said
    assert SIGNED not in said
    assert "siti@" not in said


def test_no_refusal_of_the_program_leaves_it_there(logged: StringIO, settings: object) -> None:
    strict = Client(enforce_csrf_checks=True, raise_request_exception=False)
    for route in ROUTES:
        strict.post(address(route, SECRET))
        strict.get(address(route, SECRET), headers={"host": "evil.example"})
        strict.post(address(route, SECRET), data=b"x", content_type="multipart/form-data")
        strict.post(address(route, SECRET), data=b"x" * 2_000_000, content_type="application/x-www-form-urlencoded")
        strict.get(address(route, SECRET), headers={"accept-language": "\xff" * 300, "cookie": "sessionid=\x01"})
    assert SECRET not in logged.getvalue()


def test_a_link_that_a_library_mentions_is_struck_out(logged: StringIO) -> None:
    logging.getLogger("httpx").warning("asked %s", f"https://prakerja.example/daftar/tautan/{SIGNED}/")
    assert "asked" in logged.getvalue()
    assert SIGNED not in logged.getvalue()


def test_the_documented_proxy_nginx_logs_the_page_and_not_the_secret() -> None:
    written = (ROOT / "docs/proxy/nginx.conf").read_text()
    pages = re.findall(r'^\s+"~(\^\S+)" (\$1-?);', written, re.MULTILINE)
    assert len(pages) > len({route.partition("<")[0] for route in ROUTES})
    for route, spelling in product(ROUTES, SPELLINGS):
        asked = address(route, SECRET) if spelling == "?next={}" else spelling.format(address(route, SECRET))
        first = next(((found, shown) for one, shown in pages if (found := re.match(one, asked))), None)
        page = first[1].replace("$1", first[0][1]) if first else ""
        assert SECRET not in page or asked.startswith("//"), page
    log_format = re.search(r"log_format prakerja '(.*)'", written)
    assert log_format
    assert not {"$request", "$request_uri", "$uri", "$args", "$http_referer"} & set(re.findall(r"\$\w+", log_format[1]))
    assert set(re.findall(r"^\s*access_log (.*);", written, re.MULTILINE)) == {
        "/var/log/nginx/prakerja.log prakerja",
        "off",
    }


def test_the_documented_proxy_caddy_strikes_it_out_of_its_errors() -> None:
    written = (ROOT / "docs/proxy/Caddyfile").read_text()
    struck = re.search(r'request>uri regexp "(.*)" "(.*)"', written)
    assert struck
    assert "request>headers delete" in written
    for route in ROUTES:
        for asked in (address(route, SECRET), f"/masuk/?next={SECRET}"):
            assert SECRET not in re.sub(struck[1], struck[2].replace("$1", r"\1"), asked)
