"""The table from who acts to what they may. Whoever is not in it may nothing."""

from collections.abc import Mapping
from typing import Final

from prakerja.authority.permissions import Permission as May
from prakerja.authority.roles import Role
from prakerja.kit.actor import ActorKind

OF_ROLE: Final[Mapping[Role, frozenset[May]]] = {
    Role.OFFICER: frozenset(
        {
            May.READ_OFFICE,
            May.PLAN_WAVES,
            May.DECIDE_WAVES,
            May.TRY_WORK_AGAIN,
            May.HAND_IN_LISTS,
            May.DECIDE_LISTS,
            May.DECIDE_BUDGET,
            May.HOLD_CARDS,
            May.DECIDE_CARDS,
            May.REPLACE_NUMBERS,
            May.GRANT_EXTRA_TIME,
            May.DECIDE_STAFF,
            May.INVITE_STAFF,
            May.END_SESSIONS,
            May.READ_WAVES,
            May.READ_LISTS,
            May.READ_EXTRA_TIME,
            May.READ_CARDS,
            May.READ_LEDGER,
            May.ADMIT_PARTNERS,
            May.DECIDE_CERTIFICATES,
            May.HOLD_PAYABLES,
            May.DECIDE_STATEMENTS,
            May.DECIDE_PAYOUTS,
            May.DECIDE_REPAYMENTS,
            May.RECORD_REPAYMENTS,
            May.CLOSE_CASES,
            May.READ_TRAINING,
            May.READ_PAYOUTS,
            May.READ_REPAYMENTS,
            May.READ_STAFF,
            May.READ_PROPOSALS,
        }
    ),
    Role.REVIEWER: frozenset(
        {
            May.READ_OFFICE,
            May.REVIEW_IDENTITIES,
            May.READ_REVIEWS,
            May.DECIDE_PRESENCES,
            May.DECIDE_ACCOUNT_DOUBTS,
        }
    ),
    Role.CUSTODIAN: frozenset({May.READ_OFFICE, May.HOLD_SECRETS, May.READ_WAVES, May.READ_SECRETS}),
    Role.CURATOR: frozenset(
        {
            May.READ_OFFICE,
            May.CURATE_COURSES,
            May.DECIDE_CERTIFICATES,
            May.JUDGE_SIGNALS,
            May.DECIDE_OBJECTIONS,
            May.HOLD_PAYABLES,
            May.READ_TRAINING,
            May.READ_PROPOSALS,
        }
    ),
    Role.AUDITOR: frozenset(
        {
            May.READ_OFFICE,
            May.OPEN_LEAVES,
            May.READ_WAVES,
            May.READ_SECRETS,
            May.READ_LISTS,
            May.READ_REVIEWS,
            May.READ_EXTRA_TIME,
            May.READ_CARDS,
            May.READ_LEDGER,
            May.READ_TRAINING,
            May.READ_PAYOUTS,
            May.READ_REPAYMENTS,
            May.READ_STAFF,
            May.READ_PROPOSALS,
            May.READ_TRAIL,
        }
    ),
}

#: What every actor of a kind may, whatever their roles or names.
OF_KIND: Final[Mapping[ActorKind, frozenset[May]]] = {
    ActorKind.VISITOR: frozenset({May.USE_ACCOUNT, May.REHEARSE}),
    ActorKind.APPLICANT: frozenset({May.USE_ACCOUNT, May.APPLY, May.REPLACE_NUMBERS, May.REHEARSE}),
    ActorKind.STAFF: frozenset({May.USE_ACCOUNT, May.KEEP_SECOND_FACTOR, May.REHEARSE}),
    #: Which of the two a partner may is told by its kind (`partners/require_partner.py`).
    ActorKind.PARTNER: frozenset(
        {May.SELL_TRAINING, May.TEACH_TRAINING, May.SIGN_PEOPLE_IN, May.KEEP_WEBHOOK, May.DISPUTE_STATEMENTS}
    ),
    #: What an operator hands in bars nobody: two officers decide about it.
    ActorKind.OPERATOR: frozenset(
        {
            May.APPOINT_FIRST_STAFF,
            May.INVITE_STAFF,
            May.OPEN_LEAVES,
            May.HAND_IN_LISTS,
            May.CHANGE_KEYS,
            May.OPERATE_DATABASE,
            May.FIND_DIFFERENCES,
            May.RECONCILE_PAYOUTS,
            # Two people have released what goes into a file for a bank.
            May.SEND_PAYOUTS,
            # The witnesses' keys decide, and whoever hands their signatures in decides nothing.
            May.GIVE_UP_CHAINS,
        }
    ),
    #: The system may what its task of that name may, and nothing as such.
    ActorKind.SYSTEM: frozenset(),
}

#: What somebody of a partner's staff may beside what its program may. Which of them keeps the partner, and which alone
#: teaches or sells, is told by their membership (`partners/require_keeper.py`).
OF_PARTNER_STAFF: Final = frozenset({May.USE_ACCOUNT, May.KEEP_SECOND_FACTOR, May.KEEP_PARTNER})

