"""The banner of the dashboard says one thing: what just happened, what stands in the way, or what comes next."""

from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

import pytest
from django.utils.translation import override

from prakerja.journey.known_wave import KnownWave, ResultKind
from prakerja.journey.next_moves import (
    DoStep,
    JoinWave,
    MendStep,
    NothingAnnounced,
    SeeResult,
    Stands,
    WaitForClosing,
    WaitForOpening,
    WaitForResult,
    WaitForUs,
    WaveMove,
)
from prakerja.profile.rules import Barrier
from prakerja.screening.failed_rules import FailedRule
from prakerja.screening.reasons import RULE_OF, SOURCE_OF, Reason
from prakerja.waves.rules import BarredByAnswer, HasReceived, JourneyStep, TooYoung
from prakerja.waves.states import WaveState
from prakerja.words.banner import Banner
from prakerja.words.journey import banner_of, result_page
from tests.situations.waves import CLOSES, OPENS, RESULT

BEFORE, DURING, AFTER = OPENS - timedelta(days=1), OPENS + timedelta(hours=1), CLOSES + timedelta(hours=1)
EVERYTHING: Final = [
    MendStep(JourneyStep.IDENTITY, None),
    DoStep(JourneyStep.PHONE, begun=True, wave=None),
    WaitForUs(JourneyStep.IDENTITY, None),
    NothingAnnounced(),
    Stands(HasReceived()),
    Stands(TooYoung(18, date(2022, 5, 12))),
    *(Stands(BarredByAnswer(barrier)) for barrier in Barrier),
]


def wave(state: WaveState = WaveState.OPEN, **facts: Any) -> KnownWave:
    return KnownWave(12, state, opens_at=OPENS, closes_at=CLOSES, result_expected_at=RESULT, **facts)


def when(moment: datetime) -> str:
    """Short, to be found again in a sentence."""
    return f"{moment.astimezone(UTC):%d.%m. %H:%M}"


def banner(move: WaveMove, *, now: datetime = DURING, failed: tuple[FailedRule, ...] = ()) -> Banner:
    return banner_of(move, now=now, when=when, failed=failed)


def failed(reason: Reason, **facts: Any) -> FailedRule:
    return FailedRule(RULE_OF[reason], reason, facts, SOURCE_OF[reason], "abc", None)


# A step


@pytest.mark.parametrize(
    ("step", "name", "page"),
    [
        (JourneyStep.IDENTITY, "Verifikasi KTP", "/verifikasi-ktp/"),
        (JourneyStep.PARTICULARS, "Data diri", "/data-diri/"),
        (JourneyStep.PHONE, "Nomor HP", "/data-diri/nomor-hp/"),
        (JourneyStep.DECLARATION, "Pernyataan pendaftar", "/data-diri/pernyataan/"),
        (JourneyStep.ASSESSMENT, "Tes motivasi dan kemampuan dasar", "/tes/"),
    ],
)
def test_each_step_is_named_and_linked(step: JourneyStep, name: str, page: str) -> None:
    for move in (DoStep(step, begun=False, wave=None), MendStep(step, None), WaitForUs(step, None)):
        shown = banner(move)
        assert shown.heading.endswith(f": {name}")
        assert shown.link == page


@pytest.mark.parametrize(("begun", "label"), [(False, "Mulai"), (True, "Lanjutkan")])
def test_a_step_that_was_begun_goes_on(begun: bool, label: str) -> None:
    shown = banner(DoStep(JourneyStep.PHONE, begun=begun, wave=None))
    assert (shown.heading, shown.label, shown.tone) == ("Langkah berikutnya: Nomor HP", label, "")


def test_what_must_be_mended_is_a_warning() -> None:
    shown = banner(MendStep(JourneyStep.IDENTITY, wave()))
    assert (shown.heading, shown.label, shown.tone) == ("Perlu diperbaiki: Verifikasi KTP", "Perbaiki", "warn")


def test_while_we_look_nothing_is_asked_and_the_longest_wait_is_told() -> None:
    shown = banner(WaitForUs(JourneyStep.IDENTITY, None))
    assert shown.heading == "Kami sedang memeriksa: Verifikasi KTP"
    assert "target kami 3 × 24 jam" in shown.text
    assert "Hasilnya kami kirim lewat e-mail." in shown.text
    assert shown.label == "Lihat perkembangan"


