"""Every recurring job and its clock, in one place. Times are UTC; the sixth field of a clock is seconds."""

from prakerja.accounts.jobs import forget_ended_sessions, forget_old_sign_ups, tell_of_attacks
from prakerja.appeals.jobs import look_for_demands, match_repayments
from prakerja.approvals.jobs import end_proposals
from prakerja.assessment.jobs import end_overdue_sittings
from prakerja.audit.jobs import seal_events
from prakerja.cards.jobs import look_for_lists, look_for_overdue, look_for_reminders, look_for_seats
from prakerja.codes.jobs import forget_old_codes
from prakerja.draw.jobs import carry_on_draws
from prakerja.incentives.jobs import look_for_due, look_for_surveys
from prakerja.journey.jobs import carry_on_waves
from prakerja.kit.recurring import recur
from prakerja.ledger.jobs import expire_holds, keep_proof, take_sums
from prakerja.messages.jobs import deliver_left_over
from prakerja.once.jobs import forget_answers
from prakerja.partners.jobs import forget_nonces, forget_old_calls, forget_old_events
from prakerja.payouts.jobs import (
    ask_outcomes,
    find_differences,
    look_for_bank_statements,
    look_for_payable,
    look_for_released,
    look_for_withdrawn,
)
from prakerja.publog.jobs import ask_witnesses, grow_log, stamp_checkpoint
from prakerja.screening.jobs import count_known_people, forget_list_files
from prakerja.statistics.jobs import publish_survey_answers
from prakerja.training.jobs import (
    count_reviews,
    end_photos,
    find_signals,
    forget_payments,
    forget_presence_requests,
    forget_traces,
    lapse_purchases,
    let_declarations_stand,
    look_for_completions,
    look_for_statements,
    void_cancelled,
)
from prakerja.waves.jobs import close_due_waves
from prakerja.work.jobs import forget_old_failures, take_up_lost_work

recur(
    "every_minute",
    "* * * * *",
    *(
        seal_events,
        carry_on_waves,
        take_up_lost_work,
        grow_log,
        stamp_checkpoint,
        ask_witnesses,
        tell_of_attacks,
        take_sums,
        look_for_completions,
        count_reviews,
        look_for_released,
        ask_outcomes,
    ),
)

#: What a draw states in seconds is held to the second, nearly.
recur("draws", "* * * * * */5", carry_on_draws, ends_things=True)

recur(
    "what_ends",
    "* * * * *",
    *(
        end_overdue_sittings,
        close_due_waves,
        end_proposals,
        expire_holds,
        look_for_lists,
        void_cancelled,
        lapse_purchases,
        let_declarations_stand,
    ),
    ends_things=True,
)

#: Half past one in Jakarta, when nobody waits for anything.
recur(
    "every_night",
    "30 18 * * *",
    *(count_known_people, keep_proof, forget_old_calls, forget_old_events, look_for_statements),
    *(find_signals, forget_traces, find_differences, publish_survey_answers),
)

#: From half past one in Jakarta until half past five: what one beat missed, the next finds, and still the same night.
recur(
    "what_ends_at_night",
    "30 18-22 * * *",
    look_for_overdue,
    look_for_seats,
    look_for_due,
    look_for_withdrawn,
    look_for_payable,
    look_for_surveys,
    ends_things=True,
)

#: From six to nine in Jakarta: what the banks have of yesterday. Taken twice, a statement is taken once.
recur("every_morning", "0 23,0,1,2 * * *", look_for_bank_statements)

recur(
    "every_hour",
    "17 * * * *",
    *(deliver_left_over, forget_old_codes, forget_old_sign_ups, forget_ended_sessions),
    *(
        forget_old_failures,
        forget_list_files,
        forget_payments,
        look_for_reminders,
        forget_presence_requests,
    ),
    look_for_demands,
    match_repayments,
    *(forget_answers, forget_nonces, end_photos),
    ends_things=True,
)