#: Permitted for oneself alone: the verb says whose it is, and nobody does it for somebody else.
FOR_ONESELF: Final = frozenset({May.APPLY, May.KEEP_SECOND_FACTOR})

OF_TASK: Final[Mapping[str, frozenset[May]]] = {
    "waves.close_due_waves": frozenset({May.CLOSE_DUE_WAVES}),
    "screening.screen_wave": frozenset({May.SCREEN_WAVES}),
    "draw.fix_joiners": frozenset({May.SCREEN_WAVES}),
    "screening.take_in_list": frozenset({May.TAKE_IN_LISTS}),
    "screening.forget_list_files": frozenset({May.TAKE_IN_LISTS}),
    "screening.count_known_people": frozenset({May.TAKE_IN_LISTS}),
    "draw.carry_on_draws": frozenset({May.CARRY_ON_DRAWS}),
    "cards.award_cards": frozenset({May.AWARD_CARDS}),
    "journey.hear_appeals": frozenset({May.AWARD_CARDS}),
    "cards.revoke_overdue": frozenset({May.REVOKE_OVERDUE}),
    "cards.count_seats": frozenset({May.COUNT_SEATS}),
    "cards.remind_of_deadlines": frozenset({May.REMIND_HOLDERS}),
    "appeals.match_repayments": frozenset({May.RECORD_REPAYMENTS}),
    "appeals.remind_of_demands": frozenset({May.REMIND_OWING}),
    "incentives.bring_due": frozenset({May.BRING_INCENTIVES_DUE}),
    "payouts.build_batches": frozenset({May.BUILD_PAYOUTS}),
    "statistics.publish_survey_answers": frozenset({May.PUBLISH_FIGURES}),
    "payouts.find_differences": frozenset({May.FIND_DIFFERENCES}),
    "payouts.lapse_dues": frozenset({May.TAKE_BACK_INCENTIVES}),
    "payouts.take_back_withdrawn": frozenset({May.TAKE_BACK_INCENTIVES}),
    "payouts.ask_account": frozenset({May.RECORD_ACCOUNT_ANSWERS}),
    "payouts.ask_partner_account": frozenset({May.RECORD_ACCOUNT_ANSWERS}),
    "incentives.carry_on_surveys": frozenset({May.KEEP_SURVEYS}),
    "payouts.send_batch": frozenset({May.SEND_PAYOUTS}),
    "payouts.ask_outcomes": frozenset({May.SEND_PAYOUTS}),
    "payouts.reconcile_house": frozenset({May.RECONCILE_PAYOUTS}),
    "web.house_callbacks": frozenset({May.HEED_HOUSES}),
    "training.void_cancelled": frozenset({May.END_PURCHASES}),
    "training.lapse_purchases": frozenset({May.END_PURCHASES}),
    "training.let_declarations_stand": frozenset({May.DECLARE_PROVEN}),
    "training.declare_proven": frozenset({May.DECLARE_PROVEN}),
    "training.issue_certificates": frozenset({May.ISSUE_CERTIFICATES}),
    "training.make_statements": frozenset({May.MAKE_STATEMENTS}),
    "training.forget_presence_requests": frozenset({May.ISSUE_CERTIFICATES}),
    "training.find_signals": frozenset({May.FIND_SIGNALS}),
    "training.forget_traces": frozenset({May.FIND_SIGNALS}),
    "training.sign_badges": frozenset({May.SIGN_BADGES}),
    "training.count_reviews": frozenset({May.COUNT_REVIEWS}),
    "training.check_photo": frozenset({May.KEEP_PRESENCE_PHOTOS}),
    "training.end_photos": frozenset({May.KEEP_PRESENCE_PHOTOS}),
    "cards.rescreen_cards": frozenset({May.RESCREEN_CARDS}),
    "identity.check_identity": frozenset({May.RECORD_REGISTRY_ANSWERS}),
    "messages.deliver_message": frozenset({May.DELIVER_MESSAGES}),
    "messages.deliver_left_over": frozenset({May.DELIVER_MESSAGES}),
    "partners.deliver_events": frozenset({May.DELIVER_EVENTS}),
    "partners.forget_old_events": frozenset({May.DELIVER_EVENTS}),
    "web.delivery_reports": frozenset({May.RECORD_DELIVERY_REPORTS}),
    "approvals.end_proposals": frozenset({May.END_PROPOSALS}),
    "publog.grow_log": frozenset({May.GROW_LOG}),
    "publog.ask_witnesses": frozenset({May.KEEP_COSIGNATURES}),
    "web.cosignatures": frozenset({May.KEEP_COSIGNATURES}),
    "accounts.tell_of_attacks": frozenset({May.TELL_OF_ATTACKS}),
    "assessment.end_overdue_sittings": frozenset({May.END_SITTINGS}),
    "ledger.expire_hold": frozenset({May.EXPIRE_HOLDS}),
    "ledger.keep_proof": frozenset({May.PROVE_BOOKS}),
}
