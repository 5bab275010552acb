"""Where each table lies when one database server is not enough (docs/scale-out.md): every table has chosen its place.

Citus's rules for a distributed table: every unique index contains the column by which it is spread, foreign keys stay
with the same value of it or lead to reference tables, and there is no trigger. A guard reads the catalogue and holds
them, so that each table can be distributed as it stands.
"""

from typing import Final

#: Spread over the servers by this column; what belongs to one person lies together.
DISTRIBUTED: Final = {
    "accounts_account": "id",
    "accounts_addressholder": "digest",
    "accounts_authenticatorapp": "account_id",
    "accounts_invitation": "account_id",
    "accounts_passkey": "account_id",
    "accounts_recoverycodes": "account_id",
    "accounts_session": "account_id",
    "accounts_signup": "code_id",
    "assessment_answer": "applicant_id",
    "assessment_extratime": "applicant_id",
    "assessment_sitting": "applicant_id",
    "audit_event": "owner_id",
    "audit_suspicion": "subject",
    "cards_awardletter": "code",
    "cards_card": "applicant_id",
    "cards_cardmove": "applicant_id",
    "cards_cardnumber": "digest",
    "cards_objection": "applicant_id",
    "cards_objectiondecision": "applicant_id",
    "codes_code": "owner_id",
    "codes_tally": "subject",
    "draw_outcome": "applicant_id",
    "identity_identity": "applicant_id",
    "identity_nikholder": "digest",
    "identity_photo": "applicant_id",
    "identity_registrycheck": "applicant_id",
    "identity_review": "applicant_id",
    "identity_surplusphoto": "applicant_id",
    "ledger_balance": "of",
    "ledger_openhold": "owner_id",
    "ledger_transfer": "owner_id",
    "once_firstanswer": "owner_id",
    "outbox_deliveryreport": "reference",
    "outbox_message": "owner_id",
    "profile_declaration": "applicant_id",
    "profile_particulars": "applicant_id",
    "profile_phone": "applicant_id",
    "profile_phoneholder": "digest",
    "screening_listednik": "digest",
    "screening_recipient": "applicant_id",
    "screening_recipientnik": "digest",
    "screening_verdict": "applicant_id",
    "waves_joiner": "applicant_id",
}

#: Small, read by all, a copy on each server.
REFERENCE: Final = (
    "waves_wave",
    "waves_seatrow",
    "screening_exclusionlist",
    "screening_listinforce",
    "screening_knownonlist",
    "screening_handedinlist",
    "draw_draw",
    "draw_arearesult",
    "draw_custodian",
    "draw_thaw",
    "cards_wavebudget",
    "cards_yearbudget",
    "cards_yearclosing",
    "profile_declarationedition",
    "authority_member",
    "approvals_proposal",
)

#: On the coordinator alone: the queue, what Django notes of itself, and what one process writes for all.
LOCAL: Final = (
    "audit_seal",
    "audit_securitycount",
    "auth_group",
    "auth_group_permissions",
    "auth_permission",
    "cache",
    "connectors_breaker",
    "connectors_smsofaday",
    "django_content_type",
    "django_migrations",
    "ledger_flow",
    "ledger_flowmark",
    "ledger_keptproof",
    "ledger_takensum",
    "procrastinate_events",
    "procrastinate_jobs",
    "procrastinate_periodic_defers",
    "procrastinate_workers",
    "publog_checkpoint",
    "publog_entry",
    "publog_node",
    "publog_stamp",
    "publog_submission",
    "publog_waiting",
    "work_longwork",
)
