"""What axe finds through the glass, and that it finds it once."""

import pytest
from playwright.sync_api import Browser

from tests.journeys.glass import Glass
from tests.journeys.make import make_of
from tests.thorough import is_thorough

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]

#: Nothing listens there: of such a page nothing is loaded.
_NOWHERE = "http://127.0.0.1:1"
_PALE = (
    '<!doctype html><html lang="id"><head><title>Pucat</title></head><body><main><h1>Pucat</h1>'
    '<p class="pale-in-this-test" style="color: #eee; background: #fff">Siapa bisa membacanya?</p></main></body></html>'
)
_NAMELESS = _PALE.replace("</p>", '</p><input class="nameless-in-this-test" type="text">')


@pytest.fixture
def glass(browser: Browser) -> Glass:
    return Glass(browser, _NOWHERE, wide=360, high=800)


def found_on(glass: Glass, path: str, page: str) -> set[str]:
    return {one.split(":")[0] for one in glass.read(make_of(path, page), page)}


@pytest.mark.skipif(is_thorough(), reason="a thorough run reads each page again")
def test_each_make_of_page_is_read_once_and_the_colours_of_its_elements_once(glass: Glass) -> None:
    assert found_on(glass, "/pucat/", _PALE) == {"axe color-contrast"}
    assert found_on(glass, "/pucat/", _PALE) == set()
    assert found_on(glass, "/tanpa-nama/", _NAMELESS) == {"axe color-contrast", "axe label"}
    assert found_on(glass, "/tanpa-nama-lagi/", _NAMELESS) == {"axe label"}
