"""What a joiner is told of their result: the same row for page and letter, and the letters to the word."""

from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

import pytest
from django.conf import settings
from pytest_django import DjangoAssertNumQueries

from prakerja.draw.models import AreaResult, Draw, Outcome
from prakerja.draw.result_words import result_text, result_words
from prakerja.draw.results import NoSeat, NotEligible, Result, Seated, may_be_shown, result_of, results_of
from prakerja.messages.states import Channel
from prakerja.messages.words import Word
from prakerja.messages.write_text import write_text
from prakerja.screening.failed_rules import FailedRule, NamingList
from prakerja.screening.kinds import ListKind
from prakerja.screening.reasons import RULE_OF, SOURCE_OF, Fact, Reason
from prakerja.waves.models import Wave
from prakerja.waves.states import WaveState
from tests.situations.draw import NOW, a_drawn_row
from tests.situations.screening import a_joiner, closed_wave
from tests.situations.waves import a_wave

SEATED = Seated(pass_number=1, area="32", group="*", rank=7)
MISSED = NoSeat(
    household_full=False,
    area="3273",
    candidates=12_345,
    seats=600,
    seated=650,
    area_rank=1_000,
    rank=9,
    of_candidates=99,
    is_part=False,
)
FULL = NoSeat(
    household_full=True, area="ID", candidates=5, seats=3, seated=3, area_rank=2, rank=2, of_candidates=5, is_part=False
)
DTKS = NamingList("DTKS 2020", ListKind.DTKS, "Kemensos, surat 1", "Permensos 5/2019", date(2020, 1, 1), None)


def failed(reason: Reason, *, naming_list: NamingList | None = None, **facts: Fact) -> FailedRule:
    return FailedRule(RULE_OF[reason], reason, facts, SOURCE_OF[reason], "2021-0a1b2c3d4e5f-1", naming_list)


REFUSED = NotEligible(
    (
        failed(Reason.TOO_YOUNG, age=17, on="2021-02-26", minimum=18, maximum=None),
        failed(Reason.LISTED_AID, naming_list=DTKS, list_id=3),
        failed(Reason.HOUSEHOLD_FULL, held=2, cap=2),
    )
)


@pytest.mark.parametrize(
    ("result", "text", "words"),
    [
        (SEATED, "result_seated", {"days": 30}),
        (
            MISSED,
            "result_no_seat",
            {
                "household_full": False,
                "area": "Kota Bandung",
                "candidates": 12_345,
                "seats": 600,
                "rank": 1_000,
                "is_part": False,
            },
        ),
        (
            FULL,
            "result_no_seat",
            {"household_full": True, "area": "Indonesia", "candidates": 5, "seats": 3, "rank": 2, "is_part": False},
        ),
        (
            REFUSED,
            "result_not_eligible",
            {
                "age": 17,
                "minimum": 18,
                "held": 2,
                "cap": 2,
                "reasons": ["too_young", "listed_aid", "household_full"],
                "lists": ["DTKS 2020 (Kemensos, surat 1; Permensos 5/2019)"],
            },
        ),
        (
            NotEligible((failed(Reason.NOT_VERIFIED, verified_on=None),)),
            "result_not_eligible",
            {"reasons": ["not_verified"], "lists": []},
        ),
    ],
)
def test_a_result_is_told_by_its_text_and_its_own_figures(result: Result, text: str, words: dict[str, Word]) -> None:
    assert result_text(result) == text
    assert result_words(result, first_purchase_days=30) == words


def letter(result: Result, channel: Channel, language: str) -> str:
    words = {**result_words(result, first_purchase_days=30), "name": "Siti", "wave": 12, "receipt": "12-7F3KQ2M9XA4TW7"}
    return "\n".join(write_text(text=result_text(result), channel=channel, language=language, words=words)).strip()


