"""A code comes into being, once per page that asks for it."""

from datetime import datetime
from uuid import UUID

from django.db import connection

from prakerja.accounts.limits import CODE_LIVES
from prakerja.accounts.models import Account, EmailCode
from prakerja.accounts.states import CodePurpose
from prakerja.kit.sql import sql_file


def start_code(
    *,
    code_id: UUID,
    purpose: CodePurpose,
    email: str,
    language: str,
    account: Account | None,
    is_hollow: bool,
    now: datetime,
) -> EmailCode | None:
    """The new code, not yet sent; None when this page has asked for one already."""
    code = EmailCode(
        id=code_id,
        purpose=purpose,
        email=email,
        language=language,
        account=account,
        is_hollow=is_hollow,
        sent_at=now,
        expires_at=now + CODE_LIVES,
    )
    values = {field.attname: getattr(code, field.attname) for field in EmailCode._meta.concrete_fields}
    with connection.cursor() as cursor:
        cursor.execute(sql_file(__file__, "insert_code"), values)
        return code if cursor.fetchone() else None
