"""Every page for applicants and the public, in the order of the journey."""

from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.i18n import set_language

from prakerja.web import dashboard, gateways, public, published, published_wave

urlpatterns = [
    # for everybody
    path("", public.landing, name="landing"),
    path("bantuan/", public.help_page, name="help"),
    path("data-pribadi/", public.privacy, name="privacy"),
    path("tampilan/", public.look, name="look"),
    path("bahasa/", login_not_required(set_language), name="set_language"),
    path("gelombang/", published.published_waves, name="published_waves"),
    path("gelombang/<int:number>/", published_wave.published_wave, name="published_wave"),
    path("gelombang/<int:number>/aturan.json", published_wave.rules, name="proof_rules"),
    path("gelombang/<int:number>/berkas/<slug:kind>", published_wave.proof_file, name="proof_file"),
    # the journey
    path("", include("prakerja.web.accounts")),
    path("beranda/", dashboard.dashboard, name="dashboard"),
    path("sesi/lanjut/", public.stay_signed_in, name="stay_signed_in"),
    path("verifikasi-ktp/", include("prakerja.web.identity")),
    path("data-diri/", include("prakerja.web.profile")),
    path("tes/", include("prakerja.web.assessment")),
    path("gabung/", include("prakerja.web.waves")),
    # the gateways' way back
    path("gateways/receipts/<slug:gateway>/<str:secret>", gateways.receipts, name="gateway_receipts"),
]