@pytest.mark.parametrize(
    ("result", "language", "written"),
    [
        (
            SEATED,
            "id",
            (
                "Selamat, Anda terpilih di Prakerja gelombang 12. Kartu Anda segera dibuat: lihat di akun Anda."
                " Beli pelatihan pertama dalam 30 hari sejak kartu terbit."
            ),
        ),
        (
            SEATED,
            "en",
            (
                "Congratulations, you are selected in Prakerja wave 12. Your card is made soon: see your account."
                " Buy your first training within 30 days of its issue."
            ),
        ),
        (
            MISSED,
            "id",
            (
                "Prakerja gelombang 12: Anda belum terpilih. Kota Bandung: 12.345 peserta, 600 kuota, urutan"
                " undian Anda 1.000. Anda boleh ikut gelombang berikutnya."
            ),
        ),
        (
            MISSED,
            "en",
            (
                "Prakerja wave 12: you were not selected this time. Kota Bandung: 12,345 candidates, 600 seats, your"
                " rank by lot 1,000. You may join the next wave."
            ),
        ),
        (
            FULL,
            "id",
            (
                "Prakerja gelombang 12: Anda belum terpilih, karena batas penerima di kartu keluarga Anda"
                " tercapai. Indonesia: 5 peserta, 3 kuota, urutan undian Anda 2."
            ),
        ),
        (
            FULL,
            "en",
            (
                "Prakerja wave 12: you were not selected this time, as your family card has reached its limit of"
                " recipients. Indonesia: 5 candidates, 3 seats, your rank by lot 2."
            ),
        ),
    ],
)
def test_the_sms_says_it_in_these_words(result: Result, language: str, written: str) -> None:
    assert letter(result, Channel.SMS, language) == written


def test_the_sms_of_a_refusal_names_every_reason_and_where_to_ask() -> None:
    told = letter(REFUSED, Channel.SMS, "id")
    assert told.startswith("Prakerja gelombang 12: Anda belum memenuhi syarat: ")
    assert told.count("; ") == 2
    assert told.endswith(f". Penjelasan ada di akun Anda. Bantuan {settings.HOTLINE}.")


@pytest.mark.parametrize(
    ("result", "language", "subject"),
    [
        (SEATED, "id", "Anda terpilih di Prakerja gelombang 12"),
        (SEATED, "en", "You are selected in Prakerja wave 12"),
        (MISSED, "id", "Hasil Prakerja gelombang 12: belum terpilih"),
        (MISSED, "en", "Prakerja wave 12: not selected this time"),
        (REFUSED, "id", "Hasil Prakerja gelombang 12: belum memenuhi syarat"),
        (REFUSED, "en", "Prakerja wave 12: not eligible"),
    ],
)
def test_the_subject_tells_the_result_already(result: Result, language: str, subject: str) -> None:
    assert letter(result, Channel.EMAIL, language).partition("\n")[0] == subject


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("result", [SEATED, MISSED, FULL], ids=["seated", "missed", "full"])
def test_the_letter_leads_to_the_result_and_names_the_number_to_check_it_with(result: Result, language: str) -> None:
    told = letter(result, Channel.EMAIL, language)
    assert "12-7F3KQ2M9XA4TW7:\n" in told
    assert "/gabung/12/hasil/\n" in told
    assert told.endswith("\nPrakerja")


@pytest.mark.parametrize("language", ["id", "en"])
def test_only_a_full_family_card_is_given_as_the_cause(language: str) -> None:
    words = {"id": "kartu keluarga", "en": "family card"}[language]
    assert words in letter(FULL, Channel.EMAIL, language)
    assert words not in letter(MISSED, Channel.EMAIL, language)


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_letter_without_a_list_speaks_of_none(language: str) -> None:
    told = letter(NotEligible((failed(Reason.NOT_VERIFIED),)), Channel.EMAIL, language)
    words = {"id": "Daftar yang menjadi dasarnya", "en": "The lists behind this"}[language]
    assert words not in told
    assert f"{words}:\n\n- DTKS 2020 (Kemensos, surat 1; Permensos 5/2019)" in letter(REFUSED, Channel.EMAIL, language)


@pytest.mark.parametrize(("candidates", "shown"), [(0, True), (1, False), (4, False), (5, True), (6_000_000, True)])
def test_figures_of_a_place_are_published_where_nobody_can_be_told_apart(candidates: int, shown: bool) -> None:
    assert may_be_shown(candidates) == shown


