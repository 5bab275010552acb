"""The addresses of these pages."""

from django.urls import path

from prakerja.backoffice.identity import pages

urlpatterns = [
    path("", pages.queue, name="identity_queue"),
    path("foto/<str:token>", pages.photo, name="identity_photo"),
    path("<uuid:applicant_id>/<int:number>/", pages.case, name="identity_case"),
    path("<uuid:applicant_id>/<int:number>/ambil/", pages.take, name="identity_take"),
    path("<uuid:applicant_id>/<int:number>/keputusan/", pages.decide, name="identity_decide"),
    path("<uuid:applicant_id>/<int:number>/nik/", pages.full_nik, name="identity_full_nik"),
]
