"""The stages of a wave in order, each with what it will do before it does it. Later steps add theirs to STAGES."""

from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext_lazy

from prakerja.approvals.register import Act
from prakerja.draw.acts import DRAW, FREEZE, PUBLISH, THAW
from prakerja.waves.acts import CLOSE, OPEN
from prakerja.waves.states import WaveState
from prakerja.words.words import Words


@dataclass(frozen=True)
class Stage:
    """One stage. `decided`: the proposal it needs; None: it runs by itself or by the custodians.

    `part` names a template that is shown inside the stage's box, with `wave`, `stage` and `figures` at hand.
    """

    name: str
    title: Words
    due_in: WaveState
    #: What it will do, and what it did once it is done, in the words of facts_of().
    will_do: Words
    has_done: Words
    decided: Act | None = None
    part: str = ""
    #: Its title once it is done, where that is another one.
    done_title: Words = ""
    #: Not on the way, but back: shown while it can be gone, within the stage that it belongs to.
    is_way_back: bool = False


STAGES: Final = (
    Stage(
        "open",
        gettext_lazy("Buka"),
        WaveState.PLANNED,
        gettext_lazy(
            "Mengumumkan gelombang %(number)s kepada semua orang. Dari %(opens)s sampai %(closes)s pendaftar yang"
            " tinggal di daerah berkuota dapat bergabung; %(seats)s kuota. Skema %(scheme)s dikunci pada isinya saat"
            " dibuka (%(version)s). Tidak dapat ditarik kembali."
        ),
        gettext_lazy(
            "Gelombang %(number)s diumumkan kepada semua orang, dengan %(seats)s kuota. Skema %(scheme)s terkunci pada"
            " isinya saat dibuka (%(version)s)."
        ),
        OPEN,
    ),
    Stage(
        "close",
        gettext_lazy("Tutup lebih awal"),
        WaveState.OPEN,
        gettext_lazy(
            "Jam menutup gelombang ini pada %(closes)s; untuk itu tidak perlu keputusan. Usulan di sini menutupnya"
            " lebih awal, begitu dikonfirmasi: sejak saat itu tidak ada yang dapat bergabung atau batal. Peserta:"
            " %(joiners)s."
        ),
        gettext_lazy(
            "Ditutup %(closes)s dengan %(joiners)s peserta. Sejak itu tidak ada yang dapat bergabung atau batal."
        ),
        CLOSE,
        done_title=gettext_lazy("Penutupan"),
    ),
    Stage(
        "screen",
        gettext_lazy("Periksa syarat"),
        WaveState.CLOSED,
        gettext_lazy(
            "Memeriksa %(joiners)s peserta dengan aturan skema %(scheme)s dan daftar pengecualian: satu keputusan untuk"
            " setiap aturan dan peserta, dengan fakta dan sumbernya. Berjalan sendiri setelah penutupan."
        ),
        gettext_lazy(
            "%(joiners)s peserta diperiksa dengan aturan skema %(scheme)s dan daftar pengecualian: satu keputusan untuk"
            " setiap aturan dan peserta, dengan fakta dan sumbernya."
        ),
        part="backoffice/stages/screening.html",
    ),
    Stage(
        "freeze",
        gettext_lazy("Bekukan daftar peserta"),
        WaveState.SCREENED,
        gettext_lazy(
            "Membekukan daftar peserta yang memenuhi syarat dan mengumumkan aturan, %(seats)s kuota, serta sidik"
            " digital daftar itu, sebelum ada angka acak. Sesudahnya daftar tidak berubah lagi."
        ),
        gettext_lazy(
            "Daftar peserta yang memenuhi syarat dibekukan. Aturan, %(seats)s kuota, serta sidik digital daftar itu"
            " diumumkan sebelum ada angka acak."
        ),
        FREEZE,
        part="backoffice/stages/freezing.html",
    ),
    Stage(
        "secrets",
        gettext_lazy("Komitmen dan pembukaan rahasia"),
        WaveState.FROZEN,
        gettext_lazy(
            "Setiap pemegang rahasia menyerahkan komitmen, lalu membuka rahasianya. Dari semuanya dihitung angka acak."
        ),
        gettext_lazy("Semua pemegang rahasia menyerahkan komitmennya, dan sesudah itu membuka rahasianya."),
        part="backoffice/stages/secrets.html",
    ),
    Stage(
        "thaw",
        gettext_lazy("Batalkan pembekuan"),
        WaveState.FROZEN,
        gettext_lazy(
            "Bila seorang pemegang tidak dapat membuka rahasianya: komitmen dan rahasia yang sudah masuk dihapus, dan"
            " daftar peserta dibekukan lagi dengan pemegang yang ditunjuk saat itu. Pembatalan ini dan alasannya tampil"
            " di halaman umum. Tidak dapat dilakukan setelah semua rahasia dibuka."
        ),
        has_done="",
        decided=THAW,
        is_way_back=True,
    ),
    Stage(
        "draw",
        gettext_lazy("Undi"),
        WaveState.FROZEN,
        gettext_lazy(
            "Menghitung angka acak dari rahasia yang sudah dibuka dan membagikan %(seats)s kuota menurut urutannya."
            " Hasilnya belum diumumkan, dan mengulang undian memberi hasil yang sama."
        ),
        gettext_lazy(
            "Angka acak dihitung dari rahasia yang dibuka, dan %(seats)s kuota dibagikan menurut urutannya. Mengulang"
            " undian memberi hasil yang sama."
        ),
        DRAW,
        part="backoffice/stages/drawing.html",
    ),
    Stage(
        "publish",
        gettext_lazy("Umumkan hasil"),
        WaveState.DRAWN,
        gettext_lazy(
            "Mengumumkan hasil: setiap peserta (%(joiners)s) mendapat e-mail dan SMS dengan alasannya, dan siapa pun"
            " dapat mengunduh berkas buktinya. Tidak dapat ditarik kembali."
        ),
        gettext_lazy(
            "Hasil diumumkan: setiap peserta (%(joiners)s) membaca hasil dan alasannya di akunnya, dan siapa pun dapat"
            " mengunduh berkas buktinya."
        ),
        PUBLISH,
        part="backoffice/stages/publishing.html",
    ),
)
