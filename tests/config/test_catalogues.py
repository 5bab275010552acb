"""Catalogues are compared with the sentences that are there, and brought up to date file by file."""

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from prakerja.config import catalogues as cataloguing
from prakerja.config.catalogues import bring_up_to_date, compare, read_catalogues
from prakerja.config.find_texts import Sentence


def sentence(
    text: str, path: str = "words/waves.py", plural: str | None = None, context: str | None = None
) -> Sentence:
    return Sentence(text, plural, context, Path(path))


def catalogue(**english: str) -> Catalog:
    written = Catalog(locale="en", fuzzy=False)
    for text, words in english.items():
        written.add(text, words)
    return written


@pytest.fixture
def locale(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(cataloguing, "LOCALE", tmp_path)
    return tmp_path


def test_what_has_its_english_lacks_nothing_in_whatever_catalogue_it_stands() -> None:
    assert compare([sentence("Buka")], {"profile": catalogue(Buka="Open")}).is_clean


def test_what_lacks_english_and_what_stands_nowhere_is_told() -> None:
    comparison = compare([sentence("Tutup"), sentence("Undi")], {"waves": catalogue(Buka="Open", Undi="")})
    assert [text for _, text in comparison.missing] == ["Tutup", "Undi"]
    assert comparison.obsolete == {(None, "Buka"): "waves"}


def test_one_word_in_two_meanings_is_two_sentences() -> None:
    known = catalogue(Mei="May")
    assert list(compare([sentence("Mei", context="nama")], {"waves": known}).missing) == [("nama", "Mei")]


def test_a_guess_is_no_english() -> None:
    guessed = Catalog(locale="en", fuzzy=False)
    guessed.add("Buka", "Open", flags=["fuzzy"])
    assert not compare([sentence("Buka")], {"waves": guessed}).is_clean


def test_new_sentences_go_to_their_step_and_gone_ones_go(locale: Path) -> None:
    catalogues = {"waves": catalogue(Buka="Open"), "profile": catalogue(Nama="Name")}
    found = [
        sentence("Tutup"),
        sentence("Nama", "words/profile.py"),
        sentence("Satu", "words/draw.py", plural="Banyak"),
    ]
    changed = bring_up_to_date(compare(found, catalogues), catalogues)
    assert [path.parts[-4] for path in changed] == ["draw", "waves"]
    with changed[1].open("rb") as file:
        assert [message.id for message in read_po(file) if message.id] == ["Tutup"]
    with changed[0].open("rb") as file:
        assert [message.id for message in read_po(file) if message.id] == [("Satu", "Banyak")]


def test_bringing_up_to_date_twice_changes_nothing_the_second_time(locale: Path) -> None:
    bring_up_to_date(compare([sentence("Tutup")], {}), {})
    catalogues = read_catalogues()
    again = compare([sentence("Tutup")], catalogues)
    assert not again.is_clean
    assert bring_up_to_date(again, catalogues) == []
