"""Whether the money for a wave's cards is there, as it is said before anybody decides to publish its result."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from prakerja.approvals.models import Proposal
from prakerja.cards.cover import lacking_at_bank
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
    """None of a proposal about something else than a result's publication."""
    if proposal.act != PUBLISH.name:
        return None
    draw = Draw.objects.select_related("wave__budget").filter(pk=int(proposal.subject)).first()
    return None if draw is None else money_words(draw.wave, draw)
