"""`prakerja texts` as whoever writes a sentence meets it."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from click.testing import CliRunner, Result

from prakerja.config import catalogues
from prakerja.config.find_texts import Sentence
from prakerja.config.said import Said
from prakerja.console import texts

OPEN = Sentence("Buka", None, None, Path("words/waves.py"))
CLOSE = Sentence("Tutup", None, None, Path("words/waves.py"))


@pytest.fixture
def locale(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Of the waves' step the English of one sentence is written."""
    folder = tmp_path / "locale"
    monkeypatch.setattr(catalogues, "LOCALE", folder)
    monkeypatch.setattr(texts, "LOCALE", folder)
    kept = Catalog(locale="en", fuzzy=False)
    kept.add("Buka", "Open")
    path = folder / "waves" / "en" / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True)
    with path.open("wb") as file:
        write_po(file, kept)
    return folder


def run(command: str, *sentences: Sentence, monkeypatch: pytest.MonkeyPatch, said: tuple[Said, ...] = ()) -> Result:
    def found() -> Iterator[Sentence]:
        yield from sentences

    monkeypatch.setattr(texts, "find_texts", found)
    monkeypatch.setattr(texts, "all_said", lambda *_: iter(said))
    return CliRunner().invoke(texts.texts, [command])


def english_of(locale: Path, step: str = "waves") -> dict[str, str]:
    with (locale / step / "en" / "LC_MESSAGES" / "django.po").open("rb") as file:
        return {str(message.id): str(message.string) for message in read_po(file) if message.id}


def test_where_everything_has_its_english_there_is_nothing_to_say(
    locale: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = run("check", OPEN, monkeypatch=monkeypatch)
    assert (answer.exit_code, answer.output) == (0, "")


def test_a_sentence_without_english_is_named_with_its_file(locale: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answer = run("check", OPEN, CLOSE, monkeypatch=monkeypatch)
    assert (answer.exit_code, answer.stdout) == (1, "")
    assert "words/waves.py: no English for 'Tutup'" in answer.stderr
    assert "prakerja texts update" in answer.stderr


def test_english_of_a_sentence_that_is_gone_is_named_with_its_step(
    locale: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = run("check", monkeypatch=monkeypatch)
    assert answer.exit_code == 1
    assert "waves: stands nowhere any more: 'Buka'" in answer.stderr


def test_checking_writes_nothing(locale: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("check", CLOSE, monkeypatch=monkeypatch)
    assert english_of(locale) == {"Buka": "Open"}


def test_updating_makes_room_for_what_is_new_and_clears_what_is_gone(
    locale: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = run("update", CLOSE, monkeypatch=monkeypatch)
    assert answer.exit_code == 0
    assert "changed: locale/waves/en/LC_MESSAGES/django.po" in answer.stdout
    assert english_of(locale) == {"Tutup": ""}


def test_after_updating_the_check_still_asks_for_the_english(locale: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("update", OPEN, CLOSE, monkeypatch=monkeypatch)
    assert run("check", OPEN, CLOSE, monkeypatch=monkeypatch).exit_code == 1
    assert english_of(locale) == {"Buka": "Open", "Tutup": ""}


def test_updating_twice_changes_a_file_once(locale: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("update", OPEN, CLOSE, monkeypatch=monkeypatch)
    again = run("update", OPEN, CLOSE, monkeypatch=monkeypatch)
    assert "changed:" not in again.stdout


def test_a_new_steps_first_sentence_makes_its_catalogue(locale: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    card = Sentence("Kartu", None, None, Path("words/draw.py"))
    run("update", OPEN, card, monkeypatch=monkeypatch)
    assert english_of(locale, "draw") == {"Kartu": ""}


def test_what_is_long_or_officialese_is_named_with_its_file(locale: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    long = Said("id", "kata " * 21, "words/waves.py")
    answer = run("check", OPEN, monkeypatch=monkeypatch, said=(long, Said("en", "Prior to that", "locale/waves")))
    assert answer.exit_code == 1
    assert "words/waves.py: 21 words, 20 are the most" in answer.stderr
    assert "locale/waves: 'prior to' is what offices write (before)" in answer.stderr


def test_many_long_sentences_are_named_even_if_none_is_too_long(locale: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = tuple(Said("en", f"{'word ' * 12}{number}.", "locale/waves") for number in range(3))
    answer = run("check", OPEN, monkeypatch=monkeypatch, said=said)
    assert (answer.exit_code, "en: half of all sentences have more than 12 words" in answer.stderr) == (1, True)


def test_figures_are_a_table_or_one_object(locale: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = (Said("id", "Satu dua tiga.", "words/waves.py"),)
    monkeypatch.setattr(texts, "find_texts", lambda: iter(()))
    monkeypatch.setattr(texts, "all_said", lambda *_: iter(said))
    shown = CliRunner().invoke(texts.texts, ["figures", "--json"])
    assert json.loads(shown.stdout)["id"] == {"sentences": 1, "longest": 3, "median": 3, "labels": 0}
    assert "sentences" in CliRunner().invoke(texts.texts, ["figures"]).stdout


def test_every_sentence_of_the_house_has_its_english_and_is_plain() -> None:
    answer = CliRunner().invoke(texts.texts, ["check"])
    assert (answer.exit_code, answer.output) == (0, "")
