"""`prakerja staff`: the first members of the office cannot be appointed on a page, since nobody could open it."""

import click

from prakerja.console.django_ready import django_ready

#: Named here as well, so that `--help` needs no database; a test holds the two together.
ROLES = ("officer", "reviewer", "custodian", "auditor")


_ADDRESS = "Write one e-mail address like name@example.com, in letters a to z before the @."
_NAME = "Write a name with a letter in it, in at most 200 letters, that does not begin with =, +, @ or -."


@click.group()
def staff() -> None:
    """The first members of the programme office."""


@staff.command()
@click.argument("email")
@click.option("--name", required=True, help="Full name, as colleagues and published proofs show it.")
@click.option("--role", "roles", multiple=True, required=True, type=click.Choice(ROLES), help="May be given again.")
@click.option("--operator", prompt="Your own name, for the audit", help="Who types this; the audit keeps it.")
@click.password_option(help="Asked for when not given, so that it stays out of the shell's history.")
def add(email: str, name: str, roles: tuple[str, ...], operator: str, password: str) -> None:
    """Add somebody; at their first sign-in they set up their second factor."""
    if not operator.strip():
        raise click.UsageError("The audit needs the name of whoever does this.")
    with django_ready():
        _add(email, name, roles, operator.strip(), password)
    click.echo(f"{name} can sign in now and holds: {', '.join(roles)}.")


def _add(email: str, name: str, roles: tuple[str, ...], operator: str, password: str) -> None:
    from django.core.exceptions import ValidationError

    from prakerja.accounts.appoint_first_staff import OfficeStands, appoint_first_staff
    from prakerja.accounts.insert_account import AddressTaken
    from prakerja.accounts.passwords import PasswordMissing, refuse_weak_password
    from prakerja.authority.roles import Role
    from prakerja.authority.set_roles import RolesNeverMeet
    from prakerja.kit.actor import Actor
    from prakerja.kit.typed_address import NotAnAddress
    from prakerja.kit.typed_name import NotAName
    from prakerja.kit.unit_of_work import unit_of_work

    try:
        refuse_weak_password(password)
    except ValidationError as error:
        raise click.UsageError(" ".join(error.messages)) from error
    try:
        with unit_of_work(by=Actor.operator(operator)) as work:
            appoint_first_staff(
                email=email,
                full_name=name,
                roles=[Role(role) for role in roles],
                password=password,
                by=work.actor,
                now=work.now,
            )
    except NotAnAddress as error:
        raise click.UsageError(_ADDRESS) from error
    except NotAName as error:
        raise click.UsageError(_NAME) from error
    except PasswordMissing as error:
        raise click.UsageError("A password of spaces alone is none.") from error
    except OfficeStands as error:
        raise click.UsageError("Two officers are there already: propose it in the office.") from error
    except AddressTaken as error:
        raise click.UsageError("This address has an account already.") from error
    except RolesNeverMeet as error:
        raise click.UsageError(f"One person cannot be both {error.pair[0]} and {error.pair[1]}.") from error
