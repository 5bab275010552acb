"""Why somebody may not receive a card: in one sentence with its facts, whence they came, and what to do."""

from datetime import date
from typing import Any, Final

import pytest
from django.conf import LazySettings
from django.utils.translation import override

from prakerja.messages.states import Channel
from prakerja.messages.write_text import write_text
from prakerja.screening.failed_rules import FailedRule, NamingList
from prakerja.screening.kinds import ListKind
from prakerja.screening.reasons import RULE_OF, SOURCE_OF, Reason, Source
from prakerja.words.reasons import (
    OWN_ANSWERS,
    SHORT_REASONS,
    date_words,
    facts_of,
    reason_sentence,
    source_words,
    what_to_do,
)
from prakerja.words.screening import KIND_NAMES

LISTED: Final = [reason for reason in Reason if SOURCE_OF[reason] is Source.LIST]
#: Everything that any reason may need.
FACTS: Final[dict[str, Any]] = {
    "age": 17,
    "minimum": 18,
    "maximum": 64,
    "office": "police",
    "wave": 3,
    "held": 2,
    "cap": 2,
    "on": "2021-02-26",
}


def a_list(kind: ListKind = ListKind.DTKS, until: date | None = None) -> NamingList:
    return NamingList(
        name="DTKS triwulan 1",
        kind=kind,
        source="Kementerian Sosial, surat 1/2021",
        legal_basis="Permenko 11/2020 Pasal 2",
        valid_from=date(2021, 1, 1),
        valid_until=until,
    )


def failed(reason: Reason, *, naming: NamingList | None = None, **facts: Any) -> FailedRule:
    if naming is None and SOURCE_OF[reason] is Source.LIST:
        naming = a_list()
    return FailedRule(RULE_OF[reason], reason, FACTS | facts, SOURCE_OF[reason], "2021-abc123abc123-1", naming)


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        (Reason.NOT_VERIFIED, "Identitas Anda belum diverifikasi di Dukcapil saat gelombang ditutup."),
        (Reason.AGE_UNKNOWN, "Umur Anda belum diketahui dari Dukcapil saat gelombang ditutup."),
        (Reason.TOO_YOUNG, "Saat gelombang ditutup Anda berusia 17 tahun; syaratnya paling rendah 18 tahun."),
        (Reason.TOO_OLD, "Saat gelombang ditutup Anda berusia 17 tahun; syaratnya paling tinggi 64 tahun."),
        (Reason.DECLARED_OFFICE, "Di data diri Anda menyatakan termasuk kelompok: Anggota Polri."),
        (Reason.ALREADY_RECIPIENT, "Anda sudah menjadi penerima di gelombang 3."),
        (Reason.HOUSEHOLD_FULL, "Di kartu keluarga Anda sudah ada 2 penerima; batasnya 2."),
    ],
)
def test_a_reason_is_told_with_its_facts(reason: Reason, said: str) -> None:
    assert reason_sentence(failed(reason)) == said


@pytest.mark.parametrize("reason", LISTED)
@pytest.mark.parametrize("kind", ListKind)
def test_a_list_is_named_by_what_it_means(reason: Reason, kind: ListKind) -> None:
    sentence = reason_sentence(failed(reason, naming=a_list(kind)))
    assert sentence == f"NIK Anda tercatat dalam daftar “{KIND_NAMES[kind]}” pada hari gelombang ditutup."


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_has_its_sentence_its_short_form_and_its_remedy_in_both_languages(reason: Reason) -> None:
    told = {}
    for language in ("id", "en"):
        with override(language):
            one = failed(reason)
            told[language] = (reason_sentence(one), str(SHORT_REASONS[reason]) % FACTS, what_to_do(one))
        for text in told[language]:
            assert text
            assert "%(" not in text
    assert all(indonesian != english for indonesian, english in zip(told["id"], told["en"], strict=True))


@pytest.mark.parametrize("reason", Reason)
def test_a_short_reason_fits_an_sms(reason: Reason) -> None:
    assert len(str(SHORT_REASONS[reason]) % FACTS) <= 90


