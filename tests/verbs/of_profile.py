"""The verbs of step 3, ready to be done."""

from datetime import timedelta
from functools import partial
from itertools import count

from prakerja.codes.refusals import TooSoon
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.profile.change_phone_number import change_phone_number
from prakerja.profile.complete_particulars import complete_particulars
from prakerja.profile.declaration_text import current_declaration
from prakerja.profile.resend_phone_code import resend_phone_code
from prakerja.profile.save_answer import save_answer
from prakerja.profile.send_phone_code import send_phone_code
from prakerja.profile.sign_declaration import sign_declaration
from prakerja.profile.verify_phone_code import verify_phone_code
from tests.situations.accounts import NOW
from tests.situations.profile import TYPED, a_checked_applicant, an_applicant, with_answers, with_phone
from tests.verbs.table import Doing, verb

_numbers = count(1)
_SENDS = "codes_code codes_tally connectors_smsofaday a_message"


def _number() -> str:
    return f"+62812{next(_numbers):08}"


def _somebody() -> tuple[ApplicantId, Actor]:
    applicant_id = a_checked_applicant()
    return applicant_id, Actor.applicant(applicant_id)


@verb("profile.save_answer", writes="profile_particulars", events="profile.particulars.changed")
def answering() -> Doing:
    who, by = _somebody()
    return Doing(partial(save_answer, applicant_id=who, typed=TYPED, by=by, now=NOW), by, who)


@verb("profile.complete_particulars", writes="profile_particulars", events="profile.particulars.completed")
def completing() -> Doing:
    who, by = _somebody()
    with_answers(who, now=NOW)
    return Doing(partial(complete_particulars, applicant_id=who, by=by, now=NOW), by, who)


@verb("profile.send_phone_code", writes=_SENDS, events="profile.phone_code.sent", again=TooSoon)
def asking_for_a_code_by_sms() -> Doing:
    who, by = _somebody()
    do = partial(send_phone_code, applicant_id=who, typed=_number(), language="id", by=by, now=NOW)
    return Doing(do, by, who)


@verb("profile.resend_phone_code", writes=_SENDS, events="profile.phone_code.sent", again=TooSoon)
def asking_for_another_sms() -> Doing:
    who, by = _somebody()
    send_phone_code(applicant_id=who, typed=_number(), language="id", by=by, now=NOW)
    later = NOW + timedelta(minutes=1)
    do = partial(resend_phone_code, applicant_id=who, other_gateway=True, language="id", by=by, now=later)
    return Doing(do, by, who)


@verb(
    "profile.verify_phone_code",
    writes="codes_code profile_phone profile_phoneholder",
    events="profile.phone.verified",
)
def typing_the_code() -> Doing:
    who, by = _somebody()
    code = send_phone_code(applicant_id=who, typed=_number(), language="id", by=by, now=NOW)
    return Doing(partial(verify_phone_code, applicant_id=who, typed=code.digits, by=by, now=NOW), by, who)


@verb("profile.verify_phone_code: wrong", writes="codes_code", events="profile.phone_code.wrong", is_another=True)
def typing_a_wrong_code() -> Doing:
    who, by = _somebody()
    code = send_phone_code(applicant_id=who, typed=_number(), language="id", by=by, now=NOW)
    wrong = f"{(int(code.digits) + 1) % 1_000_000:06d}"
    return Doing(partial(verify_phone_code, applicant_id=who, typed=wrong, by=by, now=NOW), by, who)


@verb("profile.verify_phone_code: of another", writes="codes_code", events="profile.phone.taken")
def proving_the_number_of_another() -> Doing:
    (who, by), number = _somebody(), _number()
    code = send_phone_code(applicant_id=who, typed=number, language="id", by=by, now=NOW)
    with_phone(an_applicant(), now=NOW, number=number)
    return Doing(partial(verify_phone_code, applicant_id=who, typed=code.digits, by=by, now=NOW), by, who)


@verb(
    "profile.change_phone_number",
    writes="a_message profile_phone profile_phoneholder",
    events="profile.phone.changed",
)
def changing_the_number() -> Doing:
    who, by = _somebody()
    with_phone(who, now=NOW, number=_number())
    return Doing(partial(change_phone_number, applicant_id=who, number=_number(), by=by, now=NOW), by, who)


@verb(
    "profile.sign_declaration",
    writes="profile_declaration profile_declarationedition",
    events="profile.declaration.signed",
)
def signing() -> Doing:
    (who, by), text = _somebody(), current_declaration()
    ticked = [one.name for one in text.statements]
    do = partial(sign_declaration, applicant_id=who, version=text.version, ticked=ticked, language="id")
    return Doing(partial(do, by=by, now=NOW), by, who)