@pytest.mark.parametrize(
    ("now", "said"),
    [
        (BEFORE, "Gelombang 12 dibuka 23.02. 08:00 dan ditutup 26.02. 05:00."),
        (OPENS, "Gelombang 12 dapat diikuti sampai 26.02. 05:00 bila semua langkah selesai."),
        (CLOSES - timedelta(seconds=1), "Gelombang 12 dapat diikuti sampai 26.02. 05:00 bila semua langkah selesai."),
    ],
)
def test_a_step_says_until_when_it_matters(now: datetime, said: str) -> None:
    for move in (DoStep(JourneyStep.PHONE, begun=False, wave=wave()), MendStep(JourneyStep.PHONE, wave())):
        assert banner(move, now=now).text == said


def test_without_a_wave_a_step_that_is_done_stays_done() -> None:
    said = "Gelombang berikutnya belum diumumkan. Langkah yang sudah selesai tersimpan untuk gelombang nanti."
    assert banner(DoStep(JourneyStep.PHONE, begun=False, wave=None)).text == said


# A wave


def test_an_open_wave_is_offered_and_nobody_is_hurried() -> None:
    shown = banner(JoinWave(wave()))
    assert shown.heading == "Gelombang 12 dibuka untuk Anda"
    assert shown.text.startswith("Anda boleh bergabung sampai 26.02. 05:00.")
    assert "Bergabung lebih cepat tidak menambah peluang" in shown.text
    assert (shown.link, shown.label, shown.tone) == ("/gabung/12/setuju/", "Gabung gelombang 12", "good")


def test_a_wave_to_come_is_shown_and_not_joined() -> None:
    shown = banner(WaitForOpening(wave()), now=BEFORE)
    assert shown.heading == "Semua langkah selesai. Gelombang 12 dibuka 23.02. 08:00"
    assert (shown.link, shown.label, shown.tone) == ("/gabung/12/", "Lihat gelombang 12", "")


def test_who_has_joined_is_told_what_follows() -> None:
    shown = banner(WaitForClosing(wave(joined=True)))
    assert shown.heading == "Anda sudah bergabung di gelombang 12"
    assert "Gelombang ditutup 26.02. 05:00." in shown.text
    assert "Hasilnya diperkirakan 02.03. 05:00" in shown.text
    assert (shown.link, shown.tone) == ("/gabung/12/bukti/", "good")


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (WaveState.OPEN, "Sekarang kami memeriksa syarat setiap peserta."),
        (WaveState.CLOSED, "Sekarang kami memeriksa syarat setiap peserta."),
        (WaveState.SCREENED, "Berikutnya daftar peserta dibekukan, lalu penerima diundi."),
        (WaveState.FROZEN, "Berikutnya penerima diundi."),
        (WaveState.DRAWN, "Berikutnya hasilnya diumumkan."),
    ],
)
def test_who_waits_for_the_result_is_told_where_it_stands(state: WaveState, said: str) -> None:
    shown = banner(WaitForResult(wave(state, joined=True), overdue=False), now=AFTER)
    assert shown.heading == "Hasil gelombang 12 diperkirakan 02.03. 05:00"
    assert said in shown.text
    assert shown.text.endswith("Tidak ada yang perlu Anda lakukan.")
    assert shown.tone == ""


def test_a_result_that_is_late_is_called_late() -> None:
    shown = banner(WaitForResult(wave(WaveState.FROZEN, joined=True), overdue=True), now=RESULT + timedelta(days=1))
    assert (shown.heading, shown.tone) == ("Hasil gelombang 12 tertunda dari rencana 02.03. 05:00", "warn")


# A result


