"""One call of the partner that has passed the gate."""

from collections.abc import Mapping
from dataclasses import dataclass

from prakerja_sandbox.bank.houses import House
from prakerja_sandbox.bank.service_table import Service
from prakerja_sandbox.bank.switches import BankSwitch


@dataclass(frozen=True, slots=True)
class Call:
    """`number` is its X-EXTERNAL-ID; `switch`: how the bank is to behave this time."""

    house: House
    service: Service
    number: str
    body: Mapping[str, object]
    now: float
    switch: BankSwitch

    def text(self, name: str) -> str:
        """A field that is a text; empty where it was left out."""
        value = self.body.get(name)
        return str(value) if value is not None else ""
