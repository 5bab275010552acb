"""`sign_declaration()`: the applicant declares, statement by statement."""

from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import UUID

from django.db import connection

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.kit.refused import Refused
from prakerja.kit.sql import sql_file
from prakerja.profile.answers import Answers
from prakerja.profile.declaration_text import current_declaration
from prakerja.profile.events import ProfileEvent
from prakerja.profile.models import Declaration, Particulars
from prakerja.profile.put_edition import put_edition
from prakerja.profile.rules import Barrier, barriers_of, statements_denied_by


class DeclarationOutdated(Refused):
    """What was ticked is no longer the current version; the new one must be read first."""


class StatementsNotTicked(Refused):
    """A declaration is signed as a whole or not at all; carries the names of the statements left out."""

    def __init__(self, names: tuple[str, ...]) -> None:
        super().__init__(", ".join(names))
        self.names = names


class AnswersContradict(Refused):
    """What is declared and what was answered cannot both be true; by statement, the answer that says otherwise."""

    def __init__(self, barriers: Mapping[str, Barrier]) -> None:
        super().__init__(", ".join(barriers))
        self.barriers = dict(barriers)


def sign_declaration(
    *, applicant_id: ApplicantId, version: str, ticked: Collection[str], language: str, by: Actor, now: datetime
) -> None:
    """The applicant has signed the current version as they read it; its text's hash and the time are kept.

    Signing a version twice is signing it once, the first time. Raises DeclarationOutdated, StatementsNotTicked,
    AnswersContradict.
    """
    require(Permission.APPLY, by=by, of=applicant_id)
    text = current_declaration()
    if version != text.version:
        raise DeclarationOutdated
    missing = tuple(one.name for one in text.statements if one.name not in ticked)
    if missing:
        raise StatementsNotTicked(missing)
    if denied := statements_denied_by(barriers_of(_answers_of(applicant_id))):
        raise AnswersContradict(denied)
    put_edition(text, language=language)
    signed = Declaration(applicant_id=applicant_id, version=version, language=language, accepted_at=now)
    if not _is_inserted(signed):
        return
    record(
        ProfileEvent.DECLARATION_SIGNED,
        subject=signed,
        by=by,
        at=now,
        applicant_id=applicant_id,
        version=version,
        language=language,
        text_sha256=text.sha256(language),
    )


def _answers_of(applicant_id: ApplicantId) -> Answers:
    row = Particulars.objects.filter(pk=applicant_id).first()
    return Answers() if row is None else row.answers


def _is_inserted(signed: Declaration) -> bool:
    values: dict[str, UUID | str | datetime] = {
        "applicant_id": signed.applicant_id,
        "version": signed.version,
        "language": signed.language,
        "accepted_at": signed.accepted_at,
    }
    with connection.cursor() as cursor:
        cursor.execute(sql_file(__file__, "insert_declaration"), values)
        return cursor.fetchone() is not None
