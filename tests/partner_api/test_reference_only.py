"""An institution's program that speaks the published reference and nothing else: its participants are certified, and it
is paid, without any declaration."""

from datetime import timedelta
from typing import Any, Final

import pytest
import time_machine

from prakerja.accounts.models import Account
from prakerja.ledger.balances import balance_of
from prakerja.ledger.chart import Account as Place
from prakerja.ledger.chart import AccountKind
from prakerja.partners.known_partners import forget_known_partners
from prakerja.training.models import Certificate, Completion, Purchase
from prakerja.training.states import PurchaseState
from tests.situations.learning import (
    STARTS,
    Bought,
    a_purchase,
    certificates_issued,
    own_declaration,
    the_clock_has_declared,
)
from tests.situations.partners import PartnersProgram
from tests.situations.training import sign_key_of
from tests.web.forms.of_accounts import signed_in

pytestmark = pytest.mark.django_db
#: All that the reference names for an institution.
_STATUS: Final = "payment/redeem-code/status"
_URL: Final = "oauth/url-generate"
_HAND_IN, _FEEDBACK = "tpm/submission", "tpm/feedback/submission"


class OldProgram:
    """Knows endpoints, fields and values of the reference, and asks for the presence before each meeting."""

    def __init__(self, bought: Bought) -> None:
        forget_known_partners()
        institution = bought.market.institution
        self.bought = bought
        self.program = PartnersProgram(institution.client_code, sign_key_of(institution))

    def ask(self, endpoint: str, **body: object) -> dict[str, Any]:
        answer = self.program.ask(endpoint, {"redeem_code": self.bought.code, **body})
        assert answer.status_code == 200, answer.json()
        data: dict[str, Any] = answer.json()["data"]
        return data

    def meets(self, sequence: int) -> None:
        """Its participant is led to our page, confirms there in their own browser, and comes back."""
        data = self.ask(_URL, redirect_uri=self.bought.redirect_address, email="siti@contoh.example", sequence=sequence)
        browser = signed_in(Account.objects.get(pk=self.bought.buyer.applicant_id))
        browser.post(f"/hadir/{data['state']}/", {"go": "confirm"})
        assert self.ask(_STATUS, sequence=sequence)["attendance_status"] == 1


def paid_to(bought: Bought) -> int:
    return int(balance_of(Place(AccountKind.PAYABLE, bought.market.institution.pk)))


@pytest.mark.parametrize("meetings", [1, 3])
def test_whoever_attended_all_of_it_is_certified_and_the_institution_paid(meetings: int) -> None:
    with time_machine.travel(STARTS, tick=False):
        bought = a_purchase(meetings=meetings)
        program = OldProgram(bought)
        for sequence in (*range(1, meetings + 1), 999):
            program.meets(sequence)
    over = own_declaration(bought)
    the_clock_has_declared(at=over)
    certificates_issued(at=over)
    assert bought.purchase.state == PurchaseState.FINISHED
    assert Certificate.objects.count() == 1
    assert paid_to(bought) == bought.purchase.price - bought.purchase.commission
    with time_machine.travel(over, tick=False):
        assert program.ask(_STATUS, sequence=999)["status"] == 1


def test_where_the_skill_is_asked_for_handing_it_in_is_the_last_proof_answered_or_not() -> None:
    with time_machine.travel(STARTS, tick=False):
        bought = a_purchase(shows_skill=True)
        program = OldProgram(bought)
        program.meets(1)
        program.ask(_HAND_IN, scope="tpm", sequence=1, url_file="https://lembaga.contoh.example/1.pdf")
        program.ask(_FEEDBACK, scope="tpm", sequence=1, notes="Bagus", url_file="")
        program.meets(999)
        assert not Purchase.objects.filter(declares_itself_at__isnull=False).exists()
        program.ask(_HAND_IN, scope="uk", sequence=999, url_file="https://lembaga.contoh.example/uk.txt")
    over = own_declaration(bought)
    the_clock_has_declared(at=over)
    certificates_issued(at=over)
    assert bought.purchase.state == PurchaseState.FINISHED


def test_a_commit_and_a_hand_in_alone_certify_and_pay_nobody() -> None:
    with time_machine.travel(STARTS, tick=False):
        bought = a_purchase()
        program = OldProgram(bought)
        program.ask("payment/redeem-code/commit")
        program.ask(_HAND_IN, scope="uk", sequence=999, url_file="https://lembaga.contoh.example/uk.txt")
    the_clock_has_declared(at=STARTS + timedelta(days=60))
    certificates_issued(at=STARTS + timedelta(days=60))
    assert not Completion.objects.exists()
    assert paid_to(bought) == 0
