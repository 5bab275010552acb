"""The addresses of one's own trainings."""

from django.urls import path

from prakerja.web.learning import badge, certificate, declaration, other_schedule, review, trainings

app_name = "learning"

urlpatterns = [
    path("", trainings.trainings_page, name="trainings"),
    path("<int:number>/keterangan/", declaration.declaration_page, name="declaration"),
    path("<int:number>/jadwal/", other_schedule.other_schedule_page, name="other_schedule"),
    path("<int:number>/sertifikat.pdf", certificate.certificate_pdf, name="certificate_pdf"),
    path("<int:number>/badge/", badge.ask, name="ask"),
    path("<int:number>/sertifikat.jwt", badge.badge, name="badge"),
    path("<int:number>/ulasan/", review.review_page, name="review"),
]
