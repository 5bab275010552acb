"""Every line of every scheme file, spoilt in each way that a hand could: the loader names the file and takes none."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from prakerja.schemes.load_scheme import SchemeRefused, load_scheme, scheme_names, schemes_folder

type Spoil = Callable[[str], str]

_FIGURE = re.compile(r"(source\.)?([a-z_]+) = (.+)")


def lines_of(name: str) -> list[str]:
    return (schemes_folder() / f"{name}.toml").read_text().splitlines()


def spoilt(name: str, spoil: Spoil, *, which: Callable[[str], bool]) -> Iterator[tuple[str, str]]:
    """Each line that is a figure or a source, and the whole file with that line alone spoilt."""
    lines = lines_of(name)
    for place, line in enumerate(lines):
        if _FIGURE.fullmatch(line) and which(line):
            yield line, "\n".join([*lines[:place], spoil(line), *lines[place + 1 :]])


def is_source(line: str) -> bool:
    return line.startswith("source.")


def is_figure(line: str) -> bool:
    return not is_source(line)


def anything(_line: str) -> bool:
    return True


def without(_line: str) -> str:
    return ""


def twice(line: str) -> str:
    return f"{line}\n{line}"


def of_another_kind(line: str) -> str:
    return re.sub(r" = .+", ' = "entah"', line)


def negative(line: str) -> str:
    return re.sub(r" = (?=\d)", " = -", line)


def misspelt(line: str) -> str:
    return line.replace(" = ", "x = ", 1)


def unquoted(line: str) -> str:
    return line.replace('"', "")


def emptied(line: str) -> str:
    return re.sub(r" = .+", ' = ""', line)


class Shelf:
    """A folder on which each spoilt file lies for a moment under a fresh path: files are read once a process."""

    def __init__(self, folder: Path, settings: Settings) -> None:
        self._folder, self._settings, self._count = folder, settings, 0

    def refusal_of(self, name: str, text: str) -> str:
        """What the loader says against it; nothing when it takes it."""
        self._count += 1
        place = self._folder / str(self._count)
        place.mkdir()
        (place / f"{name}.toml").write_text(f"{text}\n")
        self._settings.SCHEMES_FOLDER = place
        try:
            load_scheme(name)
        except SchemeRefused as refused:
            return str(refused)
        return ""


@pytest.fixture
def shelf(tmp_path: Path, settings: Settings) -> Shelf:
    return Shelf(tmp_path, settings)


def taken(shelf: Shelf, name: str, spoil: Spoil, which: Callable[[str], bool]) -> list[str]:
    files = list(spoilt(name, spoil, which=which))
    assert len(files) > 5
    refusals = [(line, shelf.refusal_of(name, text)) for line, text in files]
    assert all(f"{name}.toml" in refusal for _, refusal in refusals if refusal)
    return [line for line, refusal in refusals if not refusal]


@pytest.mark.parametrize("name", scheme_names())
def test_the_files_are_taken_as_they_are(shelf: Shelf, name: str) -> None:
    assert shelf.refusal_of(name, "\n".join(lines_of(name))) == ""


@pytest.mark.parametrize("name", scheme_names())
def test_no_line_can_be_left_out(shelf: Shelf, name: str) -> None:
    """Neither a figure, whose source then stands alone, nor a source."""
    assert taken(shelf, name, without, anything) == []


@pytest.mark.parametrize("name", scheme_names())
def test_no_line_can_stand_twice(shelf: Shelf, name: str) -> None:
    assert taken(shelf, name, twice, anything) == []


@pytest.mark.parametrize("name", scheme_names())
def test_no_figure_can_be_of_another_kind(shelf: Shelf, name: str) -> None:
    assert taken(shelf, name, of_another_kind, is_figure) == []


@pytest.mark.parametrize("name", scheme_names())
def test_no_line_can_be_misspelt(shelf: Shelf, name: str) -> None:
    assert taken(shelf, name, misspelt, anything) == []


@pytest.mark.parametrize("name", scheme_names())
def test_no_source_can_be_empty_or_lose_its_quotes(shelf: Shelf, name: str) -> None:
    assert taken(shelf, name, emptied, is_source) == []
    assert taken(shelf, name, unquoted, is_source) == []


@pytest.mark.parametrize("name", scheme_names())
def test_no_figure_can_be_negative(shelf: Shelf, name: str) -> None:
    numbers = re.compile(r"[a-z_]+ = [1-9][0-9_]*")
    assert taken(shelf, name, negative, lambda line: numbers.fullmatch(line) is not None) == []


@pytest.mark.parametrize("name", scheme_names())
@pytest.mark.parametrize("damage", ["\x00", "﻿", "<<<<<<< HEAD\n", "[surprise]\nfigure = 1\n"])
def test_a_file_with_something_in_front_is_refused(shelf: Shelf, name: str, damage: str) -> None:
    assert f"{name}.toml" in shelf.refusal_of(name, damage + "\n".join(lines_of(name)))


@pytest.mark.parametrize("name", scheme_names())
def test_a_file_that_ends_in_the_middle_is_refused(shelf: Shelf, name: str) -> None:
    """At whatever line it was cut; only the whole is a scheme."""
    lines = lines_of(name)
    last_figure = max(place for place, line in enumerate(lines) if _FIGURE.fullmatch(line))
    cuts = range(0, last_figure, 3)
    assert [cut for cut in cuts if not shelf.refusal_of(name, "\n".join(lines[:cut]))] == []
