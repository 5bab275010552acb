"""Step 1 through its pages."""

import re
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from prakerja.accounts.models import Account
from tests.accounts.situations import PASSWORD, a_member_of_staff, an_account, last_letter, letters_to, totp_now

pytestmark = pytest.mark.django_db
SITI = "siti@contoh.example"


def typed(**changes: Any) -> dict[str, Any]:
    return {
        "form_key": str(uuid4()),
        "full_name": "Siti Aminah",
        "email": SITI,
        "password": PASSWORD,
        "agrees": "on",
    } | changes


def test_signing_up_and_typing_the_code_opens_the_account(client: Client) -> None:
    assert client.get("/daftar/").status_code == 200
    page = client.post("/daftar/", typed(), follow=True)
    assert SITI in page.content.decode()
    letter = last_letter(SITI)
    assert re.search(rf"^{letter.code}$", letter.body, re.MULTILINE)
    done = client.post(page.request["PATH_INFO"], {"code": f"{letter.code[:3]} {letter.code[3:]}"})
    assert done.headers["Location"] == "/beranda/"
    assert Account.objects.get().full_name == "Siti Aminah"
