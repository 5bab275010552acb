"""Sealed columns open for their own row alone."""

from itertools import permutations
from typing import Final
from uuid import UUID

import pytest
from django.apps import apps
from django.db import models
from django.db.migrations.state import ModelState

from prakerja.kit.actor import ApplicantId
from prakerja.kit.append_only import AppendOnly
from prakerja.kit.purpose import Purpose
from prakerja.kit.sealed import CannotUnseal, seal
from prakerja.kit.sealed_field import SealedField
from prakerja.profile.models import Phone
from tests.situations.profile import an_applicant, with_phone

NUMBER: Final = "+6281100000000"
#: Hashes, public keys, what a test was composed from, what the log publishes, and the files of a month's survey, which
#: anybody may load: counts without small ones, of nobody in particular.
#: Secrets of a wave, whose owner is the wave.
OF_NO_PERSON: Final = {"screening.ClosingKeys"}
OPEN_BYTES: Final = {
    # Hashes of leaves, each with a nonce that is sealed.
    *("draw.JoinerBlock.hashes", "draw.JoinerBlock.root"),
    "accounts.Passkey.credential_id",
    "accounts.Passkey.public_key",
    "assessment.Sitting.seed",
    "identity.Photo.fingerprint",
    "publog.Node.hash",
    "publog.Stamp.reply",
    "statistics.SurveyMonth.csv",
    "statistics.SurveyMonth.parquet",
}


@pytest.fixture
def siti(db: None) -> ApplicantId:
    return an_applicant()


def phone_of(applicant_id: ApplicantId) -> Phone:
    return Phone(applicant_id=applicant_id)


def sealed_fields() -> list[SealedField]:
    every = [field for model in apps.get_models() for field in model._meta.get_fields()]
    return [field for field in every if isinstance(field, SealedField)]


def test_what_is_set_in_plain_is_sealed_and_read_in_plain(siti: ApplicantId) -> None:
    phone = phone_of(siti)
    phone.number = NUMBER
    assert NUMBER.encode() not in phone.sealed_number
    assert phone.number == NUMBER


def test_it_comes_back_from_the_database_sealed(siti: ApplicantId, now: object) -> None:
    with_phone(siti, now=now, number=NUMBER)  # type: ignore[arg-type]
    kept = Phone.objects.get(pk=siti)
    assert NUMBER.encode() not in bytes(kept.sealed_number)
    assert kept.number == NUMBER


def test_a_value_swapped_between_two_rows_opens_in_neither(siti: ApplicantId) -> None:
    mine, theirs = phone_of(siti), phone_of(an_applicant())
    mine.number, theirs.number = NUMBER, "+6281100000001"
    mine.sealed_number, theirs.sealed_number = theirs.sealed_number, mine.sealed_number
    for phone in (mine, theirs):
        with pytest.raises(CannotUnseal):
            _ = phone.number


def places() -> list[tuple[SealedField, models.Model]]:
    """Of every sealed column the rows of two owners, and of one of them two rows, where an owner may have two."""
    found = []
    for field in sealed_fields():
        for owner, row in ((1, 1), (1, 2), (2, 1)) if field.row else ((1, 1), (2, 1)):
            made = field.model(**{field.owner: UUID(int=owner)})
            if field.row:
                is_number = field.row.endswith("draw_id")
                setattr(made, field.row, row if is_number else UUID(int=row))
            found.append((field, made))
    return found


def test_no_value_opens_in_any_other_row_or_column_of_any_table() -> None:
    tried = 0
    for (field, row), (other_field, other_row) in permutations(places(), 2):
        field.seal_in(row, NUMBER)
        assert field.open_in(row) == NUMBER
        setattr(other_row, other_field.attname, getattr(row, field.attname))
        with pytest.raises(CannotUnseal):
            other_field.open_in(other_row)
        tried += 1
    assert tried >= 300


def test_an_owner_has_one_row_of_a_table_or_the_field_names_what_tells_them_apart() -> None:
    for field in sealed_fields():
        meta, place = field.model._meta, {field.owner, field.row} - {""}
        unique = [set(one.fields) for one in meta.constraints if isinstance(one, models.UniqueConstraint)]
        keys = [{column.attname for column in meta.pk_fields}, *unique]
        assert place in keys or {name.removesuffix("_id") for name in place} in [
            {name.removesuffix("_id") for name in key} for key in keys
        ], field


def test_nothing_is_sealed_where_the_program_may_not_write_again() -> None:
    assert not [field for field in sealed_fields() if issubclass(field.model, AppendOnly)]


def test_whatever_holds_bytes_is_sealed_or_known_to_be_open() -> None:
    every = [field for model in apps.get_models() for field in model._meta.concrete_fields]
    held = {str(field) for field in every if isinstance(field, models.BinaryField)}
    assert held - {str(field) for field in sealed_fields()} <= OPEN_BYTES


def test_what_a_verb_sealed_by_itself_opens_through_the_field(siti: ApplicantId) -> None:
    phone = phone_of(siti)
    phone.sealed_number = seal(NUMBER, purpose=Purpose.PHONE, owner=siti)
    assert phone.number == NUMBER


def test_what_was_sealed_as_another_thing_does_not_open(siti: ApplicantId) -> None:
    phone = phone_of(siti)
    phone.sealed_number = seal(NUMBER, purpose=Purpose.NIK, owner=siti)
    with pytest.raises(CannotUnseal):
        _ = phone.number


def test_a_migration_sees_a_binary_field() -> None:
    seen = ModelState.from_model(Phone).fields["sealed_number"]
    assert seen.deconstruct()[1:] == ("django.db.models.BinaryField", [], {})


def test_a_copy_of_the_field_still_knows_its_purpose_and_owner() -> None:
    copied = SealedField(Purpose.NIK, owner="account_id").clone()
    assert (copied.purpose, copied.owner) == (Purpose.NIK, "account_id")


def test_every_sealed_field_has_its_purpose_and_the_column_of_its_owner() -> None:
    fields = sealed_fields()
    assert len(fields) >= 5
    for field in fields:
        assert field.purpose is not None
        owner = field.model._meta.get_field(field.owner)
        key = owner.target_field if isinstance(owner, models.ForeignKey) else owner
        assert isinstance(key, models.UUIDField) or field.model._meta.label in OF_NO_PERSON
