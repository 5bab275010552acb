"""What can be wrong with a bundle, and what can lack: one table, which `verify.py` repeats to the letter. Data.

A name stands for one thing whoever says it; the sentences are Indonesian and English.
"""

from dataclasses import dataclass
from typing import Final

FAULTS: Final = {
    "file_missing": ("berkas hilang", "a file is missing"),
    "file_doubled": ("dua berkas dengan nama yang sama", "two files have one name"),
    "paper_misspelt": (
        "bukan ejaan yang ditetapkan: tiap kunci sekali, dikenal, berurutan; bilangan bulat, teks, dan daftar saja",
        "not in its one spelling: every key once, known, in order; whole numbers, texts and lists alone",
    ),
    "table_misspelt": ("tabel melanggar aturan formatnya", "a table breaks the rules of its format"),
    "manifest_differs": ("berkas tidak seperti dalam manifest.json", "a file is not as in manifest.json"),
    "statement_not_given": (
        "pernyataan bukan yang Anda ketahui dari luar",
        "the statement is not the one that you know from outside",
    ),
    "candidates_differ": ("peserta bukan yang dinyatakan", "the candidates are not those of the statement"),
    "seats_differ": ("kuota bukan yang dinyatakan", "the seats are not those of the statement"),
    "script_differs": ("verify.py bukan yang dinyatakan", "verify.py is not the one of the statement"),
    "chain_differs": (
        "suar memakai nama rantai yang dikenal dengan isi lain",
        "the beacon bears the name of a known chain and is another",
    ),
    "round_early": (
        "ronde suar terlalu dekat dengan batas pembukaan rahasia",
        "the beacon's round is too soon after the last reveal",
    ),
    "statement_late": (
        "pernyataan disaksikan terlambat",
        "the statement was cosigned too late before the commitments' end",
    ),
    "taken_back": ("pembekuan ini telah ditarik kembali", "this freezing was taken back"),
    "chain_given_up": (
        "saksi log tidak menunggu ronde suar ini lagi: percobaan ini berakhir",
        "the witnesses wait for this round no longer: this attempt has ended",
    ),
    "attempt_differs": (
        "percobaan ini mengubah lebih dari yang boleh diubah dari percobaan sebelumnya",
        "this attempt changes more of the one before than it may",
    ),
    "commitment_unsigned": (
        "komitmen tidak ditandatangani kunci saksinya",
        "a commitment is not signed by its custodian's key",
    ),
    "commitment_late": ("komitmen disaksikan terlambat", "a commitment was cosigned too late"),
    "custodian_key_young": (
        "kunci saksi belum 14 hari ada di log",
        "a custodian's key had not been in the log for 14 days",
    ),
    "reveal_wrong": ("rahasia tidak cocok dengan komitmennya", "a reveal is not what was committed"),
    "too_few_reveals": ("terlalu sedikit rahasia: percobaan ini berakhir", "too few reveals: this attempt has ended"),
    "cutoff_differs": ("penutupan K bukan atas rahasia-rahasia ini", "the cut-off K is not over these reveals"),
    "cutoff_not_given": (
        "penutupan K bukan yang Anda ketahui dari luar",
        "the cut-off K is not the one that you know from outside",
    ),
    "cutoff_untimely": (
        "penutupan K disaksikan terlalu awal atau terlambat",
        "the cut-off K was cosigned too early or too late",
    ),
    "beacon_other": ("rantai atau ronde suar bukan yang dinyatakan", "another chain or round than the statement's"),
    "randomness_invented": (
        "bilangan acak bukan yang diberikan rantai untuk ronde itu",
        "the randomness is not what the chain gave for the round",
    ),
    "log_unsigned": ("titik periksa tidak ditandatangani log", "a checkpoint is not signed by the log"),
    "cosignature_wrong": (
        "baris di bawah titik periksa bukan tanda tangan log atau saksi yang dinyatakan",
        "a line below a checkpoint is no signature of the log or of a witness in the statement",
    ),
    "log_forked": ("log memperlihatkan dua riwayat", "the log shows two histories"),
    "log_proof_wrong": ("catatan tidak terbukti ada dalam log", "an entry is not proven to be in the log"),
    "log_entry_missing": ("yang dipakai undian tidak ada dalam log", "what the draw rests on is not in the log"),
    "log_contradicts": ("log menyatakan hal lain", "the log says something else"),
    "result_differs": (
        "hasil bukan yang mengikuti dari aturan dan benih",
        "the result is not what rules and seed give",
    ),
    "parent_differs": ("undian yang dilanjutkan bukan yang dinyatakan", "the parent is not the draw that is continued"),
    "parent_wrong": ("undian yang dilanjutkan salah", "the parent is wrong itself"),
    "continuing_differs": (
        "yang dilanjutkan bukan sisa undian induknya",
        "what is continued is not what the parent left",
    ),
    "addendum_misspelt": ("adendum tidak dalam bentuknya", "an addendum is not in its shape"),
    "reason_missing": ("putusan atau pengecualian tanpa alasan", "a decision or an exclusion has no reason"),
    "vacated_unseated": (
        "kuota yang dinyatakan kosong tidak dipegang nomor itu",
        "a seat is said to be vacant of somebody who held none",
    ),
    "appellant_unknown": (
        "pengadu tidak ada di bawah akar peserta, atau sudah ikut diundi",
        "an appellant is not under the joiners' root, or was a candidate already",
    ),
    "appeal_undecided": (
        "kunci atau hasil pengaduan dicatat sebelum putusannya, atau dua kali",
        "an appeal's key or outcome was logged before its decision, or twice",
    ),
    "appeal_key_differs": (
        "kunci pengadu bukan yang diberikan benih",
        "an appellant's key is not what the seed gives",
    ),
    "appeal_outcome_differs": (
        "hasil pengaduan bukan yang mengikuti dari kunci terakhir barisnya dan batas keluarga",
        "an appeal's outcome is not what the row's last seated key and the cap give",
    ),
}

LACKS: Final = {
    "statement": (
        "--statement-sha256: F dari halaman gelombang atau surat tanda peserta",
        "--statement-sha256: F, from the wave's page or a receipt",
    ),
    "cutoff": ("--cutoff: K dari log publik", "--cutoff: K, from the public log"),
    "randomness": (
        "--randomness: bilangan acak ronde itu dari suar sendiri",
        "--randomness: the round's randomness, from the beacon itself",
    ),
    "chain": ("--trust: rantai suar yang Anda percaya", "--trust: the beacon's chain, as you trust it"),
    "witnesses": ("--trust: kunci saksi log yang Anda percaya", "--trust: keys of witnesses whom you trust"),
    "quorum": ("belum cukup saksi log menandatangani", "too few witnesses have cosigned"),
    "custodian_keys": ("kunci saksi tidak ada dalam log.json", "a custodian's key is not in log.json"),
    "parent": ("--parent: bundel undian yang dilanjutkan", "--parent: the bundle of the draw that is continued"),
    "continuing": (
        "bundel undian lanjutan yang mendahului sebuah adendum, dengan bundel ini sebagai --parent",
        "the bundle of a draw that continues this one before an addendum, with this one as its --parent",
    ),
}


@dataclass(frozen=True, order=True)
class Found:
    """One of the table's names, and where: a file, a position, an entry."""

    name: str
    where: str = ""

    @property
    def sentence(self) -> str:
        """In both languages."""
        said = " / ".join(FAULTS.get(self.name) or LACKS[self.name])
        return f"{self.name}: {said}" + (f" ({self.where})" if self.where else "")
