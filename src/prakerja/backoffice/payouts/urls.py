"""The addresses of these pages."""

from django.urls import path

from prakerja.backoffice.payouts import (
    batch,
    batches,
    case,
    cases,
    differences,
    differences_file,
    doubt,
    doubts,
    instruction,
    partner_accounts,
    proposing,
)

app_name = "payouts"

urlpatterns = [
    path("", batches.batches, name="batches"),
    path("pembayaran/", instruction.find, name="find"),
    path("pembayaran/<str:reference>/", instruction.instruction_page, name="instruction"),
    path("pembayaran/<str:reference>/keluarkan/", instruction.remove, name="remove"),
    path("mitra/", partner_accounts.partner_accounts, name="partner_accounts"),
    path("mitra/<uuid:partner_id>/<int:number>/", partner_accounts.partner_account, name="partner_account"),
    path("selisih/", differences.differences, name="differences"),
    path("selisih.csv", differences_file.differences_file, name="differences_file"),
    path("nama/", doubts.doubts, name="doubts"),
    path("nama/<uuid:applicant_id>/<int:number>/", doubt.doubt, name="doubt"),
    path("nama/<uuid:applicant_id>/<int:number>/lihat/", doubt.read_names, name="read_names"),
    path("nama/<uuid:applicant_id>/<int:number>/keputusan/", doubt.decide, name="decide"),
    path("rekening-koran/", cases.cases, name="cases"),
    path("rekening-koran/<uuid:case_id>/", case.case_page, name="case"),
    path("<uuid:batch_id>/", batch.batch_page, name="batch"),
    path("<uuid:batch_id>/<str:word>/", proposing.propose, name="propose"),
]
