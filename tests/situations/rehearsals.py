"""An institution that tries its program with test codes."""

from datetime import datetime

from django.test import Client

from prakerja.kit.actor import Actor
from prakerja.kit.clock import read_clock
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.partners.models import Partner
from prakerja.training.rehearsals.answer_rehearsal import answer_rehearsal
from prakerja.training.rehearsals.cases import codes_of
from prakerja.training.rehearsals.presence_calls import AskPresence
from prakerja.training.rehearsals.rehearse import rehearse
from tests.situations.training import acting

EMAIL = "peserta@contoh.example"


def code_of_case(institution: Partner, label: str = "TC1-001-200") -> str:
    return codes_of(institution.pk)[label]


def redirect_address_of(institution: Partner) -> str:
    return institution.redirect_addresses.get().address


def a_test_page(
    institution: Partner, label: str = "TC1-001-200", sequence: int = 1, *, at: datetime | None = None
) -> str:
    """Opened by its program; the state."""
    by = acting(institution)
    call = AskPresence(redirect_address_of(institution), EMAIL, sequence)
    with unit_of_work(by=by):
        opened = rehearse(code=code_of_case(institution, label), call=call, by=by, now=at or read_clock())
    assert not isinstance(opened, Exception)
    return opened.state


def rehearsed_presence(state: str, *, is_present: bool = True) -> None:
    with unit_of_work(by=Actor.visitor()):
        answer_rehearsal(state=state, is_present=is_present, by=Actor.visitor(), now=read_clock())


def confirmed_in_browser(state: str, go: str = "confirm") -> None:
    """As a programmer does it: signed in nowhere."""
    Client().post(f"/hadir-uji/{state}/", {"go": go})
