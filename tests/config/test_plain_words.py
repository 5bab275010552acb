"""What is hard to understand at the first hearing is found, wherever it stands and in either language."""

import pytest

from prakerja.config.plain_words import MOST_WORDS, Figures, faults_in, figures_of, officialese
from prakerja.config.said import ENGLISH, INDONESIAN, Said, all_said

TWENTY = " ".join(["kata"] * MOST_WORDS)


def faults(text: str, language: str = INDONESIAN) -> list[str]:
    return faults_in([Said(language, text, "words/waves.py")])


@pytest.mark.parametrize("text", [TWENTY, f"{TWENTY}.", f"{TWENTY}. {TWENTY}.", f"{TWENTY}\n\n{TWENTY}"])
def test_twenty_words_a_sentence_are_well(text: str) -> None:
    assert faults(text) == []


def test_one_more_is_told_with_its_place_once() -> None:
    (told,) = faults(f"Pendek. {TWENTY} lagi.")
    assert told.startswith("words/waves.py: 21 words, 20 are the most: 'kata kata")
    assert len(faults_in([Said(INDONESIAN, f"{TWENTY} lagi.", "a.py")] * 2)) == 1


@pytest.mark.parametrize(
    ("language", "text", "better"),
    [
        (INDONESIAN, "Dalam rangka pendaftaran ini", "'dalam rangka' is what offices write (untuk)"),
        (INDONESIAN, "Silakan Klik tombol ini", "'klik' is what offices write (tekan)"),
        (ENGLISH, "Pursuant to the law", "'pursuant' is what offices write (by)"),
    ],
)
def test_officialese_is_told_with_what_to_write_instead(language: str, text: str, better: str) -> None:
    assert any(better in fault for fault in faults(text, language))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (INDONESIAN, "Program lembaga menerima <code>error=%(error)s</code>."),
        (INDONESIAN, "Berguna, diharapkan, dan %(user)s"),
        (INDONESIAN, "https://prakerja.example/login"),
        (ENGLISH, "dalam rangka"),
        (ENGLISH, "Shallow, uponthe and re-invalid"),
    ],
)
def test_parts_of_words_what_programs_read_and_the_other_language_are_none(language: str, text: str) -> None:
    assert faults(text, language) == []


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("Halo {{ name }},\n\nkartu Anda", True),
        ("Halo {{ name }},\n\nKartu Anda", False),
        ("Hello Siti,\n\nyour", True),
    ],
)
def test_a_letter_begins_with_a_capital_after_its_greeting(text: str, is_told: bool) -> None:
    assert bool(faults(text)) is is_told


def test_figures_are_of_each_language_and_count_a_sentence_once() -> None:
    said = [
        Said(INDONESIAN, text, "a.py") for text in ("Satu dua tiga. Satu.", "Satu dua tiga.", "Label yang agak panjang")
    ]
    assert figures_of(said)[INDONESIAN] == Figures(sentences=2, longest=4, median=2, labels=1)
    assert figures_of(said)[ENGLISH] == Figures(sentences=0, longest=0, median=0, labels=0)


def test_letters_the_test_and_what_partners_are_told_are_heard_in_their_languages() -> None:
    """With what stands in catalogues, which the command hands over."""
    said = list(all_said([], {}))
    for language in officialese():
        where = {one.where.partition("/")[2].partition("/")[0] for one in said if one.language == language}
        assert {"letters", "items"} <= where
    assert {"partner_api/v1/errors.py", "partner_api/v2/problems.py"} <= {one.where for one in said}
