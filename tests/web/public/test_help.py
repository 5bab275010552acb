"""The help page: every place of it that a page points to is there."""

import re
from pathlib import Path
from typing import Final

import pytest
from django.test import Client

import prakerja

pytestmark = pytest.mark.django_db
_SOURCES: Final = Path(prakerja.__file__).parent


def test_every_place_of_the_help_that_a_page_points_to_is_there(client: Client) -> None:
    pages = "".join(page.read_text(encoding="utf-8") for page in _SOURCES.glob("*/templates/**/*.html"))
    wanted = set(re.findall(r"(?:url 'public:help' %}|{{ help }})#([\w-]+)", pages))
    assert wanted >= {"email", "sms", "tes", "pembetulan"}
    assert wanted <= set(re.findall(r'<h2 id="([\w-]+)"', client.get("/bantuan/").content.decode()))
