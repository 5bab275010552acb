"""The addresses of these pages."""

from django.urls import path

from prakerja.backoffice.appeals import case, demands, proposing, recording

app_name = "appeals"

urlpatterns = [
    path("", demands.demands, name="demands"),
    path("catat/", recording.record_page, name="record"),
    path("kartu/<uuid:applicant_id>/<int:award>/minta/", proposing.propose_demand, name="propose_demand"),
    path("<uuid:applicant_id>/<int:number>/", case.case_page, name="case"),
    path("<uuid:applicant_id>/<int:number>/berkas.pdf", case.case_as_pdf, name="case_as_pdf"),
    path("<uuid:applicant_id>/<int:number>/berkas/", case.take_file, name="take_file"),
    path("<uuid:applicant_id>/<int:number>/<str:word>/", proposing.propose, name="propose"),
]
