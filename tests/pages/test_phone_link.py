"""A number on a page is called by a tap."""

import pytest
from django.conf import LazySettings
from django.test import Client

from prakerja.pages.phone_link import phone_link


@pytest.mark.parametrize(("number", "dialled"), [("0800-150-3001", "08001503001"), ("1500 537", "1500537")])
def test_the_number_is_read_as_written_and_dialled_without_dashes(number: str, dialled: str) -> None:
    assert phone_link(number) == f'<a class="number" href="tel:{dialled}">{number}</a>'


@pytest.mark.parametrize("page", ["/bantuan/", "/masuk/ditutup/", "/tidak-ada/"])
@pytest.mark.django_db
def test_every_page_that_says_whom_to_phone_lets_one_call(page: str, client: Client, settings: LazySettings) -> None:
    assert phone_link(settings.HOTLINE) in client.get(page).content.decode()
