"""A batch as a file for a bank that wants files: ISO 20022, pain.001.001.03, written payment by payment."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from html import escape
from typing import Final

from prakerja.connectors.rails.house import House
from prakerja.connectors.rails.payment import Payment
from prakerja.kit.clock import WIB
from prakerja.kit.rupiah import Rupiah

_HEAD: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.03"><CstmrCdtTrfInitn>'
    "<GrpHdr><MsgId>{id}</MsgId><CreDtTm>{now}</CreDtTm><NbOfTxs>{count}</NbOfTxs><CtrlSum>{total}</CtrlSum>"
    "<InitgPty><Nm>{payer}</Nm></InitgPty></GrpHdr>"
    "<PmtInf><PmtInfId>{id}</PmtInfId><PmtMtd>TRF</PmtMtd><NbOfTxs>{count}</NbOfTxs><CtrlSum>{total}</CtrlSum>"
    "<ReqdExctnDt>{day}</ReqdExctnDt><Dbtr><Nm>{payer}</Nm></Dbtr>"
    "<DbtrAcct><Id><Othr><Id>{account}</Id></Othr></Id><Ccy>IDR</Ccy></DbtrAcct>"
    "<DbtrAgt><FinInstnId><ClrSysMmbId><MmbId>{bank}</MmbId></ClrSysMmbId></FinInstnId></DbtrAgt>\n"
)
_PAYMENT: Final = (
    "<CdtTrfTxInf><PmtId><EndToEndId>{reference}</EndToEndId></PmtId>"
    '<Amt><InstdAmt Ccy="IDR">{amount}</InstdAmt></Amt>'
    "<CdtrAgt><FinInstnId><ClrSysMmbId><MmbId>{bank}</MmbId></ClrSysMmbId></FinInstnId></CdtrAgt>"
    "<Cdtr><Nm>{name}</Nm></Cdtr><CdtrAcct><Id><Othr><Id>{number}</Id></Othr></Id></CdtrAcct>"
    "<RmtInf><Ustrd>{remark}</Ustrd></RmtInf></CdtTrfTxInf>\n"
)
_TAIL: Final = "</PmtInf></CstmrCdtTrfInitn></Document>\n"


def write_pain001(
    payments: Iterable[Payment], house: House, *, message: str, count: int, total: Rupiah, day: date, now: datetime
) -> Iterator[str]:
    """The file, in pieces. `message` is its own number for ever; `count` and `total` stand at its head.

    Raises ValueError at the end where the payments are not as many and as much as that, or one is of another house: the
    file is then not closed, and no bank takes it.
    """
    at = now.astimezone(WIB).isoformat(timespec="seconds")
    yield _HEAD.format(
        id=escape(message[:35]),
        now=at,
        count=count,
        total=int(total),
        payer="PROGRAM PRAKERJA",
        day=day,
        account=house.source_account,
        bank=house.bank_code,
    )
    left, unpaid = count, int(total)
    for payment in payments:
        if payment.house != house.name:
            raise ValueError("a payment of another house")
        left, unpaid = left - 1, unpaid - int(payment.amount)
        yield _written(payment, house)
    if left or unpaid:
        raise ValueError("the payments are not those that the head counts")
    yield _TAIL


def _written(payment: Payment, house: House) -> str:
    return _PAYMENT.format(
        reference=payment.reference,
        amount=int(payment.amount),
        bank=payment.bank_code or house.bank_code,
        name=escape(payment.name[:70], quote=False),
        number=payment.number,
        remark=payment.remark,
    )
