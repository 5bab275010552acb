"""A joiner sees where they stand among all who joined, and keeps a file that proves it."""

import json

import pytest
from django.test import Client

from prakerja.accounts.models import Account
from prakerja.draw.joiners.joiners_of import joiners_of
from tests.situations.draw import screened_wave
from tests.situations.screening import Known, a_joiner, a_person, closed_wave

pytestmark = pytest.mark.django_db
PAGE, FILE = "/gabung/12/tempat/", "/gabung/12/tempat.json"


def browser(known: Known) -> Client:
    client = Client()
    client.force_login(Account.objects.get(pk=known.applicant_id))
    return client


def test_the_page_shows_what_was_fixed_and_the_file_proves_it() -> None:
    wave = closed_wave()
    known = a_joiner(wave, employment="dismissed", disability=True)
    screened_wave(wave)
    root = joiners_of(wave.pk).root
    page = browser(known).get(PAGE).content.decode()
    assert root in page
    assert FILE in page
    answer = browser(known).get(FILE)
    told = json.loads(answer.content)
    assert (told["joiners_root"], told["joiners_count"], told["groups"]) == (root, 1, "disabilitas;phk")
    assert answer["Content-Disposition"] == 'attachment; filename="tempat-gelombang-12.json"'
    for number in (known.nik, known.kk):
        assert number not in page
        assert number not in answer.content.decode()


def test_before_it_is_fixed_the_page_says_so_and_there_is_no_file() -> None:
    known = a_joiner(closed_wave())
    assert "Sesudah itu tempat Anda tampil di sini" in browser(known).get(PAGE).content.decode()
    assert browser(known).get(FILE).status_code == 404


def test_whoever_did_not_join_has_no_place() -> None:
    wave = closed_wave()
    a_joiner(wave)
    screened_wave(wave)
    stranger = a_person()
    assert browser(stranger).get(PAGE)["Location"] == "/gabung/12/"
    assert browser(stranger).get(FILE).status_code == 404
