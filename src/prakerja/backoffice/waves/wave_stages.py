"""The stages of a wave in order, each with what it will do before it does it. Later steps add theirs to STAGES."""

from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext_lazy

from prakerja.approvals.register import Act
from prakerja.draw.acts import DRAW, FREEZE, PUBLISH, STATE_AGAIN, TAKE_BACK_ATTEMPT
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
    #: What is proposed, where the stage is another thing: a wave closes by itself.
    act_title: Words = ""
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
            " dibuka (%(version)s). Kuotanya tidak dapat diubah lagi."
        ),
        gettext_lazy(
            "Gelombang %(number)s diumumkan kepada semua orang, dengan %(seats)s kuota. Skema %(scheme)s terkunci pada"
            " isinya saat dibuka (%(version)s)."
        ),
        OPEN,
    ),
    Stage(
        "close",
        gettext_lazy("Penutupan"),
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
        act_title=gettext_lazy("Tutup lebih awal"),
    ),
    Stage(
        "screen",
        gettext_lazy("Periksa syarat"),
        WaveState.CLOSED,
        gettext_lazy(
            "Memeriksa %(joiners)s peserta dengan aturan skema %(scheme)s dan daftar pengecualian. Setiap aturan "
            "dan peserta punya satu keputusan, dengan fakta dan sumbernya. Berjalan sendiri setelah penutupan."
        ),
        gettext_lazy(
            "%(joiners)s peserta diperiksa dengan aturan skema %(scheme)s dan daftar pengecualian. Setiap aturan "
            "dan peserta punya satu keputusan, dengan fakta dan sumbernya."
        ),
        part="backoffice/stages/screening.html",
    ),
    Stage(
        "freeze",
        gettext_lazy("Bekukan daftar peserta"),
        WaveState.SCREENED,
        gettext_lazy(
            "Membekukan daftar peserta yang memenuhi syarat dan mengumumkan pernyataan undian. Isinya: sidik "
            "digital daftar dan %(seats)s kuota, saksi, batas waktu, dan ronde suar. Sesudahnya daftar "
            "tidak berubah lagi."
        ),
        gettext_lazy(
            "Daftar peserta yang memenuhi syarat dibekukan. Sidik digitalnya dan %(seats)s kuota diumumkan dalam"
            " pernyataan undian, sebelum ada angka acak."
        ),
        FREEZE,
        part="backoffice/stages/freezing.html",
    ),
    Stage(
        "secrets",
        gettext_lazy("Komitmen, rahasia, dan ronde suar"),
        WaveState.FROZEN,
        gettext_lazy(
            "Setiap saksi mengirim komitmen, lalu membuka rahasianya, sampai batas waktu yang dinyatakan. Daftar"
            " rahasia lalu ditutup, dan dengan ronde suar yang datang sesudahnya menjadi angka acak. Semuanya berjalan"
            " sendiri."
        ),
        gettext_lazy(
            "Saksi mengirim komitmen dan membuka rahasianya. Daftarnya ditutup, lalu ronde suar yang"
            " dinyatakan lebih dulu datang."
        ),
        part="backoffice/stages/secrets.html",
    ),
    Stage(
        "take_back",
        gettext_lazy("Batalkan percobaan"),
        WaveState.FROZEN,
        gettext_lazy(
            "Hanya sebelum batas komitmen. Percobaan ini berakhir; daftar peserta dan kuota tetap sama. Pembatalan dan"
            " alasannya tampil di halaman umum, dan semua yang sudah diumumkan tetap dapat dibaca."
        ),
        has_done="",
        decided=TAKE_BACK_ATTEMPT,
        is_way_back=True,
    ),
    Stage(
        "state_again",
        gettext_lazy("Nyatakan percobaan berikutnya"),
        WaveState.FROZEN,
        gettext_lazy(
            "Percobaan terakhir berakhir. Yang berikutnya memakai daftar, kuota, dan aturan yang sama, dengan batas"
            " waktu dan ronde suar yang baru. Saksi yang tidak membuka rahasianya diganti cadangan, menurut urutan."
        ),
        has_done="",
        decided=STATE_AGAIN,
        is_way_back=True,
    ),
    Stage(
        "draw",
        gettext_lazy("Undi"),
        WaveState.FROZEN,
        gettext_lazy(
            "Menghitung angka acak dari rahasia yang sudah dibuka dan ronde suar, lalu membagikan %(seats)s kuota"
            " menurut urutannya. Hasilnya belum diumumkan, dan mengulang undian memberi hasil yang sama."
        ),
        gettext_lazy(
            "Angka acak dihitung dari rahasia yang dibuka dan ronde suar, dan %(seats)s kuota dibagikan menurut"
            " urutannya. Mengulang undian memberi hasil yang sama."
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
