"""The register of acts: what a step declares, what carries it out, and what is asked again before it happens."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from prakerja.approvals import register
from prakerja.approvals.confirm_proposal import confirm_proposal
from prakerja.approvals.models import Proposal
from prakerja.approvals.propose_act import propose_act
from prakerja.approvals.register import (
    Act,
    BoundTwice,
    DeclaredTwice,
    Plan,
    UnknownAct,
    act_named,
    begins,
    binding_of,
    carries_out,
    declare_act,
    declared_acts,
)
from prakerja.approvals.states import ProposalState
from prakerja.authority.permissions import Permission
from prakerja.authority.require import PermissionMissing
from prakerja.authority.roles import Role
from prakerja.kit.actor import Actor
from prakerja.kit.refused import Refused
from tests.situations.waves import an_officer

LATER = timedelta(minutes=5)
type Asked = tuple[str, str, Plan, datetime]


class NoLongerSo(Refused):
    """What it was about has changed meanwhile."""


@pytest.fixture(autouse=True)
def a_register_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is declared here is forgotten again."""
    monkeypatch.setattr(register, "_acts", dict(register._acts))
    monkeypatch.setattr(register, "_bound", dict(register._bound))


@pytest.fixture
def questions() -> list[Asked]:
    """Everything that the acts of this test were asked."""
    return []


def asks(questions: list[Asked], name: str) -> Callable[[str, Plan, datetime], Plan]:
    def foresee(subject: str, asked: Plan, now: datetime) -> Plan:
        questions.append((name, subject, asked, now))
        return {"will": name}

    return foresee


def does(done: list[tuple[str, Actor, datetime]]) -> Callable[[Proposal, Actor, datetime], None]:
    def carry_out(decided: Proposal, by: Actor, now: datetime) -> None:
        done.append((decided.subject, by, now))

    return carry_out


def by_two(act: Act, now: datetime, **asked: str) -> Proposal:
    """Ratna proposes it; five minutes later Bima confirms."""
    words: Plan = dict(asked)
    proposal = propose_act(act=act, subject="7", asked=words, reason="Siap", by=an_officer(), now=now)
    return confirm_proposal(proposal_id=proposal.pk, by=an_officer(name="Bima"), now=now + LATER)


def test_a_declared_act_is_found_by_its_name(questions: list[Asked]) -> None:
    foresee, recheck = asks(questions, "foresee"), asks(questions, "recheck")
    act = declare_act("made_up.act", permission=Permission.DECIDE_STAFF, foresee=foresee, recheck=recheck)
    assert act_named("made_up.act") is act
    assert act in declared_acts()
    assert (act.name, act.permission) == ("made_up.act", Permission.DECIDE_STAFF)
    assert (act.foresee, act.recheck) == (foresee, recheck)


def test_without_a_question_of_its_own_the_same_is_asked_again(questions: list[Asked]) -> None:
    foresee = asks(questions, "foresee")
    assert declare_act("made_up.act", permission=Permission.DECIDE_WAVES, foresee=foresee).recheck is foresee


@pytest.mark.django_db
def test_both_are_asked_the_same_question_each_at_their_moment(questions: list[Asked], now: datetime) -> None:
    act = declare_act(
        "made_up.act",
        permission=Permission.DECIDE_WAVES,
        foresee=asks(questions, "foresee"),
        recheck=asks(questions, "recheck"),
    )
    done: list[tuple[str, Actor, datetime]] = []
    carries_out(act)(does(done))
    proposal = by_two(act, now, color="merah")
    asked = {"color": "merah"}
    assert questions == [("foresee", "7", asked, now), ("recheck", "7", asked, now + LATER)]
    assert proposal.plan == {"will": "foresee"}


@pytest.mark.django_db
def test_nothing_asked_for_is_asked_as_nothing(questions: list[Asked], now: datetime) -> None:
    act = declare_act("made_up.act", permission=Permission.DECIDE_WAVES, foresee=asks(questions, "foresee"))
    proposal = propose_act(act=act, subject="7", reason="Siap", by=an_officer(), now=now)
    assert questions == [("foresee", "7", {}, now)]
    assert proposal.asked == {}


