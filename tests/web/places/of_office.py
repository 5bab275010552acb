"""The office's pages about people, in their states."""

from collections.abc import Callable
from datetime import timedelta

from prakerja.assessment.rules import Blueprint
from prakerja.assessment.start_test import start_test
from prakerja.authority.roles import Role
from prakerja.backoffice.assessment.extra_time_case import found_by
from prakerja.identity.models import Review
from prakerja.kit.actor import Actor, ApplicantId, StaffId
from tests.situations.accounts import NOW, a_member_of_staff
from tests.situations.claims import a_claim, proposed
from tests.situations.identity import a_reviewer, claiming, in_review, taken, verified, with_both_photos
from tests.situations.profile import an_applicant, with_answers, with_phone
from tests.web.forms.of_accounts import signed_in
from tests.web.places.table import Open, add, place

_BLUEPRINT = Blueprint(scheme="2021@test", minutes=15, motivation=4, reading=4, arithmetic=6, ordering=4)


def _desk(role: Role, address: str) -> Callable[[], Open]:
    return lambda: Open(signed_in(a_member_of_staff("ratna@prakerja.example", role)), address)


for _role in Role:
    add(f"the office's first page: {_role}", _desk(_role, "/kantor/"))
    add(f"who may what: {_role}", _desk(_role, "/kantor/wewenang/"))
add("the members", _desk(Role.OFFICER, "/kantor/anggota/"))
add("the members, read by an auditor", _desk(Role.AUDITOR, "/kantor/anggota/"))
add("a new member", _desk(Role.OFFICER, "/kantor/anggota/baru/"))
add("no case", _desk(Role.REVIEWER, "/kantor/identitas/"))
add("no decided case", _desk(Role.REVIEWER, "/kantor/identitas/diputuskan/"))
add("who did what", _desk(Role.AUDITOR, "/kantor/jejak/"))
add("more time", _desk(Role.OFFICER, "/kantor/tambahan-waktu/"))


@place("a member's roles")
def roles() -> Open:
    wulan = a_member_of_staff("wulan@prakerja.example", Role.REVIEWER)
    return _desk(Role.OFFICER, f"/kantor/anggota/{wulan.pk}/")()


@place("cases that wait")
def queue() -> Open:
    in_review()
    return _desk(Role.REVIEWER, "/kantor/identitas/")()


def _case(review: Review) -> str:
    return f"/kantor/identitas/{review.applicant_id}/{review.number}/"


@place("a case that nobody has")
def free_case() -> Open:
    return _desk(Role.REVIEWER, _case(in_review()))()


@place("a case read by an auditor")
def case_read() -> Open:
    return _desk(Role.AUDITOR, _case(in_review()))()


@place("a case of ones own")
def own_case() -> Open:
    rina = a_member_of_staff("rina@prakerja.example", Role.REVIEWER)
    review = taken(in_review(), Actor.staff(rina.pk))
    return Open(signed_in(rina), _case(review))


@place("a claim of ones own")
def own_claim() -> Open:
    rina = a_member_of_staff("rina@prakerja.example", Role.REVIEWER)
    verified()
    claimant = with_both_photos(claiming())
    review = taken(Review.objects.get(applicant_id=claimant.pk), Actor.staff(rina.pk))
    return Open(signed_in(rina), _case(review))


@place("a claim that a colleague has decided")
def proposed_claim() -> Open:
    rina = a_member_of_staff("rina@prakerja.example", Role.REVIEWER)
    claim = a_claim()
    proposed(claim, a_reviewer()[1])
    taken(claim, Actor.staff(rina.pk))
    return Open(signed_in(rina), _case(claim))


@place("a claim that waits for a second reviewer")
def claim_of_a_colleague() -> Open:
    claim = a_claim()
    proposed(claim, a_reviewer()[1])
    return _desk(Role.REVIEWER, _case(claim))()


@place("withdrawing that a NIK goes over")
def withdrawing_to_hand_over() -> Open:
    one = proposed(a_claim(), a_reviewer()[1])
    return _desk(Role.REVIEWER, f"/kantor/identitas/usulan/{one.pk}/tarik/")()


def _found(*, begun: timedelta | None = None) -> Callable[[], Open]:
    def opening() -> Open:
        officer = a_member_of_staff("ratna@prakerja.example", Role.OFFICER)
        who = ApplicantId(an_applicant())
        with_answers(who, now=NOW, disability="yes", disability_kind="visual")
        with_phone(who, now=NOW, number="+6281100000000")
        if begun is not None:
            start_test(applicant_id=who, blueprint=_BLUEPRINT, by=Actor.applicant(who), now=NOW - begun)
        return Open(signed_in(officer), f"/kantor/tambahan-waktu/{found_by(StaffId(officer.pk), who)}/")

    return opening


add("somebody who was looked up", _found())
add("somebody who sits the test", _found(begun=timedelta(minutes=5)))
add("somebody whose time is over", _found(begun=timedelta(minutes=20)))
