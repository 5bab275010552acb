"""The addresses of what one is asked to pay back."""

from django.urls import path

from prakerja.web.appeals import objection, papers, plan, repayment

app_name = "appeals"

urlpatterns = [
    path("", repayment.repayment_page, name="repayment"),
    path("rencana/", plan.plan_page, name="plan"),
    path("keberatan/", objection.objection_page, name="objection"),
    path("surat/", papers.notice, name="notice"),
    path("bukti/<int:number>/", papers.slip, name="slip"),
]
