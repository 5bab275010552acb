"""What an officer types about somebody who is to join the office: read as meant, refused beside its field."""

from html import unescape
from typing import Any

import pytest
from django.test import Client

from prakerja.approvals.models import Proposal
from prakerja.authority.roles import Role
from prakerja.backoffice.accounts.staff_forms import AppointForm, RolesForm

pytestmark = pytest.mark.django_db
NEW = "/kantor/anggota/baru/"


def typed(**changes: Any) -> dict[str, Any]:
    return {
        "full_name": "Sari Contoh",
        "email": "sari@prakerja.example",
        "roles": ["reviewer"],
        "reason": "Tim bertambah",
    } | changes


def refused(client: Client, **changes: Any) -> str:
    answer = client.post(NEW, typed(**changes))
    assert answer.status_code == 200
    assert not Proposal.objects.exists()
    return unescape(answer.content.decode())


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("  Sari   Contoh ", "Sari Contoh"),
        ("Sari\u202e Contoh\u200b", "Sari Contoh"),
        ("Sari\r\nContoh", "Sari Contoh"),
        ("A\u0301yu", "Áyu"),
        ("D'Artagnan S.Kom., M.T.", "D'Artagnan S.Kom., M.T."),
    ],
)
def test_a_name_stands_on_one_line_with_nothing_hidden_in_it(name: str, kept: str) -> None:
    form = AppointForm(typed(full_name=name))
    assert form.is_valid()
    assert form.cleaned_data["full_name"] == kept


@pytest.mark.parametrize("name", ["", "   ", "\u200b", "\u202e\u2060"])
def test_what_nobody_sees_is_no_name(ratna: Client, name: str) -> None:
    assert refused(ratna, full_name=name).count("Isi nama lengkapnya") == 2


def test_a_name_is_measured_after_what_nobody_sees_is_gone() -> None:
    assert AppointForm(typed(full_name="S" * 200 + "\u200b" * 10)).is_valid()
    assert AppointForm(typed(full_name="S" * 201)).errors["full_name"]


def test_an_address_is_kept_in_lower_case() -> None:
    form = AppointForm(typed(email="Sari@Prakerja.Example"))
    assert form.is_valid()
    assert form.cleaned_data["email"] == "sari@prakerja.example"


def test_an_address_too_long_is_refused(ratna: Client) -> None:
    assert "paling panjang 254 huruf" in refused(ratna, email=f"sari@{'.'.join(['S' * 60] * 4)}.example")
    assert "Periksa bagian di belakang tanda @" in refused(ratna, email=f"sari@{'İ' * 60}.example")


def test_an_address_is_read_as_everywhere() -> None:
    for email in ("sari @prakerja.example", "Sari Contoh <sari@prakerja.example>", "sari@prakerja.example\u200b"):
        form = AppointForm(typed(email=email))
        assert form.is_valid()
        assert form.cleaned_data["email"] == "sari@prakerja.example"


@pytest.mark.parametrize("email", ["", "sari", "sari@", "@prakerja.example", "sari@prakerja", "sa ri@prakerja.example"])
def test_what_is_no_address_is_told_and_kept(ratna: Client, email: str) -> None:
    page = refused(ratna, email=email)
    words = "Tulis alamat e-mail seperti nama@contoh.com" if email else "Isi alamat e-mailnya"
    assert page.count(words) == 2
    assert f'value="{email}"' in page or not email


def test_a_role_that_there_is_not_is_refused() -> None:
    assert AppointForm(typed(roles=["king"])).errors["roles"]


def test_a_reason_has_a_thousand_letters_at_most_and_is_no_blank() -> None:
    assert AppointForm(typed(reason="a" * 1000)).is_valid()
    for reason in ("a" * 1001, "", "  \n "):
        assert AppointForm(typed(reason=reason)).errors["reason"]


def test_what_was_typed_is_kept_beside_the_error(ratna: Client) -> None:
    page = refused(ratna, reason="", full_name="Sari <Contoh>", roles=["auditor"])
    assert 'value="Sari <Contoh>"' in page
    assert 'value="sari@prakerja.example"' in page
    assert 'value="auditor" ' in page.split("checked")[0][-60:]
    assert "<title>Kesalahan:" in page
    assert 'href="#id_reason"' in page


def test_every_role_can_be_chosen_and_none_too() -> None:
    for role in Role:
        assert RolesForm({"roles": [role.value], "reason": "Pindah"}).is_valid()
    assert RolesForm({"reason": "Berhenti"}).is_valid()


def test_whoever_joins_holds_a_role_and_it_is_not_called_optional(ratna: Client) -> None:
    page = refused(ratna, roles=[])
    assert page.count("Pilih sedikitnya satu peran.") == 2
    assert "(opsional)" not in page


def test_the_form_reads_in_english(ratna: Client) -> None:
    ratna.cookies["django_language"] = "en"
    page = refused(ratna, full_name="", email="")
    assert page.count("Enter their full name") == 2
    assert page.count("Enter their e-mail address") == 2
