"""The office finds a certificate by its number, and two withdraw it."""

from html import unescape
from itertools import count

import pytest
from django.test import Client

from prakerja.approvals.models import Proposal
from prakerja.authority.roles import Role
from prakerja.cards.letter_code import spelled
from prakerja.kit.clock import read_clock
from prakerja.training.certificates.withdrawal_act import WITHDRAW_CERTIFICATE
from tests.situations.backoffice import signed_in
from tests.situations.certificate_doubts import certificate_of, doubted, withdrawn
from tests.situations.learning import Bought, finished

pytestmark = pytest.mark.django_db
_FIND = "/kantor/sertifikat/"
_numbers = count(1)


def office(role: Role = Role.CURATOR) -> Client:
    return signed_in(f"{role}{next(_numbers)}@prakerja.example", role)


def read(bought: Bought, role: Role = Role.CURATOR) -> str:
    return unescape(office(role).get(f"{_FIND}{certificate_of(bought).code.hex}/").content.decode())


def test_it_is_found_by_its_number_however_it_is_typed() -> None:
    certificate = certificate_of(finished())
    for typed in (spelled(certificate.code), certificate.code.hex):
        assert office().get(_FIND, {"code": typed}).headers["Location"] == f"{_FIND}{certificate.code.hex}/"
    for typed in ("", "x", "0" * 32):
        assert office().get(_FIND, {"code": typed}).status_code == 200
    assert office().get(f"{_FIND}{'0' * 32}/").status_code == 404


def test_a_curator_proposes_and_reads_what_waits() -> None:
    bought = finished()
    address = f"{_FIND}{certificate_of(bought).code.hex}/"
    office().post(address, {"withdrawn_for": "not_taught", "reason_certificate": "Kelas kosong"})
    (proposal,) = Proposal.objects.filter(act=WITHDRAW_CERTIFICATE.name)
    assert proposal.asked == {"withdrawn_for": "not_taught"}
    assert "Menunggu petugas kedua" in read(bought)


def test_whoever_only_reads_has_no_form_and_sends_none() -> None:
    bought = finished()
    assert "<textarea" not in read(bought, Role.AUDITOR)
    sent = office(Role.AUDITOR).post(
        f"{_FIND}{certificate_of(bought).code.hex}/", {"withdrawn_for": "not_taught", "reason_certificate": "x"}
    )
    assert sent.status_code == 403
    assert not Proposal.objects.filter(act=WITHDRAW_CERTIFICATE.name).exists()


def test_a_withdrawn_one_says_so_and_is_not_withdrawn_again_but_can_be_reinstated() -> None:
    page = read(withdrawn(finished()))
    assert "kehadirannya dipalsukan" in page
    assert 'name="withdrawn_for"' not in page
    assert "Berlakukan lagi sertifikat" in page
    waiting = finished()
    doubted(waiting, at=read_clock())
    assert "<textarea" not in read(waiting)
