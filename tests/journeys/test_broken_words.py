"""No word on a button is broken in two, and what finds that finds it."""

import re
from pathlib import Path
from typing import Final

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils import translation
from playwright.sync_api import Browser, Page

from tests.journeys.broken_words import broken_words

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]

WIDTHS: Final = (320, 360, 1280)


def shown(browser: Browser, body: str, *, wide: int, style: str = "") -> Page:
    sheet = Path(str(finders.find("prakerja.css"))).read_text()
    page = browser.new_page(viewport={"width": wide, "height": 800})
    page.set_content(f"<!doctype html><style>{sheet}{style}</style><main class=width>{body}</main>")
    return page


@pytest.mark.parametrize("wide", WIDTHS)
@pytest.mark.parametrize("language", [code for code, _ in settings.LANGUAGES])
def test_the_word_on_a_passwords_button_is_whole(browser: Browser, language: str, wide: int) -> None:
    with translation.override(language):
        button = re.sub(" hidden", "", render_to_string("parts/show_password.html", {"id": "id_password"}))
    field = f'<div class="field"><div class="with-toggle"><input type="password" id="id_password">{button}</div></div>'
    page = shown(browser, field, wide=wide)
    assert broken_words(page) == []
    assert page.locator("input").bounding_box()["width"] > 150  # type: ignore[index]
    page.close()


def test_a_word_in_a_place_that_is_too_narrow_is_found(browser: Browser) -> None:
    page = shown(browser, '<button class="button">Lihat</button>', wide=360, style=".button { width: 5rem }")
    assert broken_words(page) == ["Lihat"]
    page.close()
