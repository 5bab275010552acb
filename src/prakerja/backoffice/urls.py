"""The pages of the programme office, one table a step."""

from django.urls import include, path

from prakerja.backoffice import start

app_name = "backoffice"

urlpatterns = [
    path("", start.start, name="start"),
    path("gelombang/", include("prakerja.backoffice.waves.urls")),
    path("gelombang/", include("prakerja.backoffice.draw.urls")),
    path("daftar-pengecualian/", include("prakerja.backoffice.screening.urls")),
    path("identitas/", include("prakerja.backoffice.identity.urls")),
    path("usulan/", include("prakerja.backoffice.approvals.urls")),
    path("anggota/", include("prakerja.backoffice.accounts.urls")),
    path("jejak/", include("prakerja.backoffice.audit.urls")),
    path("wewenang/", include("prakerja.backoffice.authority.urls")),
    path("", include("prakerja.backoffice.cards.urls")),
    path("", include("prakerja.backoffice.training.urls")),
    path("mitra/", include("prakerja.backoffice.sso.urls")),
    path("pengembalian/", include("prakerja.backoffice.appeals.urls")),
    path("buku-besar/", include("prakerja.backoffice.ledger.urls")),
    path("pengawas-catatan/", include("prakerja.backoffice.publog.urls")),
    path("pencairan/", include("prakerja.backoffice.payouts.urls")),
    path("tambahan-waktu/", include("prakerja.backoffice.assessment.urls")),
]
