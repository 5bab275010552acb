"""What somebody with a permission of the office, or at the command line, does alone, and why that takes no second one.

One alone takes nothing from anybody that they have, and gives nobody what is another's: that is two people's
(`approvals/`). A verb that is new in the matrix stands here with its reason, or is an act of two.
"""

from collections.abc import Mapping
from typing import Final

WHY: Final[Mapping[str, str]] = {
    "accounts.appoint_first_staff": "Nobody is there yet who could decide it by two; once two are, it is refused.",
    "accounts.end_partner_staff": "What they did stands, and the partner may invite them again. With a reason; who"
    " has left a partner does not stay in.",
    "accounts.end_sessions_of": "Keeps nobody out: who is signed out signs in again. With a reason, and they are told.",
    "accounts.invite_again": "The link goes to the address that two have decided; whoever asks gains nothing by it.",
    "appeals.end_for_death": "A death does not wait: nobody asks an estate. Whose word it is stands in the posting, the"
    " office reads of it, and two turn it round.",
    "appeals.match_repayments": "Notes what the bank's statement has under a notice's own reference, once a line; what"
    " names none, or two, waits for a person.",
    "appeals.propose_decision": "A proposal does nothing.",
    "appeals.read_case_file": "Only reads; that one did is on record.",
    "appeals.record_repayment": "Notes what the bank's statement has, once a line; it takes what somebody owes"
    " down, and what is over is theirs.",
    "approvals.propose_act": "A proposal does nothing.",
    "approvals.confirm_proposal": "Is the second of two: never the proposer, never whom it is about.",
    "approvals.withdraw_proposal": "Ends what nobody has confirmed; it may be proposed again. Whom it is about cannot.",
    "assessment.grant_extra_time": "More minutes for one test, which decides nobody's chances; with a reason, once.",
    "assessment.look_up_applicant": "Only reads; the look is on record.",
    "cards.doubt_entitlement": "Holds the card and takes nothing; from whom it is known is kept, the holder or"
    " the family is told, and two decide.",
    "cards.hold_card": "Takes nothing: the money stays and the deadline stands still. With a reason; its holder is"
    " told, and objects before two.",
    "cards.release_card": "Gives back what one alone held; who may not be entitled is decided about by two.",
    "cards.replace_number": "A leak does not wait. Money and deadline stay; the holder is told, and alone sees the"
    " number.",
    "cards.try_closing_again": "Goes on with what two have decided; nothing is decided by it.",
    "cards.try_rescreening_again": "Goes on with a list that two have put in force or withdrawn; nothing is decided by"
    " it.",
    "draw.register_key": "A custodian's own key, which their organisation shows itself.",
    "draw.ask_for_dry_run": "Decides nothing: its seed can be no draw's, and counts alone are kept.",
    "draw.commit_secret": "A custodian's own secret.",
    "draw.give_up_chain": "A quorum of witnesses decides it by their keys; whoever hands in what they signed"
    " decides nothing.",
    "draw.reveal_secret": "A custodian's own secret.",
    "journey.note_death": "Holds cards and takes nothing; what was owed is let go, with whose word that is, and two"
    " turn it round.",
    "identity.decide_review": "The first answer to who applied, not the taking of one given: who is verified is in no"
    " review. With a reason, and only by who has taken the case.",
    "identity.hand_back_review": "Gives back what one alone took; nothing is decided by it.",
    "identity.open_photo": "Only reads, by who has taken the case; the look is on record.",
    "identity.read_full_nik": "Only reads, by who has taken the case; the look is on record.",
    "identity.take_review": "For half an hour, so that two do not decide at once.",
    "journey.decide_claim": "Leaves the NIK with its holder. Gives it to the claimant only when nobody holds it.",
    "journey.open_leaf": "Only reads; the look is on record, and whether numbers were shown in full.",
    "journey.check_leaves": "Only reads; that it was done is on record.",
    "journey.look_up_person": "Only reads; the look is on record, also where nobody was found.",
    "payouts.decide_account_doubt": "The first answer to whether two names are one person's, whose NIK the bank has"
    " said; with a reason. Who is refused links again, or another account.",
    "payouts.read_account_names": "Only reads; the look is on record.",
    "journey.propose_hand_over": "A proposal does nothing.",
    "journey.try_work_again": "Goes on with what was decided; nothing is decided by it.",
    "partners.end_sign_key": "A leak does not wait. With a reason; another key is given at once.",
    "partners.give_sign_key": "To a partner whom two have admitted; whoever gives it sees it, and it is on record.",
    "partners.suspend_partner": "What was sold and taught goes on. With a reason, and two let it go on.",
    "screening.hand_in_list": "Bars nobody before two have put its list in force.",
    "screening.try_list_again": "Has a file read again that was handed in; its list bars nobody before two decide.",
    "payouts.refuse_partner_account": "Pays nobody: what is owed stays with the partner and waits. With a reason, and"
    " they are told.",
    "payouts.find_differences": "Lists what differs; what becomes of it two people decide.",
    "payouts.take_statement": "Books what the bank says of payments that two people released; it pays nobody.",
    "payouts.own_case": "Says who looks after it; nothing else changes.",
    "payouts.close_case": "Of what differs by no money: what is to move goes the way of two. With a reason, by who has"
    " taken it.",
    "payouts.pair_cases": "Moves no money, and both come to nothing. With a reason, by who has taken one of them.",
    "payouts.note_booked_before": "Moves no money: two have decided what did. With a reason, by who has taken it.",
    "payouts.remove_instruction": "Pays nobody: the money waits until two let it go. With a reason.",
    "training.decide_photo": "The first answer to who was present; with a reason, after both pictures were opened. The"
    " participant objects before another person, and a certificate is withdrawn by two.",
    "training.open_face": "Only reads, what waits for a decision; the look is on record.",
    "training.hold_payables": "Takes nothing: what is owed stays with the partner and waits. With a reason.",
    "training.reject_dispute": "Leaves it as two will approve it. The partner reads why; no money moves.",
    "training.release_payables": "Lets go on what one alone held; two approve the statement that has it.",
    "training.confirm_signal": "Moves nothing: what a rule held stays held, and two decide what becomes of it. With a"
    " reason.",
    "training.suspend_course": "Who has bought it goes on. With a reason that the institution reads; two resume it.",
    "training.withdraw_course": "Who has bought it goes on. With a reason; its institution may draft it anew, and two"
    " let it in.",
    "journey.correct_plan": "As waves.correct_plan, and less where money is set aside.",
    "waves.correct_plan": "Nobody outside sees it before two have opened it, and to open what it was is void.",
    "waves.plan_wave": "Nobody outside sees it before two have opened it.",
    **dict.fromkeys(
        (
            *("payouts.take_file", "payouts.take_to_send", "payouts.take_out_partners", "payouts.take_to_ask"),
            *("payouts.note_float", "payouts.stop_batch", "payouts.end_batches"),
        ),
        "Of what two have released: an operator writes the file for its bank, and nothing else goes into it.",
    ),
}
HEAD: Final = """
## What one does alone

To whatever is in the table above as `two` it takes two people. Applicants, visitors and those who keep their own second
factor act for themselves alone; tasks of the system decide nothing that a rule or two people have not decided. What is
left is done by one person of the office, or at the command line. One alone takes nothing from anybody that they have,
and gives nobody what is another's; why each of these does not:

| verb | why one is enough |
| --- | --- |
"""


def table() -> str:
    return HEAD + "".join(f"| `{verb}` | {why} |\n" for verb, why in sorted(WHY.items()))