@pytest.fixture
def wave(db: None) -> Wave:
    """Drawn without anybody; the rows of the result are the test's."""
    wave = a_wave(state=WaveState.DRAWN)
    a_drawn_row(wave)
    AreaResult.objects.create(draw_id=wave.pk, area="3273", candidates=40, seats=3, seated=5)
    Draw.objects.filter(pk=wave.pk).update(candidates_count=90)
    return wave


def an_outcome(wave: Wave, applicant_id: UUID, outcome: str, **seat: object) -> None:
    values: dict[str, object] = {"receipt": f"12-{outcome}", "rank": 8, "key": "0" * 16, "home_area": "3273"}
    Outcome.objects.create(applicant_id=applicant_id, draw_id=wave.pk, outcome=outcome, home_rank=4, **(values | seat))


@pytest.mark.parametrize(
    ("outcome", "seat", "result"),
    [
        ("seated", {"pass_number": 2, "area": "32", "group": "phk"}, Seated(2, "32", "phk", 8)),
        ("no_seat", {}, NoSeat(False, "3273", 40, 3, 5, 4, 8, 90, is_part=False)),
        ("household_full", {}, NoSeat(True, "3273", 40, 3, 5, 4, 8, 90, is_part=False)),
    ],
)
def test_the_result_is_what_the_outcome_and_its_area_say(
    wave: Wave, outcome: str, seat: dict[str, object], result: Result
) -> None:
    applicant_id = uuid4()
    an_outcome(wave, applicant_id, outcome, **seat)
    assert results_of(wave_id=wave.pk, applicant_ids=[applicant_id]) == {applicant_id: result}
    assert result_of(wave_id=wave.pk, applicant_id=applicant_id) is None
    Draw.objects.filter(pk=wave.pk).update(published_at=NOW)
    assert result_of(wave_id=wave.pk, applicant_id=applicant_id) == result


@pytest.mark.parametrize(("home", "is_part"), [("3273", False), ("32", True), ("ID", True), ("11", False)])
def test_an_area_with_seats_of_places_in_it_is_told_as_the_rest_of_it(wave: Wave, home: str, *, is_part: bool) -> None:
    for area in ("32", "11", "ID"):
        AreaResult.objects.create(draw_id=wave.pk, area=area, candidates=40, seats=3, seated=5)
    applicant_id = uuid4()
    an_outcome(wave, applicant_id, "no_seat", home_area=home)
    result = results_of(wave_id=wave.pk, applicant_ids=[applicant_id])[applicant_id]
    assert isinstance(result, NoSeat)
    assert result.is_part is is_part


@pytest.mark.parametrize(
    ("language", "words"), [("id", "Indonesia, tanpa daerah"), ("en", "Indonesia, without places")]
)
@pytest.mark.parametrize("channel", list(Channel))
def test_a_letter_says_whose_figures_it_tells(channel: Channel, language: str, words: str) -> None:
    assert words in letter(replace(FULL, is_part=True), channel, language)
    assert words.split(", ")[1] not in letter(MISSED, channel, language)


def test_nobody_is_given_the_result_of_another_or_of_another_wave(wave: Wave) -> None:
    mine, theirs = uuid4(), uuid4()
    an_outcome(wave, theirs, "no_seat")
    assert results_of(wave_id=wave.pk, applicant_ids=[mine]) == {}
    other = a_wave(number=13, state=WaveState.DRAWN)
    a_drawn_row(other)
    assert results_of(wave_id=other.pk, applicant_ids=[theirs]) == {}


def test_a_thousand_results_cost_as_many_statements_as_one(
    wave: Wave, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    people = [uuid4() for _ in range(20)]
    for place, applicant_id in enumerate(people):
        an_outcome(wave, applicant_id, "no_seat", receipt=f"12-{place}")
    with django_assert_num_queries(4):
        assert len(results_of(wave_id=wave.pk, applicant_ids=people)) == 20


def test_a_wave_that_was_never_drawn_has_no_result(db: None) -> None:
    wave = closed_wave()
    known = a_joiner(wave)
    assert result_of(wave_id=wave.pk, applicant_id=known.applicant_id) is None
