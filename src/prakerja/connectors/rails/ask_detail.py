"""A payment as the history of its house tells it: service 13. What became of it says the status alone (36, 39)."""

from dataclasses import dataclass
from datetime import datetime

from prakerja.connectors.failures import Silence
from prakerja.connectors.rails.call import call, new_external_id
from prakerja.connectors.rails.houses import house_called
from prakerja.connectors.rails.read_answer import Said, amount_in
from prakerja.kit.clock import WIB
from prakerja.kit.rupiah import Rupiah


@dataclass(frozen=True, slots=True)
class Detail:
    """`state`: the house's own word. `back`: what of it was sent back."""

    bank_reference: str
    amount: Rupiah
    at: datetime
    state: str
    remark: str
    back: Rupiah | None


def ask_detail(house: str, reference: str) -> Detail | None:
    """None: its history has none of this reference. Raises TryAgain where it was not told."""
    asked = {"originalPartnerReferenceNo": reference}
    said = call(house_called(house), "13", asked, external_id=new_external_id()).said
    if f"{said.http}{said.case}" == "40401":
        return None
    found = _detail(said) if f"{said.http}{said.case}" == "20000" else None
    if found is None or said.text("partnerReferenceNo") not in ("", reference):
        raise Silence(said.code)
    return found


def _detail(said: Said) -> Detail | None:
    """None: it is not understood."""
    amount = amount_in(said.body.get("amount"))
    try:
        at = datetime.fromisoformat(said.text("dateTime"))
    except ValueError:
        return None
    if amount is None:
        return None
    return Detail(
        bank_reference=said.text("referenceNo"),
        amount=amount,
        at=at if at.tzinfo else at.replace(tzinfo=WIB),
        state=said.text("status"),
        remark=said.text("remark"),
        back=amount_in(said.body.get("refundAmount")),
    )
