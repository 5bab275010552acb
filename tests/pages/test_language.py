"""Indonesian unless the reader chose otherwise, and anybody may choose."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_a_visitor_chooses_english_and_stays_on_the_page(client: Client) -> None:
    answer = client.post("/bahasa/", {"language": "en", "next": "/bantuan/"})
    assert answer.headers["Location"] == "/bantuan/"
    assert '<html lang="en">' in client.get("/bantuan/").content.decode()


def test_the_browsers_own_wish_is_not_followed(client: Client) -> None:
    assert '<html lang="id">' in client.get("/bantuan/", headers={"Accept-Language": "en"}).content.decode()
