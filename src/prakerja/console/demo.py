"""`prakerja demo credentials`: who can sign in to the demo; `trust`: by whom its draws are verified."""

import json

import click
from rich.console import Console
from rich.table import Table

from prakerja.console.django_ready import django_ready

type SignIns = dict[str, str | list[dict[str, str | None]] | None]


@click.group()
def demo() -> None:
    """The demo's people and sign-ins."""


@demo.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of a table.")
def credentials(*, as_json: bool) -> None:
    """Addresses, and who can sign in with which password."""
    with django_ready():
        if as_json:
            click.echo(json.dumps(_sign_ins(), ensure_ascii=False))
        else:
            print_sign_ins()


@demo.command()
def trust() -> None:
    """Whom `prakerja draw verify --trust` trusts of the demo: the sandbox's beacon and witnesses."""
    with django_ready():
        from prakerja.connectors.beacon.beacons import beacon
        from prakerja.publog.witnesses import pinned_witnesses

        chain, witnesses = beacon().chain.model_dump(), [str(key) for key in pinned_witnesses()]
        click.echo(json.dumps({"chains": [chain], "sandbox": True, "witnesses": witnesses}))


def print_sign_ins() -> None:
    """A table of staff, and of one applicant a stage."""
    from django.conf import settings

    from prakerja.simulation.demo_people import PASSWORD, WHAT_FOR

    sign_ins = _sign_ins()
    shown: set[str | None] = set()
    table = Table("Sign in as", "Who", title=f"Password of everybody: {PASSWORD}", title_justify="left")
    for kind, what in (("staff", "role"), ("partner_staff", "role"), ("applicants", "stage")):
        for person in sign_ins[kind] or ():
            assert isinstance(person, dict)
            if kind == "staff" or person[what] not in shown:
                table.add_row(person["email"], WHAT_FOR[person[what] or ""])
            shown.add(person[what])
    Console().print(table)
    click.echo(f"Staff also need a six-digit code: {settings.SANDBOX_URL}/authenticator shows it.")


def _sign_ins() -> SignIns:
    from django.conf import settings

    from prakerja.kit.clock import read_clock
    from prakerja.simulation.demo_catalogue import sign_ins_of_partners
    from prakerja.simulation.demo_people import PASSWORD
    from prakerja.simulation.demo_redeem_codes import redeem_codes_of
    from prakerja.simulation.demo_trainings import learners
    from prakerja.simulation.load_demo import applicants_by_stage

    return {
        "base_url": settings.BASE_URL,
        "sandbox_url": settings.SANDBOX_URL,
        "staff": _staff(),
        "partner_staff": _partner_staff(),
        "applicants": [
            {
                "email": one.email,
                "password": PASSWORD,
                "stage": one.stage,
                "card_number": one.card_number,
                "phone": one.phone,
            }
            for one in applicants_by_stage()
        ],
        "partners": sign_ins_of_partners(),
        "redeem_codes": redeem_codes_of(learners(), now=read_clock()),
    }


def _staff() -> list[dict[str, str | None]]:
    """A custodian's device also asks for the key by which they sign."""
    from prakerja.authority.roles import Role
    from prakerja.simulation.demo_custodians import signing_key_file
    from prakerja.simulation.demo_people import PASSWORD, STAFF

    everybody: list[dict[str, str | None]] = []
    for one in STAFF:
        known = {"email": one.email, "password": PASSWORD, "role": one.role.value, "totp_secret": one.totp_secret}
        signs = {"signing_key": signing_key_file(one.email)} if one.role is Role.CUSTODIAN else {}
        everybody.append({**known, **signs})
    return everybody


def _partner_staff() -> list[dict[str, str | None]]:
    from prakerja.simulation.demo_people import PARTNER_STAFF, PASSWORD

    return [
        {
            "email": one.email,
            "password": PASSWORD,
            "role": f"partner_{one.role.value}",
            "client_code": one.client_code,
            "totp_secret": one.totp_secret,
        }
        for one in PARTNER_STAFF
    ]
