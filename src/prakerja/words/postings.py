"""What the acts are called that move a recipient's money, where the office reads of a posting."""

from typing import Final

from django.utils.translation import gettext_lazy

from prakerja.cards.award_cards import AWARD
from prakerja.cards.card_acts import REINSTATE
from prakerja.cards.post_end import CLAIM
from prakerja.cards.return_money import RETURN
from prakerja.words.words import Words

POSTING_NAMES: Final[dict[str, Words]] = {
    AWARD: gettext_lazy("kartu diberikan"),
    RETURN: gettext_lazy("sisa di kartu kembali ke kas"),
    CLAIM: gettext_lazy("yang sudah dipakai ditagih kembali"),
    REINSTATE.name: gettext_lazy("kartu dipulihkan"),
    "ledger.correct": gettext_lazy("pembetulan"),
    "ledger.expire": gettext_lazy("tidak dijawab pada waktunya"),
}
