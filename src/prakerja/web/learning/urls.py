"""The addresses of one's own trainings."""

from django.urls import path

from prakerja.web.learning import certificate, trainings

app_name = "learning"

urlpatterns = [
    path("", trainings.trainings_page, name="trainings"),
    path("<int:number>/sertifikat.pdf", certificate.certificate_pdf, name="certificate_pdf"),
]
