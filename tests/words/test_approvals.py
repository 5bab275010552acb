"""Why a proposal was refused, in words."""

import pytest
from django.utils.translation import override

from prakerja.words.approvals import REFUSED


@pytest.mark.parametrize("refused", REFUSED, ids=lambda kind: kind.__name__)
def test_a_refusal_says_what_is_so_and_not_what_it_is_called_in_the_code(refused: type[Exception]) -> None:
    for language in ("id", "en"):
        with override(language):
            said = str(REFUSED[refused])  # type: ignore[index]
        assert refused.__name__ not in said
        assert "%" not in said
