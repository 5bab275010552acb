"""Whether the money is there, as it is said before anybody decides on what promises it to somebody."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from prakerja.approvals.models import Proposal
from prakerja.approvals.register import Plan
from prakerja.cards.acts import FUND_WAVE, year_of
from prakerja.cards.card_acts import REINSTATE, card_in
from prakerja.cards.cover import SET_ASIDE, lacking_at_bank, lacking_for
from prakerja.cards.models import WaveBudget
from prakerja.draw.acts import PUBLISH
from prakerja.draw.models import Draw
from prakerja.waves.models import Wave
from prakerja.waves.states import WaveState
from prakerja.words.amounts import rupiah, thousands


@dataclass(frozen=True)
class MoneyWords:
    """`tone`: of the banner; bad where publishing would be refused, warn where it would not."""

    number: int
    tone: str
    text: str


def money_words(wave: Wave, draw: Draw | None) -> MoneyWords | None:
    """None once the result is public: the seats have had their money then."""
    if wave.state == WaveState.PUBLISHED:
        return None
    budget: WaveBudget | None = getattr(wave, "budget", None)
    if budget is None:
        text = _("Uang untuk kartu gelombang ini belum disisihkan. Hasilnya baru dapat diumumkan sesudah itu.")
        return MoneyWords(wave.number, "bad" if wave.state == WaveState.DRAWN else "warn", text)
    seated = budget.seats if draw is None or draw.seated_count is None else draw.seated_count
    if seated > budget.seats:
        text = _("Uang disisihkan untuk %(funded)s kartu, padahal %(seated)s orang terpilih.")
        values = {"funded": thousands(budget.seats), "seated": thousands(seated)}
        return MoneyWords(wave.number, "bad", text % values)
    if lacking := lacking_at_bank(budget, cards=seated):
        text = _(
            "Uang untuk %(seated)s kartu sudah disisihkan, tetapi dana di bank kurang %(lacking)s untuk membayarnya."
            " Pengumuman tidak ditolak karena itu; pastikan setoran negara datang sebelum uangnya dipakai."
        )
        return MoneyWords(wave.number, "warn", text % {"seated": thousands(seated), "lacking": rupiah(lacking)})
    text = _("Uang untuk %(seated)s kartu sudah disisihkan, dan dana di bank cukup.") % {"seated": thousands(seated)}
    return MoneyWords(wave.number, "good", text)


def money_words_of(proposal: Proposal) -> MoneyWords | None:
    """None of a proposal that promises nobody anything."""
    if proposal.act == PUBLISH.name:
        draw = Draw.objects.select_related("wave__budget").filter(pk=int(proposal.subject)).first()
        return None if draw is None else money_words(draw.wave, draw)
    if proposal.act == FUND_WAVE.name:
        return funding_words(Wave.objects.get(pk=int(proposal.subject)), proposal.plan)
    if proposal.act == REINSTATE.name and proposal.plan.get("set_aside"):
        return _reinstating_words(proposal)
    return None


def funding_words(wave: Wave, plan: Plan) -> MoneyWords:
    """Beside what setting the money aside for a wave would do."""
    year, amount = year_of(wave), int(str(plan["set_aside"]))
    lacking = lacking_for(year, amount, besides=SET_ASIDE)
    if lacking:
        text = _(
            "Dana tahun %(year)s di bank kurang %(lacking)s untuk semua yang sudah disisihkan dan gelombang ini."
            " Penyisihan tidak ditolak karena itu; pastikan setoran negara datang sebelum uangnya dipakai."
        )
        return MoneyWords(wave.number, "warn", text % {"year": year, "lacking": rupiah(lacking)})
    text = _("Dana tahun %(year)s di bank cukup untuk semua yang sudah disisihkan dan gelombang ini.")
    return MoneyWords(wave.number, "good", text % {"year": year})


def _reinstating_words(proposal: Proposal) -> MoneyWords:
    card = card_in(proposal.subject)
    year = WaveBudget.objects.values_list("year_id", flat=True).get(pk=card.wave_id)
    lacking = lacking_for(year, int(str(proposal.plan["set_aside"])))
    if lacking:
        text = _(
            "Dana tahun %(year)s di bank kurang %(lacking)s bila kartu ini dipulihkan. Pemulihan tidak ditolak karena"
            " itu; pastikan setoran negara datang sebelum uangnya dipakai."
        )
        return MoneyWords(card.wave.number, "warn", text % {"year": year, "lacking": rupiah(lacking)})
    text = _("Dana tahun %(year)s di bank cukup untuk kartu ini.")
    return MoneyWords(card.wave.number, "good", text % {"year": year})
