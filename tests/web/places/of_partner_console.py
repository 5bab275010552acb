"""The pages of partners' own staff, and what the office sees of them, in their states."""

from collections.abc import Callable
from datetime import timedelta

from prakerja.authority.roles import Role
from prakerja.partners.models import Partner, PartnerMember
from prakerja.partners.renew_own_key import renew_own_key
from prakerja.partners.states import PartnerKind, PartnerRole
from prakerja.training.withdraw_own_course import withdraw_own_course
from tests.partner_console.desks import DESKS, a_call
from tests.situations.accounts import NOW, a_member_of_staff
from tests.situations.catalogue import a_draft, a_platform, an_institution
from tests.situations.partner_staff import a_partners_member, acts, at_console
from tests.situations.statements import disputed
from tests.situations.training import a_course, a_schedule, offered
from tests.situations.training import an_institution as an_institution_with_key
from tests.web.forms.of_accounts import signed_in
from tests.web.places.table import Open, add, place


def _keeper(address: str, of: Callable[[], Partner] = an_institution) -> Callable[[], Open]:
    return lambda: Open(at_console(a_partners_member(of())), address)


def _staff(address: str) -> Callable[[], Open]:
    return lambda: Open(at_console(a_partners_member(role=PartnerRole.STAFF)), address)


add("an institution's first page", _keeper("/mitra/"))
add("a platform's first page", _keeper("/mitra/", a_platform))
add("the first page of an institution's staff", _staff("/mitra/"))
add("a partner without keys", _keeper("/mitra/kunci/"))
add("another key", _keeper("/mitra/kunci/baru/"))
add("addresses to be led back to, none yet", _keeper("/mitra/alamat-kembali/"))
add("addresses to be led back to", _keeper("/mitra/alamat-kembali/", an_institution_with_key))
add("a partner's staff, seen by one of it", _staff("/mitra/staf/"))
add("inviting a colleague", _keeper("/mitra/staf/undang/"))


def _seen(name: str) -> Callable[[], Open]:
    """As the desk of this name has it."""

    def opening() -> Open:
        desk = DESKS[name]
        keeper = a_partners_member(a_platform() if desk.kind is PartnerKind.PLATFORM else an_institution())
        return Open(at_console(keeper), desk.address(keeper))

    return opening


for _name in ("answer", "test_runs", "declarations", "declare", "tasks", "feedback"):
    add(f"an institution's: {_name}", _seen(_name))
add("an institution without reviews", _keeper("/mitra/ulasan/"))
for _name in ("webhook", "set_address", "rotate_secret", "end_address"):
    add(f"a partner's news: {_name}", _seen(_name))
for _name in ("statement", "dispute", "dispute_line"):
    add(f"what a partner is owed: {_name}", _seen(_name))
add("a partner without statements", _keeper("/mitra/rekapitulasi/"))
for _name in ("draft", "course", "change", "price", "withdraw", "add", "schedule", "cancel", "offer", "end_selling"):
    add(f"a partner's catalogue: {_name}", _seen(_name))
add("an institution without courses", _keeper("/mitra/pelatihan/"))
add("a platform that sells nothing", _keeper("/mitra/dijual/", a_platform))


def _grown(name: str, *, times: int = 1) -> Callable[[], Open]:
    """With rows of whatever the page lists."""

    def opening() -> Open:
        keeper = a_partners_member()
        for _ in range(times):
            DESKS[name].grow(keeper)
        return Open(at_console(keeper), DESKS[name].address(keeper))

    return opening


add("an institution's first page with what waits", _grown("start"))
add("what an institution has declared, and what is late", _grown("declarations"))
add("tasks that wait for feedback", _grown("tasks", times=8))


@place("an institution's reviews")
def reviews() -> Open:
    keeper = a_partners_member()
    DESKS["reviews"].grow(keeper)
    return Open(at_console(keeper), "/mitra/ulasan/")


@place("what a partner's program was told")
def news() -> Open:
    keeper = a_partners_member()
    DESKS["webhook"].grow(keeper)
    return Open(at_console(keeper), "/mitra/webhook/")


@place("what a partner is owed, and disputes")
def disputes() -> Open:
    keeper = a_partners_member()
    address = DESKS["statement"].address(keeper)
    disputed(keeper.partner)
    return Open(at_console(keeper), address)


@place("what a partner is owed, month by month")
def months() -> Open:
    keeper = a_partners_member()
    DESKS["statements"].grow(keeper)
    return Open(at_console(keeper), "/mitra/rekapitulasi/")


@place("an institution's courses")
def courses() -> Open:
    keeper = a_partners_member()
    for _ in range(51):
        a_course(keeper.partner)
    return Open(at_console(keeper), "/mitra/pelatihan/")


