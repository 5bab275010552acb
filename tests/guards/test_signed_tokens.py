"""What is signed and handed out: it serves its own purpose, under our key, unchanged, or nothing."""

from typing import Final
from uuid import UUID

import pytest
from django.core import signing
from django.test import override_settings

from prakerja.accounts.confirmation_link import LinkExpired, link_token, read_link
from prakerja.backoffice.identity.photo_links import link_to, photo_in
from prakerja.identity.models import Photo
from prakerja.identity.photo_rules import PhotoKind
from prakerja.kit.actor import StaffId

READER: Final = StaffId(UUID(int=7))
CODE: Final = UUID(int=9)


def a_photo_token() -> str:
    photo = Photo(applicant_id=UUID(int=8), photo_set=1, kind=PhotoKind.KTP, try_number=1)
    return link_to(photo, reader=READER).rstrip("/").rpartition("/")[2]


def a_link_token() -> str:
    return link_token(CODE, "siti@contoh.example")


def test_each_is_read_by_whom_it_was_made_for() -> None:
    assert read_link(a_link_token()).code_id == CODE
    assert photo_in(a_photo_token(), reader=READER)[0] == UUID(int=8)


def test_a_token_serves_its_own_purpose_alone() -> None:
    with pytest.raises(LinkExpired):
        read_link(a_photo_token())
    with pytest.raises(signing.BadSignature):
        photo_in(a_link_token(), reader=READER)


def test_no_letter_of_a_token_can_be_another() -> None:
    """Nor can its algorithm be chosen: a token does not name one."""
    for token in (a_link_token(), a_photo_token()):
        for place, letter in enumerate(token):
            other = token[:place] + ("A" if letter != "A" else "B") + token[place + 1 :]
            with pytest.raises(LinkExpired):
                read_link(other)
            with pytest.raises(signing.BadSignature):
                photo_in(other, reader=READER)


def test_another_key_opens_nothing() -> None:
    link, photo = a_link_token(), a_photo_token()
    with override_settings(SECRET_KEY="another key than ours, and as long as ours is"):
        with pytest.raises(LinkExpired):
            read_link(link)
        with pytest.raises(signing.BadSignature):
            photo_in(photo, reader=READER)
