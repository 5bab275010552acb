"""The declaration: its text, signing it, and what is kept."""

import hashlib
from datetime import datetime, timedelta

import pytest
from django.db import DatabaseError, transaction

from prakerja.audit.models import Event
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.profile.declaration_text import (
    LANGUAGES,
    UnknownVersion,
    current_declaration,
    declaration,
    declarations,
)
from prakerja.profile.models import Declaration, DeclarationEdition, Particulars
from prakerja.profile.rules import Barrier
from prakerja.profile.sign_declaration import (
    AnswersContradict,
    DeclarationOutdated,
    StatementsNotTicked,
    sign_declaration,
)
from tests.situations.profile import an_applicant, with_declaration
from tests.situations.waves import with_particulars

TEXT = current_declaration()
NAMES = tuple(one.name for one in TEXT.statements)


@pytest.fixture
def applicant(db: None) -> ApplicantId:
    return an_applicant()


def sign(
    applicant: ApplicantId, now: datetime, *, ticked: tuple[str, ...] = NAMES, version: str = "", language: str = "en"
) -> None:
    sign_declaration(
        applicant_id=applicant,
        version=version or TEXT.version,
        ticked=ticked,
        language=language,
        by=Actor.applicant(applicant),
        now=now,
    )


def test_a_version_that_was_published_is_never_edited() -> None:
    # Signed copies are checked against these; a change of wording is a new file.
    assert {
        version: [text.sha256(language)[:16] for language in LANGUAGES] for version, text in declarations().items()
    } == {"2021-1": ["19e73145f71e8125", "aec8aeaac60fed96"]}


def test_both_languages_say_every_statement() -> None:
    for text in declarations().values():
        for language in LANGUAGES:
            assert text.text(language).count("\n") == 3 + len(text.statements)
        assert all(all(one.texts[language].strip() for language in LANGUAGES) for one in text.statements)


def test_the_newest_version_is_current() -> None:
    assert current_declaration() == list(declarations().values())[-1]


def test_an_unknown_version_is_refused() -> None:
    with pytest.raises(UnknownVersion):
        declaration("1999-1")


def test_signing_keeps_version_language_hash_ticks_and_time(applicant: ApplicantId, now: datetime) -> None:
    sign(applicant, now)
    row = Declaration.objects.get()
    assert (row.version, row.language, row.accepted_at) == (TEXT.version, "en", now)
    assert row.edition.text_sha256 == hashlib.sha256(TEXT.text("en").encode()).hexdigest()
    assert row.edition.statements == list(NAMES)


def test_signing_twice_is_signing_once(applicant: ApplicantId, now: datetime) -> None:
    sign(applicant, now)
    sign(applicant, now + timedelta(minutes=1))
    assert Declaration.objects.get().accepted_at == now
    assert Event.objects.count() == 1


def test_a_statement_left_out_is_named_and_nothing_is_signed(applicant: ApplicantId, now: datetime) -> None:
    with pytest.raises(StatementsNotTicked) as refused:
        sign(applicant, now, ticked=NAMES[1:])
    assert refused.value.names == NAMES[:1]
    assert not Declaration.objects.exists()


def test_an_older_page_signs_nothing(applicant: ApplicantId, now: datetime) -> None:
    with pytest.raises(DeclarationOutdated):
        sign(applicant, now, version="2020-1")
    assert not Declaration.objects.exists()


def test_a_signed_declaration_cannot_be_changed(applicant: ApplicantId, now: datetime) -> None:
    with_declaration(applicant, now=now)
    with pytest.raises(DatabaseError), transaction.atomic():
        Declaration.objects.update(version="2020-1")


def test_nothing_is_signed_when_the_audit_fails(applicant: ApplicantId, now: datetime, broken_audit: None) -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        sign(applicant, now)
    assert not Declaration.objects.exists()


def test_the_text_is_kept_once_for_everybody_who_signs_it_in_a_language(now: datetime, db: None) -> None:
    for language in ("id", "en", "id"):
        sign(an_applicant(), now, language=language)
    assert Declaration.objects.count() == 3
    assert sorted(DeclarationEdition.objects.values_list("language", flat=True)) == ["en", "id"]


@pytest.mark.parametrize(
    ("answer", "statement", "barrier"),
    [
        ({"in_formal_education": True}, "eligible", Barrier.IN_FORMAL_EDUCATION),
        ({"office": "soldiers"}, "no_barred_office", Barrier.OFFICE),
    ],
)
def test_nobody_declares_what_their_own_answer_denies(
    answer: dict[str, object], statement: str, barrier: Barrier, applicant: ApplicantId, now: datetime
) -> None:
    with_particulars(applicant)
    Particulars.objects.filter(pk=applicant).update(**answer)
    with pytest.raises(AnswersContradict) as refused:
        sign(applicant, now)
    assert refused.value.barriers == {statement: barrier}
    assert not Declaration.objects.exists()
    assert not Event.objects.filter(name="profile.declaration.signed").exists()


def test_whoever_has_mended_the_answer_may_declare(applicant: ApplicantId, now: datetime) -> None:
    with_particulars(applicant)
    sign(applicant, now)
    assert Declaration.objects.count() == 1
