"""An address that takes forms only is no dead end for a browser that opens it."""

from uuid import uuid4

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db

_OPENED = {"Accept": "text/html,application/xhtml+xml"}


def test_a_reloaded_form_leads_to_the_page_it_stands_on(client: Client) -> None:
    page = f"/daftar/konfirmasi/{uuid4()}/"
    answer = client.get(f"{page}kirim-ulang/", headers=_OPENED)
    assert (answer.status_code, answer.headers.get("Location")) == (302, page)


def test_a_machine_is_told_what_is_allowed(client: Client) -> None:
    assert client.get("/gateways/delivery-reports/satu/sandbox").status_code == 405