@place("what a platform sells")
def offers() -> Open:
    keeper = a_partners_member(a_platform())
    offered(a_course(), keeper.partner)
    return Open(at_console(keeper), "/mitra/dijual/")


@place("a schedule that was cancelled")
def cancelled() -> Open:
    keeper = a_partners_member()
    schedule = a_schedule(a_course(keeper.partner), cancelled_at=NOW)
    return Open(at_console(keeper), f"/mitra/jadwal/{schedule.pk}/")


@place("a course that was stopped and withdrawn")
def withdrawn() -> Open:
    keeper = a_partners_member()
    course = a_draft(keeper.partner)
    withdraw_own_course(course_code=course.code, by=acts(keeper), now=NOW)
    return Open(at_console(keeper), f"/mitra/pelatihan/{course.pk}/")


def _with_calls(asked: str) -> Callable[[], Open]:
    def opening() -> Open:
        keeper = a_partners_member()
        for number in range(60):
            a_call(keeper, error="" if number % 3 else "ERRRED40001")
        return Open(at_console(keeper), f"/mitra/panggilan/{asked}")

    return opening


add("a partner without calls", _keeper("/mitra/panggilan/"))
add("a partner's calls", _with_calls(""))
add("a partner's calls that were refused", _with_calls("?outcome=refused&day=2021-02-24"))
add("a partner's calls, sought in vain", _with_calls("?error=ERRAPI40103"))
add("a search for calls that cannot be", _with_calls("?outcome=x&day=x&error=aaaaaaaaaaaaaaaaaaaaa"))
add("what errors mean", _keeper("/mitra/kesalahan/"))


def _with_keys() -> PartnerMember:
    keeper = a_partners_member()
    for hours in (3, 2, 1):
        renew_own_key(by=acts(keeper), now=NOW - timedelta(hours=hours))
    return keeper


@place("a partner's keys")
def keys() -> Open:
    return Open(at_console(_with_keys()), "/mitra/kunci/")


@place("another key, and what ends by it")
def third_key() -> Open:
    return Open(at_console(_with_keys()), "/mitra/kunci/baru/")


@place("ending a key")
def ending_a_key() -> Open:
    return Open(at_console(_with_keys()), "/mitra/kunci/3/akhiri/")


@place("ending the only key")
def ending_the_only_key() -> Open:
    keeper = a_partners_member()
    renew_own_key(by=acts(keeper), now=NOW - timedelta(hours=1))
    return Open(at_console(keeper), "/mitra/kunci/1/akhiri/")


@place("a partner's staff")
def staff() -> Open:
    keeper = a_partners_member()
    a_partners_member(keeper.partner, PartnerRole.STAFF, is_accepted=False)
    return Open(at_console(keeper), "/mitra/staf/")


@place("removing a colleague")
def removing() -> Open:
    keeper = a_partners_member()
    colleague = a_partners_member(keeper.partner, PartnerRole.STAFF)
    return Open(at_console(keeper), f"/mitra/staf/{colleague.pk}/akhiri/")


@place("leaving a partner")
def leaving() -> Open:
    keeper = a_partners_member()
    return Open(at_console(keeper), f"/mitra/staf/{keeper.pk}/akhiri/")


@place("the first page of a partner that is stopped")
def stopped() -> Open:
    keeper = a_partners_member()
    Partner.objects.filter(pk=keeper.partner_id).update(suspended_at=NOW)
    return Open(at_console(keeper), "/mitra/")


def _account(address: str) -> Callable[[], Open]:
    return lambda: Open(at_console(a_partners_member()), address)


add("the account of a partner's staff", _account("/akun/"))
add("the second factor of a partner's staff", _account("/akun/langkah-kedua/"))
add("closing an account of a partner", _account("/akun/tutup/"))


def _office(address: str, role: Role = Role.OFFICER) -> Open:
    return Open(signed_in(a_member_of_staff("ratna@prakerja.example", role)), address)


@place("one partner with its staff")
def partner_with_staff() -> Open:
    keeper = a_partners_member()
    a_partners_member(keeper.partner, PartnerRole.STAFF, is_accepted=False)
    return _office(f"/kantor/mitra/{keeper.partner_id}/")


@place("inviting a keeper")
def inviting_a_keeper() -> Open:
    return _office(f"/kantor/mitra/{an_institution().pk}/pengelola/")


@place("removing somebody of a partner's staff")
def removing_by_the_office() -> Open:
    keeper = a_partners_member()
    return _office(f"/kantor/mitra/{keeper.partner_id}/staf/{keeper.pk}/akhiri/")