@pytest.mark.parametrize("reason", Reason)
def test_whoever_must_call_is_given_the_number_of_the_settings(reason: Reason, settings: LazySettings) -> None:
    settings.HOTLINE = "0800 1 234"
    text = what_to_do(failed(reason)).lower()
    assert ("telepon 0800 1 234" in text) is ("telepon" in text)


def test_what_one_has_answered_oneself_can_be_put_right_in_the_particulars() -> None:
    assert {reason for reason in Reason if SOURCE_OF[reason] is Source.APPLICANT} == OWN_ANSWERS
    for reason in OWN_ANSWERS:
        assert "perbaiki data diri" in what_to_do(failed(reason))


def test_nobody_is_sent_to_the_particulars_for_what_a_list_says() -> None:
    for reason in LISTED:
        assert "perbaiki data diri" not in what_to_do(failed(reason))


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (Source.REGISTRY, "Dukcapil, lewat verifikasi KTP Anda"),
        (Source.APPLICANT, "Jawaban Anda sendiri di data diri"),
        (Source.LIST, "Daftar pengecualian dari instansi di bawah ini"),
        (Source.PROGRAMME, "Catatan program Kartu Prakerja"),
    ],
)
def test_it_is_told_whence_the_facts_came(source: Source, said: str) -> None:
    reason = next(reason for reason in Reason if SOURCE_OF[reason] is source)
    assert source_words(failed(reason)) == said


def test_behind_a_list_stand_its_name_whence_it_came_its_law_and_its_days() -> None:
    assert facts_of(failed(Reason.LISTED_AID)) == [
        ("Asal data", "Daftar pengecualian dari instansi di bawah ini"),
        ("Nama daftar", "DTKS triwulan 1"),
        ("Diterima dari", "Kementerian Sosial, surat 1/2021"),
        ("Dasar hukum daftar", "Permenko 11/2020 Pasal 2"),
        ("Berlaku", "sejak 1 Januari 2021"),
        ("Versi aturan", "2021-abc123abc123-1"),
    ]


def test_a_list_that_ends_says_so() -> None:
    rows = dict(facts_of(failed(Reason.LISTED_AID, naming=a_list(until=date(2021, 3, 31)))))
    assert rows["Berlaku"] == "1 Januari 2021 sampai 31 Maret 2021"


@pytest.mark.parametrize("reason", [Reason.TOO_YOUNG, Reason.TOO_OLD])
def test_an_age_says_on_which_day_it_was_counted(reason: Reason) -> None:
    assert ("Umur dihitung pada", "26 Februari 2021") in facts_of(failed(reason))


def test_an_unknown_age_was_counted_on_no_day() -> None:
    assert "Umur dihitung pada" not in dict(facts_of(failed(Reason.AGE_UNKNOWN, on=None)))


@pytest.mark.parametrize("reason", [reason for reason in Reason if reason not in LISTED])
def test_where_no_list_decided_none_is_named(reason: Reason) -> None:
    assert "Nama daftar" not in dict(facts_of(failed(reason)))


@pytest.mark.parametrize("reason", Reason)
def test_every_decision_ends_with_the_version_of_the_rules(reason: Reason) -> None:
    assert facts_of(failed(reason))[-1] == ("Versi aturan", "2021-abc123abc123-1")


def test_a_day_is_told_in_the_readers_language() -> None:
    assert date_words(date(2021, 8, 17)) == "17 Agustus 2021"
    with override("en"):
        assert date_words(date(2021, 8, 17)) == "17 August 2021"


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("channel", [Channel.EMAIL, Channel.SMS])
def test_a_letter_says_every_reason_in_the_short_words_of_the_page(channel: Channel, language: str) -> None:
    words = {"name": "Siti", "wave": 12, "reasons": list(Reason), **FACTS}
    _subject, body = write_text(text="result_not_eligible", channel=channel, language=language, words=words)
    with override(language):
        assert [reason for reason in Reason if str(SHORT_REASONS[reason]) % FACTS not in body] == []
