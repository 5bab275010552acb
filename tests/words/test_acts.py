"""The acts that take two people, in words: what each is called, and what it does."""

import pytest
from django.utils.translation import override

from prakerja.approvals.register import declared_acts
from prakerja.draw.acts import PUBLISH
from prakerja.waves.acts import OPEN
from prakerja.words.acts import ACT_TITLES, CONSEQUENCES


@pytest.mark.parametrize("name", [act.name for act in declared_acts() if not act.name.startswith("tests.")])
def test_every_act_says_in_both_languages_what_it_does_and_whether_it_can_be_taken_back(name: str) -> None:
    for language in ("id", "en"):
        with override(language):
            assert str(CONSEQUENCES[name]).endswith(".")
            assert not str(ACT_TITLES[name]).endswith(".")


@pytest.mark.parametrize("name", [OPEN.name, PUBLISH.name])
def test_what_cannot_be_taken_back_is_called_so(name: str) -> None:
    assert "Tidak dapat ditarik kembali." in str(CONSEQUENCES[name])
