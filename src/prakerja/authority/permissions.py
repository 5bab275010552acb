"""What can be permitted. A verb asks for one of these; a role, a kind of actor or a task by name has it, or not."""

from django.db.models import TextChoices


class Permission(TextChoices):
    """Named after what is done with it; what one may only read begins with READ."""

    #: An account of one's own: opening it, signing in and out, a new password.
    USE_ACCOUNT = "use_account"
    #: The second factor of one's own.
    KEEP_SECOND_FACTOR = "keep_second_factor"
    #: The steps of the journey, for oneself.
    APPLY = "apply"

    PLAN_WAVES = "plan_waves"
    #: Proposing and confirming what happens with a wave; withdrawing such a proposal.
    DECIDE_WAVES = "decide_waves"
    HOLD_SECRETS = "hold_secrets"
    TRY_WORK_AGAIN = "try_work_again"
    #: Handing in a list of NIKs; it bars nobody before two people have decided so.
    HAND_IN_LISTS = "hand_in_lists"
    DECIDE_LISTS = "decide_lists"
    #: Opening a case with its photos and its NIK, and deciding it.
    REVIEW_IDENTITIES = "review_identities"
    #: Saying whether the photo of a presence shows the participant.
    DECIDE_PRESENCES = "decide_presences"
    #: Saying whether the name on a card and the one that a bank has are one person's.
    DECIDE_ACCOUNT_DOUBTS = "decide_account_doubts"
    #: Looking an applicant up and giving them more minutes.
    GRANT_EXTRA_TIME = "grant_extra_time"
    #: Proposing and confirming what the state allows for a year, and what of it is set aside for a wave.
    DECIDE_BUDGET = "decide_budget"
    #: Holding a card, so that no money of it moves, and releasing it again; noting that its holder died.
    HOLD_CARDS = "hold_cards"
    #: Another number for a card whose number leaked; a holder has it for their own.
    REPLACE_NUMBERS = "replace_numbers"
    #: Proposing and confirming what becomes of a card: reinstated, given more time, taken back.
    DECIDE_CARDS = "decide_cards"
    #: Being paid for a training with a card: what platforms do.
    SELL_TRAINING = "sell_training"
    #: Reading what one is owed, and saying that it is wrong: what partners of both kinds do.
    DISPUTE_STATEMENTS = "dispute_statements"
    #: Redeeming codes, asking for presence, declaring who has finished: what institutions do.
    TEACH_TRAINING = "teach_training"
    #: Colleagues, sign keys and redirect addresses of the partner whom one works for.
    KEEP_PARTNER = "keep_partner"
    #: Where a partner wants to be told of what happens to it, and what of it once more.
    KEEP_WEBHOOK = "keep_webhook"
    #: Signing people in by their accounts here, as far as they agreed: what programs of partners do.
    SIGN_PEOPLE_IN = "sign_people_in"
    #: Answering on a test page of the partner API: nobody is present by that.
    REHEARSE = "rehearse"
    #: Proposing and confirming whether a course can be bought, and stopping one alone.
    CURATE_COURSES = "curate_courses"
    #: Keeping what a purchase has earned from statements, and letting it go on: decides nothing.
    HOLD_PAYABLES = "hold_payables"
    #: Proposing and confirming what partners are paid, what is taken back, and what becomes of their disputes.
    DECIDE_STATEMENTS = "decide_statements"
    #: Proposing and confirming what becomes of an objection to what an institution has declared.
    DECIDE_OBJECTIONS = "decide_objections"
    #: Saying that something looks like fraud and is; proposing and confirming that it is not, so that money goes on.
    JUDGE_SIGNALS = "judge_signals"
    #: Proposing and confirming that a certificate does not stand any more.
    DECIDE_CERTIFICATES = "decide_certificates"
    #: Proposing and confirming who is a partner; another key for one; stopping one alone.
    ADMIT_PARTNERS = "admit_partners"
    #: Proposing and confirming who belongs to the office, and as what.
    DECIDE_STAFF = "decide_staff"
    #: Sending another link to somebody who was appointed and has not used theirs.
    INVITE_STAFF = "invite_staff"
    #: Signing somebody out everywhere, with a reason; they are told.
    END_SESSIONS = "end_sessions"
    #: While nobody is there who could decide it by two.
    APPOINT_FIRST_STAFF = "appoint_first_staff"
    #: Bringing what is sealed, and what it is looked up by, under the newest keys.
    CHANGE_KEYS = "change_keys"
    #: Copying the whole database, bringing it back, and opening it with Django's own commands.
    OPERATE_DATABASE = "operate_database"
    #: Proposing and confirming that a batch is paid, paused, goes on; taking one payment out alone.
    DECIDE_PAYOUTS = "decide_payouts"
    #: Looking after what a bank's books and ours do not have alike, and closing it with a reason; no money moves by it.
    CLOSE_CASES = "close_cases"

    #: Proposing and confirming what becomes of what somebody owes back.
    DECIDE_REPAYMENTS = "decide_repayments"
    #: Taking what came in off what somebody owes back, as the bank's statement has it.
    RECORD_REPAYMENTS = "record_repayments"

    #: Opening what was fixed of somebody with a seat at the closing, and holding it against the card; on record.
    OPEN_LEAVES = "open_leaves"
    #: A quorum of witnesses has given up the chain of a draw's round: it is on record, and the attempt over.
    GIVE_UP_CHAINS = "give_up_chains"
    READ_WAVES = "read_waves"
    READ_SECRETS = "read_secrets"
    READ_LISTS = "read_lists"
    READ_REVIEWS = "read_reviews"
    READ_EXTRA_TIME = "read_extra_time"
    #: Budgets, cards, and everything that befell the holder of one; looking at a person is on record.
    READ_CARDS = "read_cards"
    #: The books of the programme: totals, accounts, postings. Whose account it is takes READ_CARDS and is on record.
    READ_LEDGER = "read_ledger"
    #: Partners, their calls, courses, and what was bought of them.
    READ_TRAINING = "read_training"
    #: Batches of payments, each payment with what became of it; whose it is takes READ_CARDS and is on record.
    READ_PAYOUTS = "read_payouts"
    #: What people owe back, and what they have paid of it.
    READ_REPAYMENTS = "read_repayments"
    READ_STAFF = "read_staff"
    READ_PROPOSALS = "read_proposals"
    #: What each of the office did to what, and why: as one list, for whoever audits them.
    READ_TRAIL = "read_trail"
    #: Who may do what, and who of the office is signed in: the pages that everybody with a role has.
    READ_OFFICE = "read_office"

    CLOSE_DUE_WAVES = "close_due_waves"
    SCREEN_WAVES = "screen_waves"
    #: Which reveals count is cut off, and the beacon's round is kept: by the clock, and by nobody's decision.
    CARRY_ON_DRAWS = "carry_on_draws"
    #: Recipients of a published wave get their cards.
    AWARD_CARDS = "award_cards"
    #: Cards with which nothing was bought in time are taken back.
    REVOKE_OVERDUE = "revoke_overdue"
    #: Seats that came back for good are counted for a recovery wave.
    COUNT_SEATS = "count_seats"
    #: What was bought and does not take place is voided, and what was not finished in time lapses.
    END_PURCHASES = "end_purchases"
    #: What is proven finished, and nobody has declared in time, is declared; what nobody has objected to stands.
    DECLARE_PROVEN = "declare_proven"
    #: Trainings that were declared finished get their certificates, and what was paid for them its payee.
    ISSUE_CERTIFICATES = "issue_certificates"
    #: What was earned in a month becomes a statement for each partner.
    MAKE_STATEMENTS = "make_statements"
    #: What looks like fraud is noted, and what was earned by it held.
    FIND_SIGNALS = "find_signals"
    #: Certificates are signed as badges, for those who have asked for theirs.
    SIGN_BADGES = "sign_badges"
    #: The stars of courses are those of their reviews.
    COUNT_REVIEWS = "count_reviews"
    #: Instalments of the incentive whose day has come are due.
    BRING_INCENTIVES_DUE = "bring_incentives_due"
    #: What is due becomes instructions to pay, in batches that two people release.
    BUILD_PAYOUTS = "build_payouts"
    #: What a withdrawn certificate has earned is due no more, wherever it came back to.
    TAKE_BACK_INCENTIVES = "take_back_incentives"
    #: Payments that differ from what somebody has a right to are listed.
    FIND_DIFFERENCES = "find_differences"
    #: What surveys have answered is published, counted, and of nobody in particular.
    PUBLISH_FIGURES = "publish_figures"
    #: Those of a wave open, are told of and are lost.
    KEEP_SURVEYS = "keep_surveys"
    #: What two people have released is sent to banks and wallets, and what they say of it is booked.
    SEND_PAYOUTS = "send_payouts"
    #: A bank or wallet has called about a payment: it is asked for.
    HEED_HOUSES = "heed_houses"
    #: What a bank or wallet says of a day is taken, booked, and compared with our books.
    RECONCILE_PAYOUTS = "reconcile_payouts"
    REMIND_HOLDERS = "remind_holders"
    #: Whoever owes something back is reminded of its dates.
    REMIND_OWING = "remind_owing"
    #: Cards are held whose holders a list names that came into force, and free of one that was withdrawn.
    RESCREEN_CARDS = "rescreen_cards"
    #: A file that was handed in is read, and becomes a list or is refused; one that waited too long is given up.
    TAKE_IN_LISTS = "take_in_lists"
    #: The registry's answer, or its silence, is written down.
    RECORD_REGISTRY_ANSWERS = "record_registry_answers"
    #: What a bank or wallet says of an account, or its silence, is written down.
    RECORD_ACCOUNT_ANSWERS = "record_account_answers"
    #: What the service says of a photo, or its silence, is written down; pictures that were kept for long enough go.
    KEEP_PRESENCE_PHOTOS = "keep_presence_photos"
    END_SITTINGS = "end_sittings"
    DELIVER_MESSAGES = "deliver_messages"
    #: Partners are told of what happens to them; what is old is forgotten.
    DELIVER_EVENTS = "deliver_events"
    #: What a gateway says became of an SMS.
    RECORD_DELIVERY_REPORTS = "record_delivery_reports"
    END_PROPOSALS = "end_proposals"
    #: The audit of an account hears what was tried at it.
    TELL_OF_ATTACKS = "tell_of_attacks"
    #: What was handed in gets its place in the public log, under a signature.
    GROW_LOG = "grow_log"
    #: A witness outside has cosigned the public log.
    KEEP_COSIGNATURES = "keep_cosignatures"
    #: What is held and not answered in time goes back.
    EXPIRE_HOLDS = "expire_holds"
    #: The books are proven, and the public log hears how that ended.
    PROVE_BOOKS = "prove_books"
