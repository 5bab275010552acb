"""`prakerja staff`: the first members of the office cannot be appointed on a page, since nobody could open it."""

import click

from prakerja.console.django_ready import django_ready
from prakerja.console.operator_option import OPERATOR

#: Named here as well, so that `--help` needs no database; a test holds the two together.
ROLES = ("officer", "reviewer", "custodian", "curator", "auditor")


_ADDRESS = "Write one e-mail address like name@example.com, in letters a to z before the @."
_NAME = "Write a name with a letter in it, in at most 200 letters, that does not begin with =, +, @ or -."


@click.group()
def staff() -> None:
    """The first members of the programme office."""


@staff.command()
@click.argument("email")
@click.option("--name", required=True, help="Full name, as colleagues and published proofs show it.")
@click.option("--role", "roles", multiple=True, required=True, type=click.Choice(ROLES), help="May be given again.")
@OPERATOR
def add(email: str, name: str, roles: tuple[str, ...], operator: str) -> None:
    """Add somebody: a link goes to their address, by which they make their own password and second factor."""
    with django_ready():
        _add(email, name, roles, operator)
    click.echo(f"A link is on its way to {email}. It works once, for three days. {name} holds: {', '.join(roles)}.")


@staff.command()
@click.argument("email")
@OPERATOR
def invite(email: str, operator: str) -> None:
    """Send the link again to somebody who was added and has not used theirs; the one before opens nothing any more."""
    with django_ready():
        _invite(email, operator)
    click.echo(f"Another link is on its way to {email}.")


def _add(email: str, name: str, roles: tuple[str, ...], operator: str) -> None:
    from prakerja.accounts.appoint_first_staff import OfficeStands, appoint_first_staff
    from prakerja.accounts.insert_account import AddressTaken
    from prakerja.authority.roles import Role
    from prakerja.authority.set_roles import RolesNeverMeet
    from prakerja.kit.actor import Actor
    from prakerja.kit.typed_address import NotAnAddress
    from prakerja.kit.typed_name import NotAName
    from prakerja.kit.unit_of_work import unit_of_work

    wanted = [Role(role) for role in roles]
    try:
        with unit_of_work(by=Actor.operator(operator)) as work:
            appoint_first_staff(email=email, full_name=name, roles=wanted, by=work.actor, now=work.now)
    except NotAnAddress as error:
        raise click.UsageError(_ADDRESS) from error
    except NotAName as error:
        raise click.UsageError(_NAME) from error
    except OfficeStands as error:
        raise click.UsageError("Two officers are there already: propose it in the office.") from error
    except AddressTaken as error:
        raise click.UsageError("This address has an account already.") from error
    except RolesNeverMeet as error:
        raise click.UsageError(f"One person cannot be both {error.pair[0]} and {error.pair[1]}.") from error


def _invite(email: str, operator: str) -> None:
    from prakerja.accounts.invite_again import NothingToAccept, invite_again
    from prakerja.accounts.models import Account
    from prakerja.kit.actor import Actor
    from prakerja.kit.unit_of_work import unit_of_work

    try:
        with unit_of_work(by=Actor.operator(operator)) as work:
            account = Account.objects.with_address(email).get()
            invite_again(account=account, by=work.actor, now=work.now)
    except Account.DoesNotExist as error:
        raise click.UsageError("This address has no account.") from error
    except NothingToAccept as error:
        raise click.UsageError("Whoever has this address has no link to use: they have signed in already.") from error
