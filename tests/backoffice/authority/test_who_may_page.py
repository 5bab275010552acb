"""Everybody in the office can read who may do what, as the verbs themselves ask it."""

import re

import pytest
from django.test import Client

from prakerja.authority.permissions import Permission
from prakerja.authority.roles import Role
from prakerja.authority.who_may import OF_ROLE
from prakerja.words.authority import PERMISSION_NAMES, ROLE_NAMES
from tests.situations.accounts import an_account
from tests.situations.backoffice import signed_in

pytestmark = pytest.mark.django_db
PAGE = "/kantor/wewenang/"


def read(client: Client) -> str:
    return " ".join(client.get(PAGE).content.decode().split())


def rows(page: str) -> dict[str, list[str]]:
    """The roles beside each permission, by its name."""
    found = re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", page)
    return {name.lower(): roles.split(", ") for name, roles in found}


def test_the_table_says_what_the_verbs_ask(ratna: Client) -> None:
    shown = rows(read(ratna))
    for permission, name in PERMISSION_NAMES.items():
        roles = [str(ROLE_NAMES[role]) for role in Role if permission in OF_ROLE[role]]
        assert shown.get(str(name).lower(), []) == roles, permission


def test_what_no_role_has_is_left_out(ratna: Client) -> None:
    assert str(PERMISSION_NAMES[Permission.APPLY]).lower() not in rows(read(ratna))


def test_it_says_which_roles_never_meet(ratna: Client) -> None:
    page = read(ratna)
    assert "Satu orang tidak pernah menjadi petugas sekaligus saksi." in page
    assert "Satu orang tidak pernah menjadi peninjau identitas sekaligus pemeriksa." in page


@pytest.mark.parametrize("role", Role)
def test_everybody_with_a_role_reads_it_and_finds_their_own(role: Role) -> None:
    page = read(signed_in("lain@prakerja.example", role))
    assert f"Peran Anda: {ROLE_NAMES[role]}." in page


def test_the_first_page_of_the_office_leads_there(ratna: Client) -> None:
    assert f'href="{PAGE}"' in ratna.get("/kantor/").content.decode()


def test_an_applicant_does_not_see_it() -> None:
    client = Client()
    client.force_login(an_account())
    assert client.get(PAGE).status_code == 403


def test_it_is_only_read(ratna: Client) -> None:
    assert ratna.post(PAGE).status_code == 405


def test_it_is_there_in_english(ratna: Client) -> None:
    ratna.cookies["django_language"] = "en"
    page = read(ratna)
    assert "Roles and permissions" in page
    assert "One person is never both officer and " in page
