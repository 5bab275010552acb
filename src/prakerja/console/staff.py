"""`prakerja staff`: the first member of the office cannot be made on a page, since nobody could sign in to open it."""

import click

from prakerja.console.django_ready import django_ready

#: Named here as well, so that `--help` needs no database; a test holds the two together.
ROLES = ("officer", "reviewer", "custodian", "auditor")


@click.group()
def staff() -> None:
    """Members of the programme office and their roles."""


@staff.command()
@click.argument("email")
@click.option("--name", required=True, help="Full name, as colleagues and published proofs show it.")
@click.option("--role", "roles", multiple=True, required=True, type=click.Choice(ROLES), help="May be given again.")
@click.password_option(help="Asked for when not given, so that it stays out of the shell's history.")
def add(email: str, name: str, roles: tuple[str, ...], password: str) -> None:
    """Add somebody; at their first sign-in they set up their second factor."""
    with django_ready():
        _add(email, name, roles, password)
    click.echo(f"{name} can sign in now and holds: {', '.join(roles)}.")


@staff.command()
@click.argument("email")
@click.option("--role", required=True, type=click.Choice(ROLES))
def give(email: str, role: str) -> None:
    """Let a member of the office do more."""
    with django_ready():
        _change_role(email, role, held=True)
    click.echo(f"{email} holds the role {role}.")


@staff.command()
@click.argument("email")
@click.option("--role", required=True, type=click.Choice(ROLES))
def take(email: str, role: str) -> None:
    """Let a member of the office do less; what they decided stands."""
    with django_ready():
        _change_role(email, role, held=False)
    click.echo(f"{email} does not hold the role {role}.")


def _change_role(email: str, role: str, *, held: bool) -> None:
    from prakerja.accounts.give_role import give_role  # noqa: PLC0415  needs the settings
    from prakerja.accounts.models import Account  # noqa: PLC0415
    from prakerja.accounts.roles import Role  # noqa: PLC0415
    from prakerja.accounts.take_role import take_role  # noqa: PLC0415
    from prakerja.kit.actor import Actor  # noqa: PLC0415
    from prakerja.kit.unit_of_work import unit_of_work  # noqa: PLC0415

    change = give_role if held else take_role
    try:
        account = Account.objects.with_address(email).get(is_staff=True)
        with unit_of_work(by=Actor.system(f"prakerja staff {'give' if held else 'take'}")) as work:
            change(account=account, role=Role(role), by=work.actor, now=work.now)
    except Account.DoesNotExist as error:
        raise click.UsageError("Nobody of the office has this address.") from error


def _add(email: str, name: str, roles: tuple[str, ...], password: str) -> None:
    from django.contrib.auth.password_validation import validate_password  # noqa: PLC0415  needs the settings
    from django.core.exceptions import ValidationError  # noqa: PLC0415
    from django.core.validators import validate_email  # noqa: PLC0415

    from prakerja.accounts.create_staff import create_staff  # noqa: PLC0415
    from prakerja.accounts.insert_account import AddressTaken  # noqa: PLC0415
    from prakerja.accounts.roles import Role  # noqa: PLC0415
    from prakerja.kit.actor import Actor  # noqa: PLC0415
    from prakerja.kit.unit_of_work import unit_of_work  # noqa: PLC0415

    try:
        validate_email(email)
        validate_password(password)
    except ValidationError as error:
        raise click.UsageError(" ".join(error.messages)) from error
    try:
        with unit_of_work(by=Actor.system("prakerja staff add")) as work:
            create_staff(
                email=email,
                full_name=name,
                roles=[Role(role) for role in roles],
                password=password,
                by=work.actor,
                now=work.now,
            )
    except AddressTaken as error:
        raise click.UsageError("This address has an account already.") from error
