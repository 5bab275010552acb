"""Whatever a library logs, numbers and addresses of people do not get through."""

import pytest
from django.test import RequestFactory
from django.urls import resolve

from prakerja.config.log import by_its_view, without_personal_data


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


def test_of_a_request_its_view_is_said_and_no_secret_of_its_address() -> None:
    request = RequestFactory().get("/daftar/tautan/c2VjcmV0/?kembali=/beranda/")
    request.resolver_match = resolve("/masuk/")
    event = by_its_view(
        None, "warning", {"event": f"Not Found: {request.path}", "request": request, "status_code": 404}
    )
    assert event == {
        "event": "Not Found: accounts:sign_in",
        "request": "GET",
        "view": "accounts:sign_in",
        "status_code": 404,
    }


def test_an_address_that_there_is_not_is_not_repeated() -> None:
    request = RequestFactory().post("/siti-aminah/3171")
    event = by_its_view(None, "warning", {"event": f"Not Found: {request.path}", "request": request})
    assert event == {"event": "Not Found: none", "request": "POST", "view": "none"}
