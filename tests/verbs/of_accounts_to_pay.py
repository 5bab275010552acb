"""What becomes of an account to be paid, ready to be done."""

from functools import partial

from prakerja.codes.refusals import TooSoon
from prakerja.kit.actor import Actor
from prakerja.kit.states import MoveRefused
from prakerja.payouts.accounts.confirm_account import confirm_account
from prakerja.payouts.accounts.decide_account_doubt import decide_account_doubt
from prakerja.payouts.accounts.houses import AccountHouse
from prakerja.payouts.accounts.link_account import AnotherUnderWay, link_account
from prakerja.payouts.accounts.note_account_answer import note_account_answer
from prakerja.payouts.accounts.note_house_silence import note_house_silence
from prakerja.payouts.accounts.read_account_names import read_account_names
from prakerja.payouts.accounts.send_account_code import send_account_code
from prakerja.payouts.accounts.unlink_account import unlink_account
from tests.situations.accounts import NOW
from tests.situations.accounts_to_pay import (
    ASKING,
    WALLET,
    a_payee,
    another_wallet,
    answered,
    asked_for,
    code_for,
    in_doubt,
    linked,
    told,
)
from tests.situations.identity import a_reviewer
from tests.verbs.table import Doing, verb


@verb(
    "payouts.link_account",
    writes="payouts_linkedaccount codes_tally a_job",
    events="payouts.account.asked",
    again=AnotherUnderWay,
)
def linking() -> Doing:
    payee = a_payee()
    by = Actor.applicant(payee)
    do = partial(link_account, applicant_id=payee, house=AccountHouse.GOPAY, typed=WALLET, by=by, now=NOW)
    return Doing(do, by, payee)


@verb("payouts.note_account_answer", writes="payouts_linkedaccount a_message", events="payouts.account.answered")
def answering() -> Doing:
    payee = a_payee()
    row = asked_for(payee)
    do = partial(note_account_answer, applicant_id=payee, number=row.number, answer=told(payee), by=ASKING, now=NOW)
    return Doing(do, ASKING, payee)


@verb("payouts.note_house_silence", writes="payouts_linkedaccount", events="payouts.account.silent")
def being_silent() -> Doing:
    payee = a_payee()
    row = asked_for(payee)
    return Doing(partial(note_house_silence, applicant_id=payee, number=row.number, by=ASKING, now=NOW), ASKING, payee)


@verb(
    "payouts.send_account_code",
    writes="codes_code codes_tally connectors_smsofaday a_message",
    events="payouts.account.code_sent",
    again=TooSoon,
)
def sending() -> Doing:
    payee = a_payee()
    answered(asked_for(payee))
    by = Actor.applicant(payee)
    return Doing(partial(send_account_code, applicant_id=payee, language="id", by=by, now=NOW), by, payee)


@verb(
    "payouts.confirm_account",
    writes="payouts_linkedaccount payouts_accountholder codes_code a_message",
    events="payouts.account.linked",
)
def confirming() -> Doing:
    payee = a_payee()
    digits = code_for(answered(asked_for(payee, typed=another_wallet())))
    by = Actor.applicant(payee)
    return Doing(partial(confirm_account, applicant_id=payee, typed=digits, by=by, now=NOW), by, payee)


@verb(
    "payouts.unlink_account",
    writes="payouts_linkedaccount payouts_accountholder a_message",
    events="payouts.account.unlinked",
)
def unlinking() -> Doing:
    payee = a_payee()
    row = linked(payee, typed=another_wallet())
    by = Actor.applicant(payee)
    return Doing(partial(unlink_account, applicant_id=payee, number=row.number, by=by, now=NOW), by, payee)


@verb(
    "payouts.decide_account_doubt",
    writes="payouts_linkedaccount payouts_accountdecision a_message",
    events="payouts.account.doubt_decided",
    again=MoveRefused,
)
def deciding() -> Doing:
    payee = a_payee()
    row = in_doubt(payee)
    _, by = a_reviewer()
    do = partial(
        decide_account_doubt, applicant_id=payee, number=row.number, is_theirs=True, note="KTP", by=by, now=NOW
    )
    return Doing(do, by, payee)


@verb("payouts.read_account_names", events="payouts.account.names_read", is_another=True)
def reading_names() -> Doing:
    payee = a_payee()
    row = in_doubt(payee)
    _, by = a_reviewer()
    return Doing(partial(read_account_names, applicant_id=payee, number=row.number, by=by, now=NOW), by, payee)
