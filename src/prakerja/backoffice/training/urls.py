"""The addresses of these pages."""

from django.urls import path

from prakerja.backoffice.training import (
    admission,
    certificates,
    course,
    courses,
    declarations,
    disputes,
    objection,
    partner,
    partner_staff,
    partners,
    payable_line,
    presence_photos,
    signals,
    statement,
    statements,
)

app_name = "training"

urlpatterns = [
    path("pelatihan/", courses.courses, name="courses"),
    path("pelatihan/<int:course_id>/", course.course_page, name="course"),
    path("pelatihan/keterangan/", declarations.declarations, name="declarations"),
    path(
        "pelatihan/keterangan/<uuid:applicant_id>/<int:purchase>/<int:number>/",
        objection.objection_page,
        name="objection",
    ),
    path("kehadiran/", presence_photos.presence_photos, name="presence_photos"),
    path("kehadiran/foto/<str:token>", presence_photos.face, name="face"),
    path(
        "kehadiran/<uuid:applicant_id>/<int:purchase>/<int:sequence>/",
        presence_photos.presence_photo_page,
        name="presence_photo",
    ),
    path("sinyal/", signals.signals, name="signals"),
    path("sinyal/<uuid:signal_id>/", signals.signal_page, name="signal"),
    path("sertifikat/", certificates.certificates, name="certificates"),
    path("sertifikat/<str:secret>/", certificates.certificate, name="certificate"),
    path("mitra/", partners.partners, name="partners"),
    path("mitra/baru/", admission.admit, name="admit"),
    path("mitra/<uuid:partner_id>/", partner.partner_page, name="partner"),
    path("mitra/<uuid:partner_id>/pengelola/", partner_staff.invite_keeper, name="invite_keeper"),
    path("mitra/<uuid:partner_id>/staf/<uuid:account_id>/akhiri/", partner_staff.end_member, name="end_member"),
    path("mitra/pembayaran/", statements.statements, name="statements"),
    path("mitra/pembayaran/<uuid:partner_id>/<str:month>/", statement.statement_page, name="statement"),
    path("mitra/pembayaran/<uuid:partner_id>/<str:month>/berkas.csv", statement.statement_file, name="statement_file"),
    path(
        "mitra/pembayaran/<uuid:partner_id>/<str:month>/ringkasan.pdf",
        statement.statement_summary,
        name="statement_summary",
    ),
    path(
        "mitra/pembayaran/<uuid:partner_id>/<str:month>/baris/<uuid:posting_id>/",
        payable_line.payable_line,
        name="payable_line",
    ),
    path("mitra/sanggahan/", disputes.disputes, name="disputes"),
    path("mitra/sanggahan/<uuid:dispute_id>/", disputes.dispute_page, name="dispute"),
]