@pytest.mark.django_db
def test_what_is_no_longer_so_when_the_second_one_looks_is_not_confirmed(questions: list[Asked], now: datetime) -> None:
    def recheck(_subject: str, _asked: Plan, _now: datetime) -> None:
        raise NoLongerSo

    act = declare_act(
        "made_up.act", permission=Permission.DECIDE_WAVES, foresee=asks(questions, "foresee"), recheck=recheck
    )
    done: list[tuple[str, Actor, datetime]] = []
    carries_out(act)(does(done))
    with pytest.raises(NoLongerSo):
        by_two(act, now)
    assert (Proposal.objects.get().state, done) == (ProposalState.PROPOSED, [])


@pytest.mark.django_db
def test_the_permission_that_both_need_is_the_acts(questions: list[Asked], now: datetime) -> None:
    act = declare_act("made_up.act", permission=Permission.READ_REVIEWS, foresee=asks(questions, "foresee"))
    with pytest.raises(PermissionMissing) as missing:
        propose_act(act=act, subject="7", reason="Siap", by=an_officer(), now=now)
    assert missing.value.permission is Permission.READ_REVIEWS
    auditor = an_officer(Role.AUDITOR)
    assert propose_act(act=act, subject="7", reason="Siap", by=auditor, now=now).proposed_by == auditor.account_id


@pytest.mark.django_db
def test_what_is_carried_out_at_once_is_done_in_the_confirmers_name(questions: list[Asked], now: datetime) -> None:
    act = declare_act("made_up.act", permission=Permission.DECIDE_WAVES, foresee=asks(questions, "foresee"))
    done: list[tuple[str, Actor, datetime]] = []
    carries_out(act)(does(done))
    proposal = by_two(act, now)
    assert proposal.state == ProposalState.CARRIED_OUT
    assert [(subject, by.account_id, at) for subject, by, at in done] == [("7", proposal.confirmed_by, now + LATER)]


@pytest.mark.django_db
def test_what_is_begun_says_itself_when_it_is_done(questions: list[Asked], now: datetime) -> None:
    act = declare_act("made_up.act", permission=Permission.DECIDE_WAVES, foresee=asks(questions, "foresee"))
    done: list[tuple[str, Actor, datetime]] = []
    begins(act)(does(done))
    proposal = by_two(act, now)
    assert (proposal.state, proposal.carried_out_at) == (ProposalState.CONFIRMED, None)
    assert [(subject, by.account_id, at) for subject, by, at in done] == [("7", proposal.confirmed_by, now + LATER)]


def test_a_binding_says_whether_it_is_done_at_once(questions: list[Asked]) -> None:
    first, second = (
        declare_act(name, permission=Permission.DECIDE_WAVES, foresee=asks(questions, name))
        for name in ("made_up.first", "made_up.second")
    )
    at_once, later = does([]), does([])
    assert carries_out(first)(at_once) is at_once
    assert begins(second)(later) is later
    assert (binding_of(first).function, binding_of(first).is_later) == (at_once, False)
    assert (binding_of(second).function, binding_of(second).is_later) == (later, True)


def test_whoever_declares_or_binds_twice_reads_which_act(questions: list[Asked]) -> None:
    act = declare_act("made_up.act", permission=Permission.DECIDE_WAVES, foresee=asks(questions, "foresee"))
    with pytest.raises(DeclaredTwice, match=r"^made_up\.act$"):
        declare_act("made_up.act", permission=Permission.DECIDE_WAVES, foresee=asks(questions, "other"))
    with pytest.raises(UnknownAct, match=r"^made_up\.act$"):
        binding_of(act)
    carries_out(act)(does([]))
    for bind in (carries_out, begins):
        with pytest.raises(BoundTwice, match=r"^made_up\.act$"):
            bind(act)(does([]))
    with pytest.raises(UnknownAct, match=r"^made_up\.nothing$"):
        act_named("made_up.nothing")
