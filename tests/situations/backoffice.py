"""People of the office at their desks."""

from django.test import Client

from prakerja.accounts.models import Account
from prakerja.authority.roles import Role
from tests.situations.accounts import a_member_of_staff
from tests.situations.reader import Reader


def signed_in(email: str, *roles: Role) -> Client:
    """A browser in which a member of staff with these roles has signed in."""
    client = Reader()
    client.force_login(Account.objects.get(pk=a_member_of_staff(email, *roles).pk))
    return client