@pytest.mark.parametrize(
    ("result", "heading", "said", "tone"),
    [
        (ResultKind.SEATED, "Selamat, Anda terpilih di gelombang 12", "langkah berikutnya", "good"),
        (ResultKind.NO_SEAT, "Anda belum terpilih di gelombang 12", "habis sebelum giliran Anda", ""),
        (ResultKind.HOUSEHOLD_FULL, "Anda belum terpilih di gelombang 12", "kartu keluarga Anda sudah mencapai", ""),
        (ResultKind.NOT_ELIGIBLE, "Anda belum memenuhi syarat gelombang 12", "syarat yang tidak terpenuhi", "warn"),
    ],
)
def test_a_result_is_told_with_its_reason(result: ResultKind, heading: str, said: str, tone: str) -> None:
    shown = banner(SeeResult(wave(WaveState.PUBLISHED, joined=True, result=result)))
    assert (shown.heading, shown.tone) == (heading, tone)
    assert said in shown.text
    assert (shown.link, shown.label) == ("/gabung/12/hasil/", "Lihat hasil saya")


def test_every_rule_that_was_not_met_is_told() -> None:
    reasons = (
        failed(Reason.TOO_YOUNG, age=17, minimum=18),
        failed(Reason.NOT_A_TARGET_GROUP),
        failed(Reason.HOUSEHOLD_FULL, held=2, cap=2),
    )
    move = SeeResult(wave(WaveState.PUBLISHED, joined=True, result=ResultKind.NOT_ELIGIBLE))
    text = banner(move, failed=reasons).text
    assert "berusia 17 tahun; syaratnya paling rendah 18 tahun." in text
    assert "bukan pencari kerja" in text
    assert text.endswith("Di kartu keluarga Anda sudah ada 2 penerima; batasnya 2.")


def test_the_result_of_a_wave_has_its_page() -> None:
    assert result_page(7) == "/gabung/7/hasil/"


# What stands in the way


def test_who_has_received_is_told_so_and_not_warned() -> None:
    shown = banner(Stands(HasReceived()))
    assert (shown.heading, shown.tone, shown.link) == ("Anda sudah menerima Kartu Prakerja", "", "")
    assert "satu kali seumur hidup" in shown.text


def test_who_is_too_young_is_told_from_which_day_on() -> None:
    shown = banner(Stands(TooYoung(18, date(2022, 5, 12))))
    assert (shown.heading, shown.tone) == ("Saat ini Anda belum dapat menerima Kartu Prakerja", "warn")
    assert "belum berusia 18 tahun" in shown.text
    assert "12 Mei 2022" in shown.text


@pytest.mark.parametrize("barrier", Barrier)
def test_an_answer_that_stands_in_the_way_leads_to_the_answers(barrier: Barrier) -> None:
    shown = banner(Stands(BarredByAnswer(barrier)))
    assert shown.text.startswith("Anda menjawab")
    assert (shown.link, shown.label) == ("/data-diri/periksa/", "Buka data diri")


def test_several_barriers_are_all_told_and_lead_to_what_can_be_mended() -> None:
    shown = banner(Stands(TooYoung(18, date(2022, 5, 12)), (BarredByAnswer(Barrier.OFFICE),)))
    assert "belum berusia 18 tahun" in shown.text
    assert "tujuh kelompok" in shown.text
    assert shown.link == "/data-diri/periksa/"


def test_with_everything_done_and_no_wave_one_waits_for_a_date() -> None:
    shown = banner(NothingAnnounced())
    assert shown.heading == "Belum ada gelombang yang diumumkan untuk daerah Anda"
    assert "selesai dan tersimpan" in shown.text
    assert shown.link == ""


# Whatever it is


OF_A_WAVE: Final = [
    JoinWave(wave()),
    WaitForOpening(wave()),
    WaitForClosing(wave(joined=True)),
    WaitForResult(wave(WaveState.FROZEN), overdue=False),
    *(SeeResult(wave(WaveState.PUBLISHED, result=kind)) for kind in ResultKind),
]


@pytest.mark.parametrize("move", [*OF_A_WAVE, *EVERYTHING], ids=str)
def test_no_banner_has_an_open_place_and_each_is_there_in_english(move: WaveMove) -> None:
    said = {}
    for language in ("id", "en"):
        with override(language):
            shown = banner(move)
        said[language] = f"{shown.heading} {shown.text} {shown.label}"
        assert "%(" not in said[language]
        assert shown.heading
        assert shown.text
        assert bool(shown.link) is bool(shown.label)
    assert said["id"] != said["en"]
