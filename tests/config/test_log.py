"""Whatever a library logs, numbers and addresses of people do not get through."""

import pytest
from django.test import RequestFactory

from prakerja.config.log import without_personal_data


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
