"""Whatever a library logs, numbers and addresses of people do not get through."""

import logging
import sys
import time

import pytest
from django.test import RequestFactory

from prakerja.config.log import RoutesAlone, without_personal_data
from tests.bytes.strange import long_ones


@pytest.mark.parametrize(
    "said",
    [
        "NIK 3171015708450000",
        "call +62 812-3456-7890",
        "mail siti.aminah@contoh.example",
        "0812 3456 7890",
        "4111 1111 1111 1111",
    ],
)
def test_a_number_or_an_address_is_struck_out(said: str) -> None:
    event = without_personal_data(None, "info", {"event": said})
    assert "[struck out]" in event["event"]
    assert not any(part in event["event"] for part in ("3171", "7890", "siti", "1111"))


@pytest.mark.parametrize("path", ["/kartu/3171015708450000/", "/masuk/?email=siti.aminah@contoh.example"])
def test_an_address_of_a_page_is_no_way_past(path: str) -> None:
    event = without_personal_data(None, "warning", {"request": RequestFactory().get(path), "status_code": 404})
    assert "[struck out]" in event["request"]
    assert event["status_code"] == 404


@pytest.mark.parametrize("said", ["wave 12 closed", "joiners 20000 in 3.2 s", "GET /beranda/ 200"])
def test_what_names_nobody_stays(said: str) -> None:
    assert without_personal_data(None, "info", {"event": said})["event"] == said


def test_no_word_however_long_holds_up_whoever_writes_it() -> None:
    """A stranger makes it; what of it searches back and forth would take minutes."""
    for said in long_ones(200_000):
        begun = time.process_time()
        event = without_personal_data(None, "info", {"event": said, "exception": said})
        assert time.process_time() - begun < 1, said[:20]
        assert len(event["event"]) <= 2_000


def test_an_address_behind_a_long_word_is_struck_out_as_well() -> None:
    event = without_personal_data(None, "info", {"event": "a" * 1_000 + " siti@contoh.example " + "b" * 5_000})
    assert "siti" not in event["event"]


@pytest.mark.parametrize(("status", "level"), [(400, "WARNING"), (404, "WARNING"), (500, "ERROR")])
def test_what_was_refused_is_a_line_and_what_broke_is_an_error_with_its_place(status: int, level: str) -> None:
    try:
        int("typed by a stranger")
    except ValueError:
        record = logging.LogRecord("django.security", logging.ERROR, __file__, 1, "refused", (), sys.exc_info())
    record.request, record.status_code = RequestFactory().generic("A" * 60_000, "/"), status
    assert RoutesAlone().filter(record)
    assert record.levelname == level
    assert bool(record.exc_info) == (status == 500)
    assert record.__dict__["request"] == "other an address that is no page"
