"""Applicants by the thousand who have done every step before joining, put into the steps' tables as they would be."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from psycopg.types.json import Jsonb

from prakerja.accounts.address_holder import AddressHolder, email_digest
from prakerja.accounts.kinds import Kind
from prakerja.accounts.models import Account
from prakerja.accounts.terms import TERMS_VERSION
from prakerja.assessment.bank import CURRENT_BANK
from prakerja.assessment.models import Sitting
from prakerja.assessment.rules import answer_key, compose_test
from prakerja.assessment.states import EndedBy, SittingState
from prakerja.identity.models import Identity, NikHolder
from prakerja.identity.states import IdentityState
from prakerja.journey.blueprint import blueprint_of
from prakerja.kit.digests import digest
from prakerja.kit.purpose import Purpose
from prakerja.kit.sealed import seal
from prakerja.profile.declaration_text import current_declaration
from prakerja.profile.models import Declaration, Particulars, Phone, PhoneHolder
from prakerja.profile.put_edition import put_edition
from prakerja.schemes.load_scheme import load_scheme
from prakerja.simulation.copy_in import copy_in
from prakerja.simulation.lives import Life
from prakerja.waves.models import Joiner, Wave
from prakerja.waves.receipts import new_receipt

#: Django's mark for a password that nothing matches.
_NO_PASSWORD = "!synthetic"  # noqa: S105  it opens nothing


@dataclass(frozen=True)
class Applicant:
    id: UUID
    email: str
    #: E.164; messages to it end in the sandbox's inbox.
    phone: str
    life: Life


def applicant_of(life: Life, *, email: str = "") -> Applicant:
    """The same life always gets the same id, so that filling the tables twice meets the same rows."""
    number = life.person.number
    return Applicant(
        id=UUID(int=(0x0195 << 112) | (7 << 76) | (2 << 62) | number),
        email=email or f"warga{number}@contoh.example",
        phone=f"+62811{number:09d}",
        life=life,
    )


def put_ready_applicants(applicants: Sequence[Applicant], *, at: datetime) -> None:
    """Account, verified identity, complete particulars, proven phone, signed declaration and a finished test each."""
    put_accounts(applicants, at=at)
    put_identities(applicants, at=at)
    put_particulars(applicants, at=at)
    put_phones(applicants, at=at)
    put_declarations(applicants, at=at)
    put_finished_tests(applicants, at=at)


def put_accounts(applicants: Sequence[Applicant], *, at: datetime) -> None:
    fields = ["id", "password", "email", "full_name", "language", "terms_version", "terms_agreed_at"]
    rest = ["id", TERMS_VERSION, at, Kind.APPLICANT, True, at]
    copy_in(
        Account,
        [*fields, "kind", "is_active", "created_at"],
        ([a.id, _NO_PASSWORD, a.email, a.life.person.name, *rest] for a in applicants),
    )
    copy_in(AddressHolder, ["digest", "holder_id"], ([email_digest(a.email), a.id] for a in applicants))


def put_identities(applicants: Sequence[Applicant], *, at: datetime) -> None:
    fields = ["applicant_id", "sealed_nik", "nik_digest", "sealed_kk", "kk_digest", "birth_date", "state"]
    fields += ["refusal", "doubts", "question_number", "photo_set", "photos_wanted"]
    fields += ["entered_at", "asked_at", "answered_at", "verified_at"]
    copy_in(Identity, fields, (_identity_row(a, at) for a in applicants))
    holders = ([digest(a.life.person.nik, purpose=Purpose.NIK), a.id] for a in applicants)
    copy_in(NikHolder, ["digest", "holder_id"], holders)


def _identity_row(applicant: Applicant, at: datetime) -> list[object]:
    person = applicant.life.person
    numbers = [
        *_looked_up(person.nik, Purpose.NIK, applicant.id),
        *_looked_up(person.family_card, Purpose.FAMILY_CARD, applicant.id),
    ]
    state = [IdentityState.VERIFIED.value, "", Jsonb([]), 1, 1, ""]
    return [applicant.id, *numbers, person.born_on, *state, at, at, at, at]


def _looked_up(plain: str, purpose: Purpose, owner: UUID) -> tuple[bytes, UUID]:
    return seal(plain, purpose=purpose, owner=owner), digest(plain, purpose=purpose)


def put_particulars(applicants: Sequence[Applicant], *, at: datetime) -> None:
    fields = ["applicant_id", "full_name", "ktp_address", "ktp_province", "ktp_regency", "same_as_ktp"]
    fields += ["domicile_address", "domicile_province", "domicile_regency", "education", "in_formal_education"]
    fields += ["employment", "office", "disability", "disability_kind", "dependants", "topic"]
    copy_in(Particulars, [*fields, "changed_at", "completed_at"], (_particulars_row(a, at) for a in applicants))


def _particulars_row(applicant: Applicant, at: datetime) -> list[object]:
    life = applicant.life
    person = life.person
    home = [person.address, person.regency[:2], person.regency]
    work = [life.employment.value, life.office.value, life.disability, "", life.dependants, life.topic.value]
    return [
        *(applicant.id, person.name, *home, True, *home),
        *(life.education.value, life.in_formal_education, *work, at, at),
    ]


def put_phones(applicants: Sequence[Applicant], *, at: datetime) -> None:
    copy_in(
        Phone,
        ["applicant_id", "sealed_number", "number_digest", "verified_at"],
        ([a.id, *_looked_up(a.phone, Purpose.PHONE, a.id), at] for a in applicants),
    )
    copy_in(
        PhoneHolder,
        ["digest", "holder_id"],
        ([digest(a.phone, purpose=Purpose.PHONE), a.id] for a in applicants),
    )


def put_declarations(applicants: Sequence[Applicant], *, at: datetime) -> None:
    text = current_declaration()
    put_edition(text, language="id")
    fields = ["applicant_id", "version", "language", "accepted_at"]
    copy_in(Declaration, fields, ([a.id, text.version, "id", at] for a in applicants))


def put_finished_tests(applicants: Sequence[Applicant], *, at: datetime) -> None:
    """Everybody sat the same items: composing twenty thousand tests would only cost the newcomer's minute."""
    blueprint = blueprint_of(load_scheme("2021"))
    seed = os.urandom(32)
    key = answer_key(compose_test(seed, blueprint, bank=CURRENT_BANK))
    ends_at = at + timedelta(minutes=blueprint.minutes)
    kinds = [blueprint.motivation, blueprint.reading, blueprint.arithmetic, blueprint.ordering]
    row = [
        *(SittingState.FINISHED.value, CURRENT_BANK, seed, key, blueprint.scheme, blueprint.minutes, 0, *kinds),
        *(at, ends_at, ends_at, EndedBy.CLOCK.value, 0),
    ]
    fields = ["applicant_id", "state", "bank", "seed", "answer_key", "scheme", "minutes", "extra_minutes"]
    fields += ["motivation_items", "reading_items", "arithmetic_items", "ordering_items"]
    fields += ["started_at", "ends_at", "finished_at", "ended_by", "right_answers"]
    copy_in(Sitting, fields, ([a.id, *row] for a in applicants))


def put_joiners(applicants: Sequence[Applicant], *, wave: Wave, at: datetime) -> None:
    """They all joined the wave."""
    copy_in(
        Joiner,
        ["wave", "applicant_id", "receipt", "joined_at", "regency"],
        ([wave.pk, a.id, new_receipt(wave.number), at, a.life.person.regency] for a in applicants),
    )
