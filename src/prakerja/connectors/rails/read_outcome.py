"""From a bank's answer to what came of a payment: the table of response codes, and of states. Pure.

What is not in the table is unknown. An answer about another payment than the one asked for is none.
"""

from dataclasses import replace
from typing import Final

from prakerja.connectors.rails.outcome import Outcome, OutcomeKind
from prakerja.connectors.rails.rail import SETTLED_LATER
from prakerja.connectors.rails.read_answer import NotAnAnswer, Said, amount_in, read_answer
from prakerja.kit.rupiah import Rupiah

_UNKNOWN: Final = Outcome(OutcomeKind.UNKNOWN)
#: HTTP and case: surely not done, because of this payment. 400: a field of it that this bank does not take.
_REFUSED: Final = frozenset(
    {
        *("40000", "40001", "40002"),
        *("40302", "40303", "40304", "40305", "40307", "40308", "40309", "40310", "40311", "40312", "40313"),
        *("40315", "40317", "40318", "40321", "40322", "40323"),
        *("40402", "40403", "40411", "40413"),
    }
)
#: Surely not done, for our sake, and it may go better soon: a token, a session, a cut-off time, the rate.
_LATER: Final = frozenset({"40101", "40103", "40300", "40306", "42900"})
#: The same, but not before a person has looked: our keys, our rights, our float, our contract.
_HALTS: Final = frozenset(
    {"40100", "40102", "40104", "40301", "40314", "40319", "40320", "40408", "40416", "40500", "40501"}
)
_STATES: Final = {
    "00": OutcomeKind.PAID,
    "01": OutcomeKind.PENDING,
    "02": OutcomeKind.PENDING,
    "03": OutcomeKind.PENDING,
    "04": OutcomeKind.RETURNED,
    "05": OutcomeKind.REFUSED,
    "06": OutcomeKind.REFUSED,
    "07": OutcomeKind.NOT_FOUND,
}


def read_outcome(service: str, http: int, body: bytes, *, reference: str = "", amount: Rupiah | None = None) -> Outcome:
    """What a paying service (17, 18, 22, 23, 38) said. With `reference` or `amount` an answer about another is none."""
    try:
        return outcome_of(read_answer(service, http, body), reference=reference, amount=amount)
    except NotAnAnswer:
        return _UNKNOWN


def outcome_of(said: Said, *, reference: str, amount: Rupiah | None) -> Outcome:
    """The same, of an answer that was read."""
    if said.http == 200:
        return _done(said, reference, amount)
    if f"{said.http}{said.case}" == "20200":
        return _checked(Outcome(OutcomeKind.PENDING, said.code, said.text("referenceNo")), said, reference, amount)
    return refusal(said.code)


def refusal(code: str) -> Outcome:
    """Of seven digits that are no success."""
    case = code[:3] + code[5:]
    if case in _REFUSED:
        return Outcome(OutcomeKind.REFUSED, code)
    if case in _LATER or case in _HALTS:
        return Outcome(OutcomeKind.NOT_DONE, code, halts=case in _HALTS)
    return Outcome(OutcomeKind.UNKNOWN, code)


def read_status(
    service: str, http: int, body: bytes, *, paying: str, reference: str = "", amount: Rupiah | None = None
) -> Outcome:
    """What 36 or 39 said of a payment by service `paying`. Never that a send did nothing for its own trouble."""
    try:
        return status_of(read_answer(service, http, body), paying=paying, reference=reference, amount=amount)
    except NotAnAnswer:
        return _UNKNOWN


def status_of(said: Said, *, paying: str, reference: str, amount: Rupiah | None) -> Outcome:
    """The same, of an answer that was read."""
    if f"{said.http}{said.case}" == "40401":
        return Outcome(OutcomeKind.NOT_FOUND, said.code)
    kind = _STATES.get(said.text("latestTransactionStatus"))
    if f"{said.http}{said.case}" != "20000" or kind is None or said.text("serviceCode") not in ("", paying):
        return Outcome(OutcomeKind.UNKNOWN, said.code)
    number = said.text("originalReferenceNo") or said.text("referenceNumber")
    state = Outcome(kind, said.code, number[:64], amount_in(said.more("feeAmount")))
    if kind is OutcomeKind.REFUSED:
        state = _refused_before(state, said.text("previousResponseCode"), paying)
    return _checked(state, said, reference, amount, name="originalPartnerReferenceNo")


def _done(said: Said, reference: str, amount: Rupiah | None) -> Outcome:
    number = said.text("referenceNo")
    if said.case != "00" or not number or len(number) > 64:
        return Outcome(OutcomeKind.UNKNOWN, said.code)
    state = _STATES.get(said.text("transactionStatus"))
    waits = said.service in SETTLED_LATER and state is not OutcomeKind.PAID
    kind = OutcomeKind.PENDING if waits else OutcomeKind.PAID
    return _checked(Outcome(kind, said.code, number), said, reference, amount)


def _refused_before(state: Outcome, code: str, paying: str) -> Outcome:
    """Failed in the end. Why says the answer before, where it was a refusal; others are no reasons."""
    is_code = len(code) == 7 and code.isascii() and code.isdigit() and code[3:5] == paying
    before = refusal(code) if is_code else _UNKNOWN
    if before.kind is OutcomeKind.UNKNOWN:
        return replace(state, code="")
    return replace(state, kind=before.kind, code=code, halts=before.halts)


def _checked(
    outcome: Outcome, said: Said, reference: str, amount: Rupiah | None, *, name: str = "partnerReferenceNo"
) -> Outcome:
    """Fields that may be left out, and must not contradict."""
    is_another = reference and said.text(name) not in ("", reference)
    told = said.body.get("amount")
    is_other_sum = amount is not None and told is not None and amount_in(told) != amount
    return Outcome(OutcomeKind.UNKNOWN, said.code) if is_another or is_other_sum else outcome
