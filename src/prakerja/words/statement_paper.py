"""A statement's summary in words, as it is printed."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from prakerja.training.models import Statement
from prakerja.training.statements.states import StatementState
from prakerja.training.statements.summary_pdf import SummaryWords
from prakerja.words.statements import STATEMENT_STATES, month_words, sums_of


def paper_of(statement: Statement) -> SummaryWords:
    *sums, payout = sums_of(statement)
    return SummaryWords(
        language=get_language() or "id",
        title=_("Rekapitulasi pembayaran mitra"),
        partner=statement.partner.name,
        month=month_words(statement.month),
        state=str(STATEMENT_STATES[StatementState(statement.state)][1]),
        sums=[(str(label), amount) for label, amount in sums],
        payout=(str(payout[0]), payout[1]),
        note=_("Ringkasan. Setiap baris beserta buktinya ada di berkas CSV rekapitulasi ini."),
    )
