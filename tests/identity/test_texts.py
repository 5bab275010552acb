"""Every reason has its words, in both languages."""

import pytest
from django.utils.translation import override

from prakerja.identity.photo_rules import PhotoFault
from prakerja.identity.rules import RefusalReason
from prakerja.messages.states import Channel
from prakerja.messages.write_text import write_text
from prakerja.words.identity import PHOTO_FAULTS, REFUSALS

CASES: list[tuple[str, str]] = [("identity_refused", reason) for reason in RefusalReason]
CASES += [("identity_photos_again", fault) for fault in PhotoFault]


def words_of(text: str, reason: str, language: str) -> str:
    """What the page of the same reason says."""
    with override(language):
        if text == "identity_refused":
            return str(REFUSALS[RefusalReason(reason)].explanation)
        return str(PHOTO_FAULTS[PhotoFault(reason)])


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize(("text", "reason"), CASES)
def test_every_reason_is_told_in_its_own_words(text: str, reason: str, language: str) -> None:
    subject, body = write_text(
        text=text, channel=Channel.EMAIL, language=language, words={"name": "Siti", "reason": reason}
    )
    assert subject
    assert words_of(text, reason, language) in body
    assert "/verifikasi-ktp/" in body


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("text", ["identity_verified", "identity_photos_wanted"])
def test_every_other_text_has_its_subject_and_the_name(text: str, language: str) -> None:
    subject, body = write_text(text=text, channel=Channel.EMAIL, language=language, words={"name": "Siti"})
    assert subject
    assert "Siti" in body
