"""What two people decide, in words: the act, what it will do, and why a proposal was refused."""

from datetime import UTC, datetime
from typing import Any, Final
from uuid import uuid4

import pytest
from django.utils.translation import override

from prakerja.accounts.acts import APPOINT, CHANGE_ROLES
from prakerja.approvals.models import Proposal
from prakerja.approvals.register import Act, declared_acts
from prakerja.approvals.rules import expires_at
from prakerja.draw.acts import DRAW, FREEZE, PUBLISH, THAW
from prakerja.screening.acts import PUT_IN_FORCE, WITHDRAW
from prakerja.waves.acts import CLOSE, OPEN
from prakerja.words.approvals import ACT_TITLES, CONSEQUENCES, REFUSED, home_of, plan_words, subject_words
from tests.situations.accounts import NOW
from tests.situations.waves import a_wave

OPENING: Final[dict[str, Any]] = {
    "number": 12,
    "seats": 600_000,
    "opens_at": "2021-02-23T08:00:00+00:00",
    "closes_at": "2021-02-26T05:00:00+00:00",
    "scheme": "2021",
    "version": "1f2e3d4c5b6a",
}


def lines(plan: dict[str, Any]) -> dict[str, str]:
    return {str(label): value for label, value in plan_words(plan)}


def test_a_plan_is_told_line_by_line_in_its_own_order() -> None:
    assert [(str(label), value) for label, value in plan_words(OPENING)] == [
        ("Gelombang", "12"),
        ("Kuota", "600.000"),
        ("Dibuka", "Selasa, 23 Februari 2021 pukul 15.00 WIB"),
        ("Ditutup", "Jumat, 26 Februari 2021 pukul 12.00 WIB"),
        ("Skema", "2021"),
        ("Isi skema", "1f2e3d4c5b6a"),
    ]


def test_the_number_of_a_wave_is_a_name_and_not_grouped() -> None:
    assert lines({"number": 1234}) == {"Gelombang": "1234"}
    assert lines({"joiners": 1234}) == {"Peserta": "1.234"}


@pytest.mark.parametrize(
    ("roles", "said"),
    [
        ([], "tidak ada"),
        (["officer"], "petugas"),
        (["reviewer", "custodian"], "peninjau identitas, pemegang rahasia"),
    ],
)
def test_roles_are_called_by_their_names(roles: list[str], said: str) -> None:
    assert lines({"roles": roles}) == {"Peran": said}
    assert lines({"roles_before": roles}) == {"Peran sekarang": said}


@pytest.mark.parametrize(("day", "said"), [("2021-03-31", "31 Maret 2021"), (None, "tidak berakhir")])
def test_a_day_is_told_and_none_is_no_end(day: str | None, said: str) -> None:
    assert lines({"valid_until": day}) == {"Berlaku sampai": said}


@pytest.mark.parametrize(("names", "said"), [([], "tidak ada"), (["Sari", "Tono"], "Sari, Tono")])
def test_names_stand_side_by_side(names: list[str], said: str) -> None:
    assert lines({"custodians": names}) == {"Pemegang rahasia": said}


def test_a_list_is_called_by_its_kind() -> None:
    assert lines({"list": "DTKS 1", "kind": "dtks"}) == {
        "Nama daftar": "DTKS 1",
        "Jenis": "Penerima bantuan Kemensos (DTKS)",
    }


def test_a_plan_that_nobody_has_words_for_is_a_fault_of_ours() -> None:
    with pytest.raises(KeyError):
        plan_words({"surprise": 1})


def test_a_plan_reads_in_english() -> None:
    with override("en"):
        told = lines(OPENING)
    assert "600,000" in told.values()
    assert "Tuesday, 23 February 2021 at 15:00 WIB" in told.values()


@pytest.mark.parametrize(
    ("plan", "said"),
    [
        ({"number": 12, "seats": 5}, "Gelombang 12"),
        ({"full_name": "Sari Contoh", "email": "sari@prakerja.example"}, "Sari Contoh"),
        ({"list": "DTKS 1", "kind": "dtks"}, "DTKS 1"),
        ({}, ""),
    ],
)
def test_it_is_said_whom_or_what_a_proposal_is_about(plan: dict[str, Any], said: str) -> None:
    assert subject_words(plan) == said


def proposal(act: Act, subject: str) -> Proposal:
    return Proposal(act=act.name, subject=subject, proposed_by=uuid4(), proposed_at=NOW, expires_at=expires_at(NOW))


@pytest.mark.django_db
@pytest.mark.parametrize("act", [OPEN, CLOSE, FREEZE, THAW, DRAW, PUBLISH], ids=lambda act: act.name)
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
    ],
    ids=lambda value: value.name if isinstance(value, Act) else "",
)
def test_other_acts_are_seen_on_the_page_of_their_subject(act: Act, page: str) -> None:
    assert home_of(proposal(act, "1")) == page


def test_an_act_of_no_page_is_seen_among_the_proposals() -> None:
    stray = Proposal(act="payouts.pay", subject="1", proposed_by=uuid4(), proposed_at=NOW, expires_at=NOW)
    assert home_of(stray) == "/kantor/usulan/"


@pytest.mark.parametrize("name", [act.name for act in declared_acts() if not act.name.startswith("tests.")])
def test_every_act_says_in_both_languages_what_it_does_and_whether_it_can_be_taken_back(name: str) -> None:
    for language in ("id", "en"):
        with override(language):
            assert str(CONSEQUENCES[name]).endswith(".")
            assert not str(ACT_TITLES[name]).endswith(".")


@pytest.mark.parametrize("name", [OPEN.name, PUBLISH.name])
def test_what_cannot_be_taken_back_is_called_so(name: str) -> None:
    assert "Tidak dapat ditarik kembali." in str(CONSEQUENCES[name])


@pytest.mark.parametrize("refused", REFUSED, ids=lambda kind: kind.__name__)
def test_a_refusal_says_what_is_so_and_not_what_it_is_called_in_the_code(refused: type[Exception]) -> None:
    for language in ("id", "en"):
        with override(language):
            said = str(REFUSED[refused])  # type: ignore[index]
        assert refused.__name__ not in said
        assert "%" not in said


def test_a_moment_without_a_zone_is_a_fault_of_ours() -> None:
    """Plans keep moments with their zone; one without would be told an hour or nine away."""
    moment = datetime(2021, 2, 23, 8, 0, tzinfo=UTC)
    assert lines({"opens_at": moment.isoformat()}) == {"Dibuka": "Selasa, 23 Februari 2021 pukul 15.00 WIB"}
    with pytest.raises(ValueError, match="naive"):
        lines({"opens_at": moment.replace(tzinfo=None).isoformat()})
