"""Each act as the form of the office proposes it: not once more when it is done, and no other act before its time."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

import pytest

from prakerja.approvals.confirm_proposal import confirm_proposal
from prakerja.approvals.models import Proposal
from prakerja.approvals.propose_act import propose_act
from prakerja.approvals.register import Act, Plan, act_named
from prakerja.approvals.withdraw_proposal import withdraw_proposal
from prakerja.authority.roles import Role
from prakerja.authority.who_may import OF_ROLE
from prakerja.backoffice.audit.subjects import KINDS
from prakerja.kit.actor import Actor
from prakerja.kit.clock import read_clock
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.waves.schedule_rules import Schedule
from prakerja.words.approvals import REFUSED
from tests.authority.verbs import acts
from tests.shared_ground import each_on_one_worker
from tests.situations.broken import undone
from tests.situations.rows import all_rows, changed_since
from tests.situations.waves import an_officer
from tests.web.forms.table import FORMS, Entry, Filled
from tests.web.forms.test_every_form import send

pytestmark = [pytest.mark.django_db, pytest.mark.in_turn(3)]
#: Which act each of these forms proposes; one that no form proposes cannot be tried here.
PROPOSED_BY: Final = {
    "proposing a new member": "accounts.appoint",
    "proposing other roles": "accounts.change_roles",
    "proposing that a lost second factor is taken away": "accounts.reset_second_factor",
    "proposing a partner's keeper": "accounts.invite_keeper",
    "proposing to hand a demand over to the lawyers": "appeals.hand_over",
    "proposing to write a demand off": "appeals.write_off",
    "proposing to uphold an objection": "appeals.uphold_objection",
    "proposing to reject an objection": "appeals.reject_objection",
    "proposing to uphold an objection to a verdict": "appeals.uphold_verdict_objection",
    "proposing to reject an objection to a verdict": "appeals.reject_verdict_objection",
    "proposing to give a surplus back": "appeals.give_back",
    "proposing to demand something back": "appeals.demand",
    "proposing a longer plan": "appeals.longer_plan",
    "proposing that they live": "appeals.find_alive",
    "proposing more budget": "cards.allow_budget",
    "proposing to note a deposit": "cards.note_deposit",
    "proposing to note a fee": "cards.note_fee",
    "proposing to move money between houses": "cards.move_float",
    "proposing to close a year's end": "cards.close_year",
    "proposing to set money aside": "cards.fund_wave",
    "proposing more days for a card": "cards.extend",
    "proposing to revoke a card": "cards.revoke",
    "proposing to end an entitlement": "cards.end_entitlement",
    "proposing to give a card back to its holder": "cards.reinstate",
    "proposing to reject an objection about a card": "cards.reject_objection",
    "proposing to undo a training under way": "training.void_under_way",
    "proposing to draw": "draw.draw",
    "proposing to freeze": "draw.freeze",
    "proposing to take an attempt back": "draw.take_back",
    "proposing a next attempt": "draw.state_again",
    "proposing to publish": "draw.publish",
    "proposing to fill vacant seats": "journey.fill_vacant_seats",
    "proposing that a NIK goes over": "journey.hand_over_nik",
    "proposing a new partner": "partners.admit",
    "proposing to let a partner go on": "partners.resume",
    "proposing where a partner signs people in": "partners.register_sign_in",
    "proposing a partner's account": "payouts.use_partner_account",
    "proposing to release a batch": "payouts.release",
    "proposing to pause a batch": "payouts.pause",
    "proposing that a batch goes on": "payouts.resume",
    "proposing to let a payment go": "payouts.let_go",
    "proposing that differences are rectified": "payouts.rectify",
    "proposing that what partners were paid too much is rectified": "payouts.rectify_partners",
    "proposing to book a difference": "payouts.book_case",
    "proposing to put a list in force": "screening.put_in_force",
    "proposing to withdraw a list": "screening.withdraw",
    "proposing to let a course in": "training.publish_course",
    "proposing to open a course again": "training.resume_course",
    "proposing to withdraw a certificate": "training.withdraw_certificate",
    "proposing that a certificate stands again": "training.reinstate_certificate",
    "proposing what becomes of an objection": "training.uphold_objection",
    "proposing to uphold what a certificate stands for": "training.uphold_objection",
    "proposing to dismiss an objection": "training.dismiss_objection",
    "proposing to clear a signal": "training.clear_signal",
    "proposing to approve a statement": "training.approve_statement",
    "proposing to take back what was earned": "training.take_back",
    "proposing to accept a dispute": "training.accept_dispute",
    "proposing to cancel all that an institution teaches": "training.end_teaching",
    "proposing to open a wave": "waves.open",
    "proposing another schedule": "waves.reschedule",
    "proposing to cancel a wave": "waves.cancel",
    "proposing to close a wave early": "waves.close",
}
PROPOSING: Final = each_on_one_worker("form", PROPOSED_BY)
#: Done once more it is a second deed, and its plan says what it adds.
MAY_COME_AGAIN: Final = {
    *("cards.allow_budget", "cards.move_float", "cards.note_deposit", "cards.extend"),
    # The same addresses again are the same addresses.
    "partners.register_sign_in",
}
#: Its second person looks at the photos of both sides first (tests/journey/test_hand_over_nik.py).
SEES_MORE: Final = {"journey.hand_over_nik"}
#: What an act asks for beside its subject, where it cannot be foreseen without.
ASKED: Final[dict[str, Plan]] = {
    "waves.reschedule": dict.fromkeys(Schedule._fields, "2021-03-09T03:00:00+00:00"),
}


def name_of(entry: Entry) -> str:
    return next(name for name, one in FORMS.items() if one is entry)


def proposed(filled: Filled) -> Proposal:
    """By the form, and by nobody else before it."""
    before = set(Proposal.objects.values_list("pk", flat=True))
    send(filled)
    return Proposal.objects.exclude(pk__in=before).get()


def another(act: Act) -> Actor:
    role = next(role for role in Role if act.permission in OF_ROLE[role])
    return an_officer(role, "Petugas Kedua")


def confirmed(one: Proposal, by: Actor, now: datetime) -> None:
    with unit_of_work(by=by):
        confirm_proposal(proposal_id=one.pk, by=by, now=now)


def others_on(one: Proposal) -> Iterator[Act]:
    """What else is proposed on such a subject."""
    for kind in KINDS.values():
        if one.act in kind.acts:
            yield from (act_named(name) for name in sorted(kind.acts - {one.act}))


@pytest.mark.parametrize("entry", PROPOSING, indirect=True)
def test_what_two_have_decided_is_not_proposed_once_more(entry: Entry, filled: Filled) -> None:
    one, now = proposed(filled), read_clock()
    act = act_named(PROPOSED_BY[name_of(entry)])
    assert one.act == act.name
    if act.name in MAY_COME_AGAIN | SEES_MORE:
        return
    confirmed(one, another(act), now)
    before = all_rows()
    with pytest.raises(tuple(REFUSED)):
        propose_act(act=act, subject=one.subject, asked=one.asked, reason="Lagi", by=another(act), now=now)
    assert changed_since(before) <= {"accounts_account", "authority_member", "accounts_addressholder"}


@pytest.mark.parametrize("entry", PROPOSING, indirect=True)
def test_every_other_act_is_refused_in_words_or_can_be_carried_out(filled: Filled) -> None:
    one, now = proposed(filled), read_clock()
    withdraw_proposal(proposal_id=one.pk, reason="Dicoba yang lain", by=another(act_named(one.act)), now=now)
    for act in others_on(one):
        first, second = another(act), another(act)
        before = all_rows()
        with undone():
            if (made := _proposed_or_refused(act, one.subject, by=first, now=now)) is None:
                assert changed_since(before) == set(), act.name
            else:
                confirmed(made, second, now)


def _proposed_or_refused(act: Act, subject: str, *, by: Actor, now: datetime) -> Proposal | None:
    try:
        return propose_act(act=act, subject=subject, asked=ASKED.get(act.name), reason="Siap", by=by, now=now)
    except tuple(REFUSED):
        return None


def test_every_act_is_proposed_by_a_form() -> None:
    assert set(PROPOSED_BY.values()) == {act.name for act in acts()}
    assert PROPOSED_BY.keys() == {name for name in FORMS if name.startswith("proposing ")}
