"""The help page: every place of it that a page points to is there."""

import re
from pathlib import Path
from typing import Final

import pytest
from django.test import Client

from prakerja import web

pytestmark = pytest.mark.django_db
_TEMPLATES: Final = Path(web.__file__).parent / "templates"


def test_every_place_of_the_help_that_a_page_points_to_is_there(client: Client) -> None:
    pages = "".join(page.read_text(encoding="utf-8") for page in _TEMPLATES.rglob("*.html"))
    wanted = set(re.findall(r"(?:url 'help' %}|{{ help }})#([\w-]+)", pages))
    assert wanted >= {"email", "sms", "tes", "pembetulan"}
    assert wanted <= set(re.findall(r'<h2 id="([\w-]+)"', client.get("/bantuan/").content.decode()))
