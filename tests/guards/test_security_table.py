"""docs/security.md: every requirement once, in order; every file and test named there exists; its sums are true."""

import re
from collections import Counter
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from tests.guards.asvs_levels import LEVELS
from tests.guards.test_security import OURS, imported
from tests.guards.test_the_house import ROOT

PAGE: Final = ROOT / "docs" / "security.md"
STATES: Final = ("pass", "not applicable", "open")
#: What has to do with keys, hashes and chance, by the module that does it.
OF_KEYS: Final = {"cryptography", "hashlib", "hmac", "secrets", "pyotp", "webauthn", "argon2"}


class Row(NamedTuple):
    number: str
    level: str
    asks: str
    state: str
    held: str

    @property
    def named(self) -> list[str]:
        """Files and tests."""
        return re.findall(r"`([^`\s]+\.(?:py|js|html|md|conf|lock|css)(?:::\w*)?|[^`\s]*Caddyfile)`", self.held)

    @property
    def tests(self) -> list[str]:
        return [one for one in self.named if one.startswith("tests/")]

    @property
    def files(self) -> list[str]:
        return [one for one in self.named if not one.startswith("tests/")]


def rows() -> list[Row]:
    lines = re.findall(r"^\| \d+\.\d+\.\d+ \|.*\|$", PAGE.read_text(), flags=re.MULTILINE)
    return [Row(*(cell.strip() for cell in line.strip("|").split(" | "))) for line in lines]


ROWS: Final = rows()


def place_of(name: str) -> Path:
    """Under the program unless it begins otherwise."""
    beginning = name.partition("/")[0]
    return ROOT / name if beginning in ("docs", "tests", "bin") or "/" not in name else ROOT / "src" / "prakerja" / name


def anchors_of(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", page.read_text(), flags=re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading).strip().lower().replace(" ", "-") for heading in headings}


def test_the_standard_is_known_whole() -> None:
    levels = Counter("".join(LEVELS.values()))
    assert levels == {"1": 70, "2": 183, "3": 92}


def test_every_requirement_of_both_levels_stands_once_and_in_order() -> None:
    wanted = [
        (f"{section}.{place}", level)
        for section, levels in LEVELS.items()
        for place, level in enumerate(levels, start=1)
        if level in "12"
    ]
    assert [(row.number, row.level) for row in ROWS] == wanted


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.number)
def test_a_row_says_what_is_so_and_what_holds_it(row: Row) -> None:
    assert row.state in STATES
    assert row.asks
    assert len(row.held) > 8
    if row.state == "pass":
        assert row.tests, "nothing fails without it"
        assert row.files or "](#" in row.held
    for name in row.files:
        assert place_of(name).is_file(), name
    for name in row.tests:
        file, _, function = name.partition("::")
        assert (ROOT / file).is_file(), name
        assert f"def {function or 'test_'}" in (ROOT / file).read_text(), name


def test_every_heading_that_a_row_points_to_is_there() -> None:
    """What is asked to be written down is written down, under that heading."""
    pointed_to = set(re.findall(r"\]\(#([^)]+)\)", PAGE.read_text()))
    assert pointed_to
    assert pointed_to <= anchors_of(PAGE)


def test_every_page_and_file_that_the_rest_names_is_there() -> None:
    above = PAGE.read_text().partition("## The table")[0]
    for name in re.findall(r"\]\(([^)#]+)\)", above):
        assert (PAGE.parent / name).exists(), name
    for name in re.findall(r"`([\w/.]+/[\w.]+\.(?:py|txt))`", above):
        assert place_of(name).is_file(), name


def test_the_figures_at_the_top_are_those_of_the_table() -> None:
    states, levels = Counter(row.state for row in ROWS), Counter(row.level for row in ROWS)
    assert (
        f"Of {len(ROWS)} requirements ({levels['1']} of level 1, {levels['2']} of level 2) {states['pass']} pass, "
        f"{states['not applicable']} are not applicable, {states['open']} are open."
    ) in PAGE.read_text()


def test_the_inventory_names_every_room_that_has_to_do_with_keys() -> None:
    inventory = PAGE.read_text().partition("## Keys, and what they are for")[2].partition("\n## ")[0]
    named = {
        room
        for line in re.findall(r"^\| (`.*?`) \|", inventory, flags=re.MULTILINE)
        for room in re.findall(r"`(\w+)`", line)
    }
    rooms = {
        path.relative_to(ROOT / "src" / "prakerja").parts[0]
        for path in OURS
        if {module.partition(".")[0] for module in imported(path)} & OF_KEYS
    }
    assert rooms <= named
