"""Whoever joined has *F* on their proof, from the moment at which the draw is stated."""

import time_machine
from django.test import Client

from prakerja.accounts.models import Account
from prakerja.draw.models import Statement
from tests.situations.draw import NOW, frozen_wave
from tests.situations.screening import a_joiner, closed_wave


def test_the_statement_of_a_draw_stands_on_the_proof_of_whoever_joined(db: None) -> None:
    wave = closed_wave()
    browser = Client()
    browser.force_login(Account.objects.get(pk=a_joiner(wave).applicant_id))
    with time_machine.travel(NOW):
        assert "sidik pernyataan undian" not in browser.get("/gabung/12/bukti/").text
        frozen_wave(wave)
        stated = Statement.objects.get().sha256
        assert stated in browser.get("/gabung/12/bukti/").text
        assert stated in browser.get("/gabung/12/bukti.txt").text
