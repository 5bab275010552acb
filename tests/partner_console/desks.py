"""The table of the partners' console: each page, who of a partner's staff may see it, and what it costs."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from prakerja.partners.models import Call, PartnerMember
from prakerja.partners.renew_own_key import renew_own_key
from prakerja.partners.states import PartnerKind, PartnerRole
from tests.situations.accounts import NOW
from tests.situations.partner_staff import a_partners_member, acts

#: More rows of whatever the page lists.
MANY: Final = 20


@dataclass(frozen=True)
class Desk:
    #: Its address of this partner's things.
    address: Callable[[PartnerMember], str]
    #: Of a page that is read, for one row as for twenty; None: it takes forms alone.
    statements: int | None
    grow: Callable[[PartnerMember], object] = lambda _member: None
    for_keepers: bool = False
    kind: PartnerKind | None = None


def at(address: str) -> Callable[[PartnerMember], str]:
    return lambda _member: f"/mitra/{address}"


def _key(member: PartnerMember) -> str:
    renew_own_key(by=acts(member), now=NOW)
    return "/mitra/kunci/1/akhiri/"


def a_call(member: PartnerMember, error: str = "ERRRED40001") -> Call:
    return Call.objects.create(
        partner_id=member.partner_id,
        endpoint="status",
        status=400 if error else 200,
        error=error,
        at=NOW,
        microseconds=1_500,
    )


def _colleague(member: PartnerMember) -> str:
    return str(a_partners_member(member.partner, PartnerRole.STAFF, is_accepted=False).pk)


#: By the name of the address.
DESKS: Final = {
    "start": Desk(at(""), 3),
    "keys": Desk(at("kunci/"), 4, lambda member: renew_own_key(by=acts(member), now=NOW)),
    "new_key": Desk(at("kunci/baru/"), 4, for_keepers=True),
    "end_key": Desk(_key, 4, for_keepers=True),
    "calls": Desk(at("panggilan/"), 6, a_call),
    "errors": Desk(at("kesalahan/"), 3),
    "addresses": Desk(at("alamat-kembali/"), 4, for_keepers=True, kind=PartnerKind.INSTITUTION),
    "remove_address": Desk(at("alamat-kembali/hapus/"), None, for_keepers=True, kind=PartnerKind.INSTITUTION),
    "staff": Desk(at("staf/"), 6, _colleague),
    "invite": Desk(at("staf/undang/"), 3, for_keepers=True),
    "send_again": Desk(lambda member: f"/mitra/staf/{_colleague(member)}/kirim-lagi/", None, for_keepers=True),
    "end_membership": Desk(lambda member: f"/mitra/staf/{_colleague(member)}/akhiri/", 6, for_keepers=True),
}
