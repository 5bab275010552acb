"""What the events of the audit are called: cards, incentives, payouts, what is owed back."""

from typing import Final

from django.utils.translation import gettext_lazy as lazy

from prakerja.appeals.events import AppealsEvent
from prakerja.cards.events import CardsEvent
from prakerja.incentives.events import IncentivesEvent
from prakerja.payouts.accounts.events import AccountEvent
from prakerja.payouts.events import PayoutsEvent
from prakerja.payouts.partners.events import PartnerPayEvent
from prakerja.payouts.reconciliation.events import ReconciliationEvent
from prakerja.words.words import Words

CARDS: Final[dict[CardsEvent, Words]] = {
    CardsEvent.BUDGET_ALLOWED: lazy("Anggaran tahun ditambah"),
    CardsEvent.DEPOSIT_NOTED: lazy("Setoran negara di bank dicatat"),
    CardsEvent.FEE_NOTED: lazy("Biaya bank dicatat"),
    CardsEvent.FLOAT_MOVED: lazy("Dana dipindahkan antarbank"),
    CardsEvent.WAVE_FUNDED: lazy("Uang untuk gelombang disisihkan"),
    CardsEvent.AWARDED: lazy("Kartu diberikan kepada penerima"),
    CardsEvent.ENDED: lazy("Kartu diakhiri"),
    CardsEvent.EXTENDED: lazy("Batas waktu kartu diperpanjang"),
    CardsEvent.NUMBER_REPLACED: lazy("Nomor kartu diganti"),
    CardsEvent.HELD: lazy("Kartu ditahan"),
    CardsEvent.DOUBTED: lazy("Hak pemegang kartu diragukan"),
    CardsEvent.RESCREENED: lazy("Kartu dicocokkan dengan daftar"),
    CardsEvent.DOUBTS_DROPPED: lazy("Keraguan dari daftar dihapus"),
    CardsEvent.RESCREENING_TRIED_AGAIN: lazy("Pencocokan kartu dicoba lagi"),
    CardsEvent.RELEASED: lazy("Penahanan kartu dilepas"),
    CardsEvent.REINSTATED: lazy("Kartu dipulihkan"),
    CardsEvent.OBJECTED: lazy("Keberatan atas kartu diajukan"),
    CardsEvent.OBJECTION_REJECTED: lazy("Keberatan atas kartu ditolak"),
    CardsEvent.SEATS_COUNTED: lazy("Kuota yang kembali dihitung"),
    CardsEvent.OVERDUE_REVOKED: lazy("Kartu yang lewat tenggat dicabut"),
    CardsEvent.YEAR_CLOSED: lazy("Kartu ditutup pada akhir tahun"),
    CardsEvent.CLOSING_TRIED_AGAIN: lazy("Penutupan akhir tahun dicoba lagi"),
    CardsEvent.NUMBER_SHOWN: lazy("Nomor kartu dilihat pemegangnya"),
}

INCENTIVES: Final[dict[IncentivesEvent, Words]] = {
    IncentivesEvent.EARNED: lazy("Insentif menjadi hak penerima"),
    IncentivesEvent.SURVEY_HANDED_IN: lazy("Survei diisi"),
    IncentivesEvent.SURVEYS_CARRIED_ON: lazy("Survei gelombang dibuka, diingatkan, atau ditutup"),
    IncentivesEvent.FELL_DUE: lazy("Insentif jatuh tempo"),
    IncentivesEvent.TAKEN_BACK: lazy("Insentif yang belum dibayar ditarik kembali"),
    IncentivesEvent.GIVEN_AGAIN: lazy("Insentif yang ditarik diberikan lagi"),
}

PAYOUTS: Final[dict[PayoutsEvent, Words]] = {
    PayoutsEvent.BUILT: lazy("Pembayaran disusun"),
    PayoutsEvent.SCREENED: lazy("Pembayaran dicocokkan dengan daftar"),
    PayoutsEvent.CLOSED: lazy("Kelompok pembayaran ditutup dan disegel"),
    PayoutsEvent.RELEASED: lazy("Kelompok pembayaran dicairkan"),
    PayoutsEvent.FILED: lazy("Pembayaran dimasukkan ke berkas untuk bank"),
    PayoutsEvent.PAUSED: lazy("Kelompok pembayaran dijeda"),
    PayoutsEvent.RESUMED: lazy("Kelompok pembayaran dilanjutkan"),
    PayoutsEvent.REMOVED: lazy("Pembayaran dikeluarkan dari kelompok"),
    PayoutsEvent.LET_GO: lazy("Pembayaran yang ditahan dilepas"),
    PayoutsEvent.STOPPED: lazy("Kelompok pembayaran berhenti sendiri"),
    PayoutsEvent.RECTIFIED: lazy("Selisih pembayaran dibetulkan"),
    PayoutsEvent.PARTNERS_RECTIFIED: lazy("Selisih pembayaran mitra dibetulkan"),
}

