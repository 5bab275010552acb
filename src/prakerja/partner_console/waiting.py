"""What waits for a partner's staff on their first page: what is late, what failed, what runs out. A statement each."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.db.models import Count, Min, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from prakerja.partners.models import Partner
from prakerja.partners.own_calls import counted_errors
from prakerja.partners.states import PartnerKind
from prakerja.partners.webhooks.own_webhook import found_standing
from prakerja.partners.webhooks.states import WebhookState
from prakerja.training.declarations.overdue import hand_ins_that_wait, overdue_declarations
from prakerja.training.give_feedback import WORKING_DAYS
from prakerja.training.models import Statement, StatementDispute
from prakerja.training.statements.months import name_of_month
from prakerja.training.statements.states import DisputeState, StatementState
from prakerja.training.working_days import working_days_before
from prakerja.words.amounts import thousands
from prakerja.words.moments import in_wib
from prakerja.words.partner_errors import error_advice

_A_DAY: Final = timedelta(days=1)
_A_SECOND: Final = timedelta(seconds=1)
#: Of errors and of months: the others stand on their own pages.
_MOST: Final = 3


@dataclass(frozen=True)
class Waiting:
    """`tone`: of its tag. `where`: the page on which it is done."""

    tone: str
    tag: str
    words: str
    where: str
    more: str = ""


def waiting_for(partner: Partner, *, now: datetime) -> Iterator[Waiting]:
    """What is late first, then what failed, then what has its time. Of a partner that is stopped what it is owed."""
    if partner.suspended_at is None:
        if partner.kind == PartnerKind.INSTITUTION:
            yield from _overdue(partner, now)
            yield from _tasks(partner, now)
        yield from _webhook(partner)
        yield from _refused(partner, now)
    yield from _statements(partner, now)
    yield from _disputes(partner)


def _overdue(partner: Partner, now: datetime) -> Iterator[Waiting]:
    late = overdue_declarations(now=now, institution_id=partner.pk).count()
    if late:
        words = ngettext("%(people)s peserta belum dinyatakan", "%(people)s peserta belum dinyatakan", late) % {
            "people": thousands(late)
        }
        yield Waiting("bad", _("terlambat"), words, reverse("partner_console:declarations"))


def _tasks(partner: Partner, now: datetime) -> Iterator[Waiting]:
    before = working_days_before(now, WORKING_DAYS)
    waiting = hand_ins_that_wait(institution_id=partner.pk).order_by()
    counted = waiting.aggregate(all=Count("reference"), late=Count("reference", filter=Q(at__lt=before)))
    if not counted["all"]:
        return
    words = ngettext("%(tasks)s tugas menunggu umpan balik", "%(tasks)s tugas menunggu umpan balik", counted["all"]) % {
        "tasks": thousands(counted["all"])
    }
    late = _("%(tasks)s di antaranya lebih dari tiga hari kerja") % {"tasks": thousands(counted["late"])}
    where = reverse("partner_console:tasks")
    if counted["late"]:
        yield Waiting("bad", _("terlambat"), words, where, late)
    else:
        yield Waiting("warn", _("menunggu"), words, where)


def _webhook(partner: Partner) -> Iterator[Waiting]:
    standing, where = found_standing(partner.pk), reverse("partner_console:webhook")
    if standing is None:
        return
    webhook = standing.webhook
    if webhook.state == WebhookState.STOPPED:
        yield Waiting("bad", _("gagal"), _("Webhook dihentikan: berhari-hari tidak ada yang diterima"), where)
    elif webhook.failing_since is not None:
        since = _("Gagal sejak %(at)s") % {"at": in_wib(webhook.failing_since)}
        yield Waiting("bad", _("gagal"), _("Webhook tidak menerima kabar"), where, since)
    if standing.parked:
        words = ngettext("%(events)s kabar gagal terkirim", "%(events)s kabar gagal terkirim", standing.parked)
        yield Waiting("bad", _("gagal"), words % {"events": thousands(standing.parked)}, where)


def _refused(partner: Partner, now: datetime) -> Iterator[Waiting]:
    counted = [one for one in counted_errors(partner.pk, now=now, within=_A_DAY) if one.error]
    for one in counted[:_MOST]:
        words = ngettext(
            "%(error)s: %(calls)s panggilan ditolak sejak kemarin",
            "%(error)s: %(calls)s panggilan ditolak sejak kemarin",
            one.times,
        ) % {"error": one.error, "calls": thousands(one.times)}
        where = f"{reverse('partner_console:calls')}?error={one.error}"
        yield Waiting("warn", _("ditolak"), words, where, str(error_advice(one.error)))


def _statements(partner: Partner, now: datetime) -> Iterator[Waiting]:
    ready = Statement.objects.filter(partner=partner, state=StatementState.READY, disputed_until__gt=now)
    for one in ready.order_by("disputed_until")[:_MOST]:
        month = name_of_month(one.month)
        until = in_wib(one.disputed_until - _A_SECOND)
        yield Waiting(
            "warn",
            _("periksa"),
            _("Rekapitulasi %(month)s") % {"month": month},
            reverse("partner_console:statement", args=[month]),
            _("Dapat disanggah sampai %(at)s") % {"at": until},
        )


def _disputes(partner: Partner) -> Iterator[Waiting]:
    raised = StatementDispute.objects.filter(partner=partner, state=DisputeState.RAISED)
    by_month = raised.values("month").annotate(number=Count("id"), first=Min("answer_by")).order_by("first")
    for one in by_month[:_MOST]:
        month = name_of_month(one["month"])
        words = ngettext(
            "%(number)s sanggahan atas rekapitulasi %(month)s menunggu jawaban",
            "%(number)s sanggahan atas rekapitulasi %(month)s menunggu jawaban",
            one["number"],
        ) % {"number": thousands(one["number"]), "month": month}
        answered = _("Kantor menjawabnya paling lambat %(at)s") % {"at": in_wib(one["first"] - _A_SECOND)}
        where = reverse("partner_console:statement", args=[month])
        yield Waiting("quiet", _("di kantor"), words, where, answered)
