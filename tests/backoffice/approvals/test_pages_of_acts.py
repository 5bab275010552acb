"""On which page of the office one sees what became of an act."""

from uuid import uuid4

import pytest

from prakerja.accounts.acts import APPOINT, CHANGE_ROLES
from prakerja.approvals.models import Proposal
from prakerja.approvals.register import Act
from prakerja.approvals.rules import expires_at
from prakerja.backoffice.approvals.pages_of_acts import home_of
from prakerja.cards.acts import ALLOW_BUDGET, FUND_WAVE
from prakerja.cards.deposit_act import NOTE_DEPOSIT
from prakerja.cards.fee_act import NOTE_FEE
from prakerja.cards.move_float_act import MOVE_FLOAT
from prakerja.cards.year_end_act import CLOSE_YEAR
from prakerja.draw.acts import DRAW, FREEZE, PUBLISH, STATE_AGAIN, TAKE_BACK_ATTEMPT
from prakerja.payouts.acts import PAUSE, RELEASE, RESUME
from prakerja.screening.acts import PUT_IN_FORCE, WITHDRAW
from prakerja.waves.acts import CLOSE, OPEN
from tests.situations.accounts import NOW
from tests.situations.waves import a_wave


def proposal(act: Act, subject: str) -> Proposal:
    return Proposal(act=act.name, subject=subject, proposed_by=uuid4(), proposed_at=NOW, expires_at=expires_at(NOW))


@pytest.mark.django_db
@pytest.mark.parametrize(
    "act", [OPEN, CLOSE, FREEZE, TAKE_BACK_ATTEMPT, STATE_AGAIN, DRAW, PUBLISH], ids=lambda act: act.name
)
def test_what_became_of_an_act_about_a_wave_is_seen_on_the_waves_page(act: Act) -> None:
    wave = a_wave(number=14)
    assert home_of(proposal(act, str(wave.pk))) == "/kantor/gelombang/14/"


@pytest.mark.parametrize(
    ("act", "page"),
    [
        (APPOINT, "/kantor/anggota/"),
        (CHANGE_ROLES, "/kantor/anggota/"),
        (PUT_IN_FORCE, "/kantor/daftar-pengecualian/"),
        (WITHDRAW, "/kantor/daftar-pengecualian/"),
        (ALLOW_BUDGET, "/kantor/anggaran/"),
        (FUND_WAVE, "/kantor/anggaran/"),
        (NOTE_DEPOSIT, "/kantor/anggaran/"),
        (NOTE_FEE, "/kantor/anggaran/"),
        (MOVE_FLOAT, "/kantor/anggaran/"),
    ],
    ids=lambda value: value.name if isinstance(value, Act) else "",
)
def test_other_acts_are_seen_on_the_page_of_their_subject(act: Act, page: str) -> None:
    assert home_of(proposal(act, "1")) == page


@pytest.mark.parametrize(("part", "word"), [("training", "saldo"), ("cards", "kartu")])
def test_what_became_of_a_years_end_is_seen_on_its_own_page(part: str, word: str) -> None:
    assert home_of(proposal(CLOSE_YEAR, f"2021:2022:{part}")) == f"/kantor/anggaran/akhir-tahun/2021/2022/{word}/"


@pytest.mark.parametrize("act", [RELEASE, PAUSE, RESUME], ids=lambda act: act.name)
def test_what_became_of_a_batch_is_seen_on_its_page(act: Act) -> None:
    batch_id = "00000000-0000-7000-8000-000000000000"
    assert home_of(proposal(act, batch_id)) == f"/kantor/pencairan/{batch_id}/"


def test_an_act_of_no_page_is_seen_among_the_proposals() -> None:
    stray = Proposal(act="payouts.pay", subject="1", proposed_by=uuid4(), proposed_at=NOW, expires_at=NOW)
    assert home_of(stray) == "/kantor/usulan/"
