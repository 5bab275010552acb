"""What refusals, areas, groups and stages of a wave are called."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.utils.translation import override

from prakerja.journey.known_wave import KnownWave
from prakerja.kit.step_status import StepStatus
from prakerja.profile.rules import Barrier
from prakerja.regions.known import UnknownRegion
from prakerja.schemes.groups import ANYONE, SeatGroup
from prakerja.schemes.priority import ReservedShare
from prakerja.waves.rules import (
    BarredByAnswer,
    ClosedAlready,
    HasReceived,
    JourneyStep,
    NotOpenYet,
    OtherArea,
    Refusal,
    StepMissing,
    TooYoung,
)
from prakerja.waves.states import WaveState
from prakerja.words.refusals import RefusalWords, refusal_words
from prakerja.words.waves import area_words, group_words, share_words, step_page, what_happens_now
from tests.situations.waves import CLOSES, OPENS, RESULT


def when(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%d.%m. %H:%M}"


def said(refusal: Refusal) -> RefusalWords:
    return refusal_words(refusal, when)


def every_refusal() -> Iterator[Refusal]:
    for step in JourneyStep:
        for status in StepStatus:
            yield StepMissing(step, status)
    yield from (NotOpenYet(OPENS), ClosedAlready(CLOSES), OtherArea("3273"), HasReceived())
    yield TooYoung(18, date(2022, 5, 12))
    yield from (BarredByAnswer(barrier) for barrier in Barrier)


@pytest.mark.parametrize("step", JourneyStep)
@pytest.mark.parametrize(
    ("status", "ending", "label"),
    [
        (StepStatus.NOT_STARTED, "belum selesai.", "Selesaikan"),
        (StepStatus.IN_PROGRESS, "belum selesai.", "Selesaikan"),
        (StepStatus.ATTENTION, "perlu diperbaiki.", "Perbaiki"),
        (StepStatus.WAITING, "sedang kami periksa. Tidak ada yang perlu Anda lakukan.", "Lihat perkembangan"),
    ],
)
def test_a_missing_step_says_how_it_stands_and_leads_there(
    step: JourneyStep, status: StepStatus, ending: str, label: str
) -> None:
    words = said(StepMissing(step, status))
    assert words.reason.endswith(ending)
    assert (words.link, words.label) == (step_page(step), label)


def test_a_wave_that_has_not_opened_says_when() -> None:
    words = said(NotOpenYet(OPENS))
    assert "23.02. 08:00" in words.reason
    assert words.link == ""


def test_a_wave_that_has_closed_says_when_and_leads_to_others() -> None:
    words = said(ClosedAlready(CLOSES))
    assert words.reason == "Gelombang ini sudah ditutup 26.02. 05:00."
    assert (words.link, words.label) == ("/gabung/", "Lihat gelombang lain")


def test_a_wave_of_another_area_names_ones_own() -> None:
    words = said(OtherArea("3273"))
    assert "tidak punya kuota untuk Kota Bandung" in words.reason
    assert words.link == "/gabung/"


def test_who_has_received_is_led_nowhere() -> None:
    words = said(HasReceived())
    assert "satu kali seumur hidup" in words.reason
    assert (words.link, words.label) == ("", "")


def test_the_day_on_which_somebody_is_old_enough_is_told_in_their_language() -> None:
    young = TooYoung(18, date(2022, 5, 12))
    assert "belum berusia 18 tahun" in said(young).reason
    assert "12 Mei 2022" in said(young).reason
    with override("en"):
        assert "12 May 2022" in said(young).reason


@pytest.mark.parametrize(
    ("barrier", "law"),
    [
        (Barrier.IN_FORMAL_EDUCATION, "Permenko 11/2020 Pasal 2"),
        (Barrier.NOT_A_TARGET_GROUP, "Permenko 11/2020 Pasal 2"),
        (Barrier.OFFICE, "Perpres 76/2020 Pasal 3"),
    ],
)
def test_an_answer_that_bars_names_the_law(barrier: Barrier, law: str) -> None:
    assert law in said(BarredByAnswer(barrier)).reason


@pytest.mark.parametrize("refusal", list(every_refusal()), ids=str)
def test_no_refusal_has_an_open_place_and_each_is_there_in_english(refusal: Refusal) -> None:
    with override("en"):
        english = said(refusal)
    assert english.reason != said(refusal).reason
    for words in (said(refusal), english):
        assert "%(" not in words.reason + words.label
        assert bool(words.link) is bool(words.label)


@pytest.mark.parametrize(
    ("area", "name"),
    [("ID", "Seluruh Indonesia"), ("32", "Jawa Barat"), ("3273", "Kota Bandung"), ("9101", "Kabupaten Merauke")],
)
def test_an_area_has_its_name(area: str, name: str) -> None:
    assert area_words(area) == name


def test_an_area_that_there_is_not_has_none() -> None:
    with pytest.raises(UnknownRegion):
        area_words("99")


def test_the_nation_has_an_english_name() -> None:
    with override("en"):
        assert area_words("ID") != "Seluruh Indonesia"


def test_every_group_of_seats_has_its_name_and_an_unknown_one_keeps_its_own() -> None:
    names = {str(group_words(group)) for group in (ANYONE, *SeatGroup)}
    assert len(names) == len(SeatGroup) + 1
    assert not names & {group.value for group in SeatGroup}
    assert group_words("pelaut") == "pelaut"


def test_the_figures_of_a_share_are_grouped_and_its_groups_named() -> None:
    share = ReservedShare((SeatGroup.DISMISSED, SeatGroup.FURLOUGHED), reserved=1_500, least=80_000, total=100_000)
    assert share_words(share) == {
        "reserved": "1.500",
        "least": "80.000",
        "total": "100.000",
        "groups": "Pekerja yang terkena PHK, Pekerja yang dirumahkan",
    }
    with override("en"):
        assert share_words(share)["total"] == "100,000"


def known(state: WaveState, **facts: Any) -> KnownWave:
    return KnownWave(12, state, opens_at=OPENS, closes_at=CLOSES, result_expected_at=RESULT, joined=True, **facts)


def test_an_open_wave_says_until_when_and_what_follows() -> None:
    text = what_happens_now(known(WaveState.OPEN), CLOSES - timedelta(seconds=1), when)
    assert text == (
        "Gelombang masih dibuka sampai 26.02. 05:00. Setelah ditutup, syarat diperiksa, lalu penerima diundi."
    )


def test_from_its_closing_on_a_wave_is_closed_also_before_anybody_has_noted_it() -> None:
    seen = {what_happens_now(known(state), CLOSES, when) for state in (WaveState.OPEN, WaveState.CLOSED)}
    assert seen == {"Gelombang sudah ditutup. Sekarang kami memeriksa syarat setiap peserta."}


@pytest.mark.parametrize("state", [WaveState.SCREENED, WaveState.FROZEN, WaveState.DRAWN])
def test_each_stage_says_what_comes_next(state: WaveState) -> None:
    assert "Berikutnya" in what_happens_now(known(state), CLOSES, when)


def test_a_published_wave_has_nothing_to_come() -> None:
    assert what_happens_now(known(WaveState.PUBLISHED), CLOSES, when) == "Hasilnya sudah diumumkan."
