"""The pages of the account that one is paid into, in its states."""

from collections.abc import Callable
from typing import Final

from prakerja.accounts.models import Account
from prakerja.kit.actor import ApplicantId
from prakerja.payouts.accounts.rules import NotPayable
from tests.situations.accounts_to_pay import a_payee, another_wallet, answered, asked_for, in_doubt, linked
from tests.web.forms.of_accounts import signed_in
from tests.web.places.table import Open, Opening, add

_STATES: Final[dict[str, Callable[[ApplicantId], object]]] = {
    "none": lambda payee: payee,
    "asked": asked_for,
    "in doubt": in_doubt,
    "proven": lambda payee: answered(asked_for(payee)),
    "linked": lambda payee: linked(payee, typed=another_wallet()),
    "refused": lambda payee: answered(asked_for(payee), NotPayable("4043711")),
}


def _page_of(address: str, state: Callable[[ApplicantId], object]) -> Opening:
    def opening() -> Open:
        payee = a_payee()
        state(payee)
        return Open(signed_in(Account.objects.get(pk=payee)), address)

    return opening


for _name, _state in _STATES.items():
    add(f"account to be paid, {_name}", _page_of("/rekening/", _state))
for _name in ("asked", "linked"):
    add(f"taking away an account, {_name}", _page_of("/rekening/putuskan/1/", _STATES[_name]))
add("linking an account", _page_of("/rekening/sambungkan/", _STATES["none"]))
add("the code of an account", _page_of("/rekening/kode/", _STATES["proven"]))
