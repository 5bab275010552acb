"""A bank in this process: what it says to a call, without HTTP between."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final

from prakerja_sandbox.bank.bank import Bank
from prakerja_sandbox.bank.codes import Refused, reply
from prakerja_sandbox.bank.desk import Sent, admitted, answered, token
from prakerja_sandbox.bank.gate import seconds_now
from prakerja_sandbox.bank.houses import HOUSE_BY_CODE
from prakerja_sandbox.bank.service_table import SERVICE_BY_CODE
from prakerja_sandbox.bank.switches import BankSwitch
from tests.sandbox.bank.partner import PATH_BY_CODE, Partner, timestamp

#: Whose number ends so that the account at this house is fine (`accounts.py`).
FINE: Final = {
    "bni": 5_000_000,
    "bca": 5_000_001,
    "bri": 5_000_002,
    "mandiri": 5_000_003,
    "gopay": 5_000_004,
    "ovo": 5_000_005,
    "linkaja": 5_000_006,
    "dana": 5_000_007,
}


class Desk:
    """Calls the bank as its partner."""

    def __init__(self, bank: Bank) -> None:
        self.bank = bank
        self.partner = Partner(bank.keys.as_json())
        self._tokens: dict[str, str] = {}

    def token(self, house: str, **changed: str) -> dict[str, Any]:
        headers, body = self.partner.for_token(**changed)
        return self._said(house, "73", headers, body)

    def ask(
        self,
        house: str,
        code: str,
        body: Mapping[str, Any] | bytes,
        *,
        switch: BankSwitch | None = None,
        late: timedelta = timedelta(),
        **changed: str | None,
    ) -> dict[str, Any]:
        """The answer's body; `changed` are headers changed after signing."""
        path = f"/snap/{house}/v1.0/{PATH_BY_CODE[code]}"
        partner = self.partner
        if not HOUSE_BY_CODE[house].is_asymmetric:
            if house not in self._tokens:
                self._tokens[house] = self.token(house)["accessToken"]
            partner = partner.with_token(self._tokens[house])
        headers, content = partner.call(path, body, late=late, **changed)
        return self._said(house, code, headers, content, switch)

    def said(self, house: str, code: str, body: Mapping[str, Any] | bytes, **more: Any) -> str:
        """The seven digits alone."""
        return str(self.ask(house, code, body, **more)["responseCode"])

    def topup(self, house: str, reference: str, amount: int, person: int) -> dict[str, Any]:
        """37, then 38 with its session."""
        number = HOUSE_BY_CODE[house].number_of(person)
        value = {"value": f"{amount}.00", "currency": "IDR"}
        known = self.ask(house, "37", {"customerNumber": number, "amount": value})
        session = {"sessionId": known["sessionId"]} if "sessionId" in known else {}
        return self.ask(
            house, "38", {"partnerReferenceNo": reference, "customerNumber": number, "amount": value, **session}
        )

    def _said(
        self, house: str, code: str, headers: dict[str, str], content: bytes, switch: BankSwitch | None = None
    ) -> dict[str, Any]:
        path = f"/snap/{house}/v1.0/{PATH_BY_CODE[code]}"
        sent = Sent(HOUSE_BY_CODE[house], SERVICE_BY_CODE[code], "POST", path, headers, content)
        try:
            if code == "73":
                return dict(token(self.bank, sent).body)
            number, body, _ = admitted(self.bank, sent)
            return dict(answered(self.bank, sent, number, body, seconds_now(), switch or BankSwitch()).body)
        except Refused as refused:
            return dict(reply(refused.code, code, refused.about).body)


def transfer(code: str, reference: str, amount: int = 600_000, **changed: Any) -> dict[str, Any]:
    """A body that the bank takes: from BNI to somebody whose account is fine."""
    body = {
        "partnerReferenceNo": reference,
        "amount": {"value": f"{amount}.00", "currency": "IDR"},
        "beneficiaryAccountNo": HOUSE_BY_CODE["bni"].number_of(FINE["bni"]),
        "sourceAccountNo": HOUSE_BY_CODE["bni"].float_account,
        "transactionDate": timestamp(),
        "customerReference": f"C{reference}"[:30],
    }
    if code != "17":
        body |= {"beneficiaryAccountNo": HOUSE_BY_CODE["bca"].number_of(FINE["bca"])}
        body |= {"beneficiaryBankCode": "014", "beneficiaryAccountName": "SOMEBODY"}
    if code in ("22", "23"):
        body |= {"beneficiaryCustomerResidence": "1", "beneficiaryCustomerType": "1"}
    return {name: value for name, value in {**body, **changed}.items() if value is not None}
