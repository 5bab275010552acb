"""How an account is found, and held."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib.auth.models import BaseUserManager
from django.db.models import QuerySet, Subquery

from prakerja.accounts.address_holder import AddressHolder, every_email_digest, settled_email_digest
from prakerja.kit.refused import Refused
from prakerja.kit.typed_address import NotAnAddress, read_address

if TYPE_CHECKING:
    from prakerja.accounts.models import Account


class AccountClosed(Refused):
    """Its owner closed it while something else of theirs was still under way, which leaves nothing behind."""


class AccountManager(BaseUserManager["Account"]):
    """How Django makes an account, e.g. for a test; the programme makes its own by `insert_account`."""

    def create_user(self, email: str, password: str | None = None, **fields: object) -> "Account":
        account = self.model(email=read_address(email), **fields)
        account.set_password(password)
        account.save(using=self._db)
        AddressHolder.objects.take(settled_email_digest(email), holder_id=account.pk)
        return account

    def with_address(self, email: str) -> "QuerySet[Account]":
        """The account that holds the address, however that is typed; in one statement, whether there is one or not."""
        try:
            digests = every_email_digest(email)
        except NotAnAddress:
            return self.none()
        holder = AddressHolder.objects.filter(digest__in=digests).values("holder_id")[:1]
        return self.filter(pk=Subquery(holder))

    def get_by_natural_key(self, username: str | None) -> "Account":
        """Where Django looks somebody up by what they sign in with. Raises Account.DoesNotExist."""
        return self.with_address(username or "").get()

    def lock_by_id(self, account_id: UUID) -> "Account":
        """The account, held until the end of the unit of work: who needs it too waits. Raises AccountClosed."""
        held = self.select_for_update(of=("self",), no_key=True).filter(pk=account_id).first()
        if held is None:
            raise AccountClosed
        return held
