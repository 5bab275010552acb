"""The addresses of these pages."""

from django.urls import path

from prakerja.backoffice.identity import hand_over_pages, pages, photo

app_name = "identity"

urlpatterns = [
    path("", pages.queue, name="queue"),
    path("diputuskan/", pages.decided, name="decided"),
    path("foto/<str:token>", photo.photo, name="photo"),
    path("usulan/<uuid:proposal_id>/konfirmasi/", hand_over_pages.confirm, name="confirm"),
    path("usulan/<uuid:proposal_id>/tarik/", hand_over_pages.withdraw, name="withdraw"),
    path("<uuid:applicant_id>/<int:number>/", pages.case, name="case"),
    path("<uuid:applicant_id>/<int:number>/ambil/", pages.take, name="take"),
    path("<uuid:applicant_id>/<int:number>/kembalikan/", pages.hand_back, name="hand_back"),
    path("<uuid:applicant_id>/<int:number>/keputusan/", pages.decide, name="decide"),
    path("<uuid:applicant_id>/<int:number>/nik/", pages.full_nik, name="full_nik"),
]
