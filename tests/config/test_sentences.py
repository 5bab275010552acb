"""Texts are cut where a reader draws breath, and each sentence is counted as it is heard."""

import pytest

from prakerja.config.sentences import readings_of, sentences_of


def cut(text: str) -> list[str]:
    return [one.text for one in sentences_of(text)]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Tes selesai. Anda boleh pulang!", ["Tes selesai.", "Anda boleh pulang!"]),
        ("Hilang? Telepon kami.", ["Hilang?", "Telepon kami."]),
        ("“Sudah.” Lalu pulang.", ["“Sudah.", "Lalu pulang."]),
        ("Menurut Permenko No. 11 dan ayat. 2 sah.", ["Menurut Permenko No. 11 dan ayat. 2 sah."]),
        ("Bayar Rp1.000.000 pada pukul 10.00 WIB.", ["Bayar Rp1.000.000 pada pukul 10.00 WIB."]),
        ("1. Takar beras", ["1. Takar beras"]),
        ("Satu baris\nyang dilipat.", ["Satu baris yang dilipat."]),
        ("Yang disimpan:\n- nama\n- NIK", ["Yang disimpan:", "- nama", "- NIK"]),
        ("Paragraf satu\n\nparagraf dua", ["Paragraf satu", "paragraf dua"]),
        ("<p>Satu</p><ul><li>Dua</li></ul>", ["Satu", "Dua"]),
        ('Buka <a href="/masuk/">halaman masuk</a>. Lalu pilih.', ["Buka halaman masuk.", "Lalu pilih."]),
        ("", []),
        (" – ", []),
    ],
)
def test_a_text_is_cut_into_its_sentences(text: str, sentences: list[str]) -> None:
    assert cut(text) == sentences


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Sisa %(amount)s sampai %(until)s.", 4),
        ('Sisa {{ until|date:"j F Y" }} WIB.', 3),
        ("Ambil {days} hari, {price:rp} sehari.", 5),
        ("kabupaten/kota – 514", 2),
        ("Isi e-mail Anda", 3),
        ("Rp2 &amp; Rp3", 2),
    ],
)
def test_what_is_filled_in_is_one_word_and_a_dash_is_none(text: str, words: int) -> None:
    (sentence,) = sentences_of(text)
    assert sentence.words == words


@pytest.mark.parametrize(("text", "is_whole"), [("Selesai.", True), ("Selesai (hari ini.)", True), ("Selesai", False)])
def test_a_label_is_no_whole_sentence(text: str, is_whole: bool) -> None:
    (sentence,) = sentences_of(text)
    assert sentence.is_whole is is_whole


def test_a_letter_is_read_once_for_each_branch_of_its_conditions() -> None:
    letter = (
        "Halo {{ x }},\n{% if a %}Satu{% elif b %}dua{% else %}{% if c %}tiga{% else %}empat{% endif %}{% endif %}.\n"
    )
    read = [" ".join(reading.split()) for reading in readings_of(letter)]
    assert [text.removeprefix("Halo {{ x }}, ") for text in read] == ["Satu.", "dua.", "empat.", "empat."]


def test_each_line_of_a_letter_is_a_paragraph_and_tags_say_nothing() -> None:
    (letter,) = readings_of("{% load letter_tags %}Hari ini\n{% for one in all %}- {{ one }}\n{% endfor %}")
    assert cut(letter) == ["Hari ini", "- N"]
