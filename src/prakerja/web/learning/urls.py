"""The addresses of one's own trainings."""

from django.urls import path

from prakerja.web.learning import certificate, review, trainings

app_name = "learning"

urlpatterns = [
    path("", trainings.trainings_page, name="trainings"),
    path("<int:number>/sertifikat.pdf", certificate.certificate_pdf, name="certificate_pdf"),
    path("<int:number>/ulasan/", review.review_page, name="review"),
]