LINKED_ACCOUNTS: Final[dict[AccountEvent, Words]] = {
    AccountEvent.ASKED: lazy("Bank ditanya tentang rekening penerima"),
    AccountEvent.SILENT: lazy("Bank tidak menjawab tentang rekening penerima"),
    AccountEvent.ANSWERED: lazy("Bank menjawab tentang rekening penerima"),
    AccountEvent.CODE_SENT: lazy("Kode untuk rekening dikirim"),
    AccountEvent.CODE_WRONG: lazy("Kode untuk rekening salah"),
    AccountEvent.LINKED: lazy("Rekening ditautkan"),
    AccountEvent.TAKEN: lazy("Rekening ternyata milik penerima lain"),
    AccountEvent.NAMES_READ: lazy("Nama di rekening dan di KTP dibandingkan"),
    AccountEvent.DOUBT_DECIDED: lazy("Keraguan atas rekening diputuskan"),
    AccountEvent.UNLINKED: lazy("Rekening dilepas"),
}

PARTNER_PAY: Final[dict[PartnerPayEvent, Words]] = {
    PartnerPayEvent.ACCOUNT_NAMED: lazy("Rekening mitra diajukan"),
    PartnerPayEvent.ACCOUNT_SILENT: lazy("Bank tidak menjawab tentang rekening mitra"),
    PartnerPayEvent.ACCOUNT_ANSWERED: lazy("Bank menjawab tentang rekening mitra"),
    PartnerPayEvent.ACCOUNT_IN_USE: lazy("Rekening mitra dipakai"),
    PartnerPayEvent.ACCOUNT_REFUSED: lazy("Rekening mitra ditolak"),
    PartnerPayEvent.ACCOUNT_STOPPED: lazy("Rekening mitra dihentikan oleh mitranya"),
}

RECONCILIATION: Final[dict[ReconciliationEvent, Words]] = {
    ReconciliationEvent.TAKEN: lazy("Rekening koran satu hari diambil"),
    ReconciliationEvent.OWNED: lazy("Selisih dengan bank diurus seorang petugas"),
    ReconciliationEvent.CLOSED: lazy("Selisih dengan bank ditutup"),
    ReconciliationEvent.BOOKED: lazy("Selisih dengan bank dibukukan"),
    ReconciliationEvent.BOOKED_BEFORE: lazy("Selisih dengan bank ternyata sudah dibukukan"),
    ReconciliationEvent.PAIRED: lazy("Dua selisih dengan bank saling meniadakan"),
}

APPEALS: Final[dict[AppealsEvent, Words]] = {
    AppealsEvent.DEMANDED: lazy("Pengembalian diminta"),
    AppealsEvent.SETTLED: lazy("Permintaan pengembalian selesai"),
    AppealsEvent.PLANNED: lazy("Rencana pengembalian dipilih"),
    AppealsEvent.LONGER_PLAN: lazy("Rencana pengembalian yang lebih panjang diberikan"),
    AppealsEvent.REPAID: lazy("Pengembalian dicatat"),
    AppealsEvent.OBJECTED: lazy("Keberatan atas pengembalian diterima"),
    AppealsEvent.UPHELD: lazy("Keberatan atas pengembalian dibenarkan"),
    AppealsEvent.REJECTED: lazy("Keberatan atas pengembalian ditolak"),
    AppealsEvent.HANDED_OVER: lazy("Pengembalian diserahkan kepada bagian hukum"),
    AppealsEvent.WRITTEN_OFF: lazy("Tagihan dihapus"),
    AppealsEvent.DEATH_NOTED: lazy("Laporan wafat dicatat"),
    AppealsEvent.DEATH_WRONG: lazy("Laporan wafat dinyatakan keliru"),
    AppealsEvent.GIVEN_BACK: lazy("Kelebihan pengembalian dikirim kembali"),
    AppealsEvent.FILE_READ: lazy("Berkas kasus diunduh"),
    AppealsEvent.VERDICT_OBJECTED: lazy("Keberatan atas pemeriksaan syarat diajukan"),
    AppealsEvent.VERDICT_UPHELD: lazy("Keberatan atas pemeriksaan syarat dibenarkan"),
    AppealsEvent.VERDICT_CONFIRMED: lazy("Keberatan atas pemeriksaan syarat ditolak"),
}
