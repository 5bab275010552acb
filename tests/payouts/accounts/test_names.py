"""Which spellings are one person's name."""

import pytest

from prakerja.payouts.accounts.names import NameMatch, compare_names
from tests.payouts.accounts.name_pairs import figures

SAME, DOUBT, ANOTHER = NameMatch.SAME, NameMatch.DOUBT, NameMatch.ANOTHER


@pytest.mark.parametrize(
    ("ours", "theirs", "meant"),
    [
        ("Siti Aminah", "SITI AMINAH", SAME),
        ("Siti Aminah", "Aminah Siti", SAME),
        ("Siti Aminah", "SDRI SITI AMINAH", SAME),
        ("Siti Aminah", "Hj. Siti Aminah, S.Pd.", SAME),
        ("Dr. H. Budi Santoso", "BUDI SANTOSO", SAME),
        ("Suharto Wijaya", "Soeharto Widjaja", SAME),
        ("Cahyono Yusuf", "Tjahjono Jusuf", SAME),
        ("Muhammad Rizki Pratama", "Moh. Rizki Pratama", SAME),
        ("Mochamad Rizki Pratama", "MUH RIZKI PRATAMA", SAME),
        ("Muhammad Rizki Pratama", "MUHAMMAD RIZKI P", SAME),
        ("Ratna Puspitasari Wulandari", "RATNA PUSPITASARI WU", SAME),
        ("Siti Aminah", "SITI AMINAN", DOUBT),
        ("Siti Aminah", "SITI A", DOUBT),
        ("Siti Aminah", "SITI", DOUBT),
        ("Siti Aminah", "...", DOUBT),
        ("Suharto", "SUHARTA", DOUBT),
        ("Siti Aminah", "SITI ROHMAH", ANOTHER),
        ("Siti Aminah", "BUDI SANTOSO", ANOTHER),
        ("Ani", "ADI", ANOTHER),
    ],
)
def test_two_spellings_are_decided_by_the_stated_rules(ours: str, theirs: str, meant: NameMatch) -> None:
    assert compare_names(ours, theirs) is meant
    assert compare_names(theirs, ours) is meant


def test_of_a_thousand_pairs_none_of_two_people_is_one_person() -> None:
    found = figures()
    assert found["false match"] == 0
    assert found["right"] >= 950
    assert found["false doubt"] <= 30
