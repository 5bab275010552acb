"""What somebody keeps of having joined: whose it is, and where anybody checks it."""

from collections.abc import Iterator
from datetime import datetime
from io import BytesIO

import pytest
import time_machine
from django.test import Client
from PIL import Image

from prakerja.accounts.models import Account
from prakerja.identity.models import Identity
from prakerja.journey.join_wave import join_wave
from prakerja.kit.actor import Actor
from prakerja.waves.models import WaveId
from tests.situations.reader import Reader
from tests.situations.waves import open_wave, ready_applicant

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock(now: datetime) -> Iterator[None]:
    with time_machine.travel(now, tick=False):
        yield


@pytest.fixture
def siti(now: datetime) -> Client:
    wave, who = open_wave(), ready_applicant()
    join_wave(wave_id=WaveId(wave.pk), applicant_id=who, by=Actor.applicant(who), now=now)
    browser = Reader()
    browser.force_login(Account.objects.get(pk=who))
    return browser


def test_page_and_text_name_who_joined_with_a_masked_nik_and_where_to_check(siti: Client) -> None:
    nik = Identity.objects.get().nik
    for address in ("/gabung/12/bukti/", "/gabung/12/bukti.txt"):
        told = siti.get(address).content.decode()
        assert Account.objects.get().full_name in told
        assert f"••••{nik[-4:]}" in told
        assert nik not in told
        assert "/gelombang/12/" in told


def test_the_picture_is_one_that_a_telephone_shows(siti: Client) -> None:
    answer = siti.get("/gabung/12/bukti.png")
    assert answer["Content-Type"] == "image/png"
    picture = Image.open(BytesIO(answer.content))
    assert picture.format == "PNG"
    assert picture.width == 800


def test_nobody_has_a_picture_of_a_wave_that_they_did_not_join(siti: Client) -> None:
    assert siti.get("/gabung/13/bukti.png").status_code == 404
