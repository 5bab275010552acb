"""Every page for applicants and the public, one table a step, in the order of the journey."""

from django.urls import include, path

urlpatterns = [
    # Whatever has a first word of its own stands before those without: for it none of the others is tried. Joining is
    # what all ask for in the minute in which a wave opens.
    path("gabung/", include("prakerja.web.waves.urls")),
    path("beranda/", include("prakerja.web.journey.urls")),
    path("verifikasi-ktp/", include("prakerja.web.identity.urls")),
    path("data-diri/", include("prakerja.web.profile.urls")),
    path("tes/", include("prakerja.web.assessment.urls")),
    path("", include("prakerja.web.sso.urls")),
    path("kartu/", include("prakerja.web.cards.urls")),
    path("insentif/", include("prakerja.web.incentives.urls")),
    path("rekening/", include("prakerja.web.payouts.urls")),
    path("pembayaran/", include("prakerja.web.payouts.payment_urls")),
    path("pengembalian/", include("prakerja.web.appeals.urls")),
    path("pelatihan-saya/", include("prakerja.web.learning.urls")),
    path("sertifikat/", include("prakerja.web.certificates.urls")),
    path(".well-known/", include("prakerja.web.certificates.well_known")),
    path("hadir/", include("prakerja.web.presence.urls")),
    path("hadir-uji/", include("prakerja.web.rehearsals.urls")),
    path("surat/", include("prakerja.web.letters.urls")),
    path("pelatihan/", include("prakerja.web.training.urls")),
    path("log/", include("prakerja.web.publog.urls")),
    path("data/", include("prakerja.web.statistics.urls")),
    path("", include("prakerja.web.machines.urls")),
    path("", include("prakerja.web.public.urls")),
    path("", include("prakerja.web.accounts.urls")),
    path("", include("prakerja.web.draw.urls")),
]
