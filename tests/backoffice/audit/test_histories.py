"""Who did what stands on the page of its subject, whatever the subject is: acts, readings, and what was proposed."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Final
from uuid import UUID

import pytest
import time_machine
from django.apps import apps

from prakerja.accounts.models import Account
from prakerja.approvals.events import ApprovalsEvent
from prakerja.approvals.models import Proposal
from prakerja.approvals.rules import expires_at
from prakerja.approvals.states import ProposalState
from prakerja.audit.record import key_of_subject, record, record_of
from prakerja.authority.permissions import Permission
from prakerja.authority.roles import Role
from prakerja.backoffice.access import StaffRequest
from prakerja.backoffice.audit.history import history_of
from prakerja.backoffice.audit.subjects import KINDS
from prakerja.words.acts import ACT_TITLES
from tests.authority.verbs import acts
from tests.backoffice.audit.pages_of_subjects import PAGES, Page
from tests.situations.backoffice import signed_in
from tests.situations.draw import NOW
from tests.situations.waves import an_officer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("private_store")]
#: Whose subject has no page of its own yet, or never has one; the proposal's page tells who did what.
WITHOUT_A_PAGE: Final = {
    "accounts.appoint": "the person has no account before it is decided",
    "accounts.invite_keeper": "the person has no account before it is decided",
    "appeals.uphold_verdict_objection": "an objection to a verdict is a line on a page",
    "appeals.reject_verdict_objection": "an objection to a verdict is a line on a page",
    "cards.allow_budget": "a year of the budget is a line on a page",
    "cards.note_deposit": "a year of the budget is a line on a page",
    "cards.note_fee": "a year of the budget is a line on a page",
    "cards.move_float": "a year of the budget is a line on a page",
    "cards.close_year": "the page of a closing lists its own proposals and outcomes",
    "payouts.rectify_partners": "the page of differences is about all of them",
    "payouts.rectify": "the page of differences is about all of them",
}
#: The office reads its members where it changes them, which auditors do not.
_READ_BY: Final = {"accounts.Account": Role.OFFICER}


class Happened(StrEnum):
    DONE = "backoffice.subject.done"


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def done_to(page: Page) -> None:
    whose = getattr(page.subject, "applicant_id", None)
    record_of(
        Happened.DONE,
        subject_type=page.subject._meta.label,
        subject_id=key_of_subject(page.subject),
        by=an_officer(name="Ratna Pencatat"),
        at=NOW,
        applicant_id=whose if isinstance(whose, UUID) else None,
        reason="Dicatat oleh Ratna",
    )


def withdrawn_on(page: Page, act: str) -> None:
    first, second = an_officer(name="Citra Pengusul"), an_officer(name="Bima Penarik")
    assert first.account_id is not None
    one = Proposal.objects.create(
        act=act,
        subject=page.named or key_of_subject(page.subject),
        state=ProposalState.WITHDRAWN,
        reason="Siap",
        proposed_by=first.account_id,
        proposed_at=NOW,
        expires_at=expires_at(NOW),
        ended_by=second.account_id,
        ended_at=NOW,
        end_reason="Keliru",
    )
    about = one.subject
    record(ApprovalsEvent.WITHDRAWN, subject=one, by=second, at=NOW, reason=f"Keliru: {act}", act=act, on=about)


@pytest.mark.parametrize("label", KINDS)
def test_what_was_done_to_a_subject_and_proposed_about_it_stands_on_its_page(label: str) -> None:
    reader = signed_in("meja@prakerja.example", _READ_BY.get(label, Role.AUDITOR))
    page = PAGES[label](Account.objects.get(email="meja@prakerja.example"))
    assert page.subject._meta.label == label
    done_to(page)
    for act in KINDS[label].acts:
        withdrawn_on(page, act)
    answer = reader.get(page.address)
    text = answer.content.decode()
    assert answer.status_code == 200
    assert [word for word in ("Ratna Pencatat", "Dicatat oleh Ratna") if word not in text] == []
    for act in KINDS[label].acts:
        assert [word for word in ("Bima Penarik", f"Keliru: {act}", str(ACT_TITLES[act])) if word not in text] == []


def test_what_was_done_to_another_subject_does_not_stand_there() -> None:
    reader = signed_in("meja@prakerja.example", Role.AUDITOR)
    page = PAGES["screening.ExclusionList"](Account.objects.get(email="meja@prakerja.example"))
    done_to(Page(type(page.subject)(pk=page.subject.pk + 1), page.address))
    withdrawn_on(Page(page.subject, page.address), "waves.open")
    text = reader.get(page.address).content.decode()
    assert [word for word in ("Ratna Pencatat", "Bima Penarik") if word in text] == []


@pytest.mark.parametrize("label", KINDS)
def test_who_may_not_read_a_subject_reads_no_history_of_it(label: str) -> None:
    subject, request = apps.get_model(label)(), StaffRequest()
    done_to(Page(subject, ""))
    for may in (frozenset[Permission](), frozenset({KINDS[label].read})):
        request.may = may
        assert bool(history_of(request, subject)) is bool(may)


def test_every_act_is_told_of_on_the_page_of_one_kind_of_subject() -> None:
    told = [act for kind in KINDS.values() for act in kind.acts]
    assert sorted([*told, *WITHOUT_A_PAGE]) == sorted(act.name for act in acts())


def test_every_kind_has_its_page() -> None:
    assert PAGES.keys() == KINDS.keys()
