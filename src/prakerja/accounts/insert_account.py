"""The row of an account. Its address is taken first, and decides when two want it at once."""

from datetime import datetime
from uuid import UUID

from django.db import connection

from prakerja.accounts.address_holder import settled_email_digest
from prakerja.accounts.kinds import Kind
from prakerja.accounts.models import Account
from prakerja.kit.refused import Refused
from prakerja.kit.sql import sql_file
from prakerja.kit.typed_address import read_address


class AddressTaken(Refused):
    """The address has an account already; its owner signs in there."""


def insert_account(
    *,
    email: str,
    full_name: str,
    password: str,
    language: str,
    terms_version: str = "",
    terms_agreed_at: datetime | None = None,
    kind: Kind = Kind.APPLICANT,
) -> Account:
    """The new account. `password` is hashed. Raises AddressTaken, NotAnAddress."""
    email = read_address(email)
    account_id = _take_address(email)
    values: dict[str, UUID | str | datetime | None] = {
        "id": account_id,
        "email": email,
        "full_name": full_name,
        "password": password,
        "language": language,
        "terms_version": terms_version,
        "terms_agreed_at": terms_agreed_at,
        "kind": kind,
    }
    with connection.cursor() as cursor:
        cursor.execute(sql_file(__file__, "insert_account"), values)
    return Account.objects.get(pk=account_id)


def _take_address(email: str) -> UUID:
    """The id of the account to be. Raises AddressTaken."""
    with connection.cursor() as cursor:
        cursor.execute(sql_file(__file__, "take_address"), {"digest": settled_email_digest(email)})
        row = cursor.fetchone()
    if row is None:
        raise AddressTaken
    account_id: UUID = row[0]
    return account_id
