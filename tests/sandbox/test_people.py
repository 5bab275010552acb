"""People to try with: always somebody new, with pictures that a check of photos should take or refuse."""

from datetime import UTC, datetime
from io import BytesIO
from itertools import pairwise

import httpx
import pytest
from PIL import Image

from prakerja_sandbox.population import index_of, person
from prakerja_sandbox.testing import Sandbox

GPS = 0x8825


def test_everybody_handed_out_is_new_adult_and_active(sandbox: Sandbox) -> None:
    handed_out = [sandbox.next_person() for _ in range(30)]
    today = datetime.now(UTC).date()
    assert len({somebody.number for somebody in handed_out}) == 30
    for somebody in handed_out:
        assert somebody.number >= 5_000_000
        assert 18 <= person(somebody.number).age_on(today) <= 64
        assert somebody.status == "active"
        assert index_of(somebody.nik) == somebody.number
        assert somebody == sandbox.person(somebody.number)


def test_the_page_hands_somebody_out_and_shows_what_to_type(web: httpx.Client) -> None:
    page = web.post("/people/next", follow_redirects=True)
    somebody = person(int(page.url.path.rsplit("/", 1)[1]))
    for told in (somebody.nik, somebody.family_card, f"{somebody.born_on:%d-%m-%Y}", somebody.home.name):
        assert told in page.text
    assert somebody.nik not in page.text.split("</title>")[0]


def test_the_difficult_people_are_on_the_page(web: httpx.Client) -> None:
    page = web.get("/people").text
    for ending in ("9997", "9998", "9999"):
        assert f'{ending}">' in page


@pytest.mark.parametrize("kind", ["ktp", "selfie"])
def test_a_specimen_picture_is_sharp_light_large_and_says_where_it_was_taken(sandbox: Sandbox, kind: str) -> None:
    raw = sandbox.picture(5_000_001, kind)
    picture = Image.open(BytesIO(raw))
    assert picture.format == "JPEG"
    assert picture.width >= 1200
    assert picture.height >= 800
    assert len(raw) < 300_000
    assert 60 < brightness(picture) < 220
    assert picture.getexif().get_ifd(GPS)
    assert raw == sandbox.picture(5_000_001, kind)
    assert raw != sandbox.picture(5_000_002, kind)


@pytest.mark.parametrize("kind", ["ktp", "selfie"])
def test_a_faulty_picture_has_its_fault(sandbox: Sandbox, kind: str) -> None:
    good, blur, dark, glare, small = (
        Image.open(BytesIO(sandbox.picture(5_000_001, kind, fault=fault)))
        for fault in ("", "blur", "dark", "glare", "small")
    )
    assert brightness(dark) < 40
    assert white(glare) > 0.25 > white(good)
    assert small.width < 300
    assert edges(blur) < edges(good) / 10


def test_there_is_no_picture_of_nobody_or_with_an_unknown_fault(web: httpx.Client) -> None:
    assert web.get("/people/999999999/ktp.jpg").status_code == 404
    assert web.get("/people/999999999").status_code == 404
    assert web.get("/people/999999999.json").status_code == 404
    assert web.get("/people/1/ktp.jpg", params={"fault": "x"}).status_code == 400


def brightness(picture: Image.Image) -> float:
    histogram = picture.convert("L").histogram()
    return sum(level * count for level, count in enumerate(histogram)) / sum(histogram)


def white(picture: Image.Image) -> float:
    histogram = picture.convert("L").histogram()
    return sum(histogram[250:]) / sum(histogram)


def edges(picture: Image.Image) -> float:
    pixels = picture.convert("L").tobytes()
    return sum((here - there) ** 2 for here, there in pairwise(pixels)) / len(pixels)
