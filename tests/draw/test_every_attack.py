"""Every attack on the draw, and everything that may fail about secrets, beacon and witnesses, has tests that play it.

The table is what somebody reads who wants to know how each is held; a test that is renamed or gone is missed here.
"""

from pathlib import Path
from typing import Final

import pytest

TESTS: Final = Path(__file__).resolve().parents[1]
_INSIDERS, _TAMPERINGS = "draw/engine/proof/test_insiders.py", "draw/engine/proof/test_tamperings.py"
_SHOWN, _RULES = "draw/test_attacks_before_witnesses.py", "draw/test_witness_rules.py"
_ATTEMPTS, _SECRETS, _HANDED = "draw/test_attempts.py", "draw/test_secrets.py", "draw/handing/test_handing.py"
_ASKED, _BEACON, _LEAVES = "publog/test_asking_job.py", "connectors/beacon/test_ask.py", "journey/leaves/test_leaves.py"
_OBJECTIONS, _HEARING = "appeals/test_verdict_objections.py", "journey/draw_appeals/test_hearing.py"
_ANEW, _BROKEN = (
    "test_a_draw_made_anew_is_not_the_one_that_is_known",
    ("test_what_breaks_the_rules_is_named_even_to_whoever_knows_no_other_draw"),
)
_REFUSED = "test_each_is_refused_by_both_kinds_of_witnesses"

HELD: Final[dict[str, list[tuple[str, str]]]] = {
    "an accomplice who withholds": [
        (_ATTEMPTS, "test_who_did_not_reveal_is_missing_in_the_list"),
        (_ATTEMPTS, "test_who_did_not_reveal_is_replaced_by_the_reserve_who_then_holds_a_secret"),
        (_RULES, "test_an_attempt_that_has_not_ended_is_not_rolled_again"),
    ],
    "a reveal censored": [
        (_HANDED, "test_a_reveal_that_the_programme_censors_is_missed_by_the_witness_that_was_handed_it"),
        (_SHOWN, _REFUSED),
        (_RULES, "test_a_reveal_that_came_in_time_is_not_dropped"),
        (_INSIDERS, _ANEW),
    ],
    "a reveal let in after the round": [
        (_SECRETS, "test_from_reveal_by_on_nobody_reveals"),
        (_INSIDERS, "test_a_reveal_let_in_after_the_cut_off_needs_another_cut_off"),
        (_RULES, "test_a_second_cut_off_is_refused_and_the_first_one_holds"),
    ],
    "two statements for one attempt, shown to two people": [
        (_SHOWN, "test_two_statements_for_one_attempt_shown_to_two_people_are_not_both_vouched_for"),
        (_RULES, "test_a_second_statement_of_one_attempt_is_refused_whatever_differs"),
        (_INSIDERS, _ANEW),
    ],
    "an attempt declared ended after looking": [
        (_SHOWN, _REFUSED),
        (_RULES, "test_an_attempt_that_has_not_ended_is_not_rolled_again"),
        (_ATTEMPTS, "test_from_commit_by_on_nothing_is_taken_back"),
        (_ATTEMPTS, "test_while_one_is_under_way_there_is_no_next"),
    ],
    "a next attempt with another list, other seats or another custodian": [
        (_RULES, "test_a_next_attempt_keeps_what_it_does_not_have_to_change"),
        (_RULES, "test_who_revealed_nothing_makes_room_for_the_next_reserve_and_nobody_else_does"),
        (_RULES, "test_a_custodian_whose_reveal_is_censored_is_not_replaced_for_it"),
        (_SHOWN, _REFUSED),
    ],
    "a round that is past": [(_INSIDERS, _BROKEN), (_ATTEMPTS, "test_no_round_is_kept_before_the_reveals_are_fixed")],
    "invented randomness": [
        (_INSIDERS, _ANEW),
        ("connectors/beacon/test_rounds.py", "test_what_the_chain_never_signed_is_named"),
    ],
    "a swapped receipt": [(_LEAVES, "test_whatever_was_swapped_is_named")],
    "a ghost appellant": [
        ("draw/engine/proof/test_continuing.py", "test_an_appeal_gives_nothing_but_what_key_row_and_cap_give"),
        (_OBJECTIONS, "test_a_ghost_who_was_slipped_in_after_the_closing_is_no_appellant"),
        (_OBJECTIONS, "test_a_candidate_is_no_appellant_whatever_a_row_says"),
    ],
    "a second decision for one receipt": [
        ("draw/engine/proof/test_continuing.py", "test_an_appeal_gives_nothing_but_what_key_row_and_cap_give"),
        (_OBJECTIONS, "test_it_is_decided_once"),
    ],
    "an appeal decided after its key was told": [
        ("draw/engine/proof/test_continuing.py", "test_an_appeal_gives_nothing_but_what_key_row_and_cap_give"),
        (_HEARING, "test_no_key_is_told_before_witnesses_have_seen_the_decision"),
        (_HEARING, "test_a_decision_that_comes_behind_its_key_is_heard_by_nobody"),
    ],
    "an appeal decided by one alone": [
        (_OBJECTIONS, "test_nobody_decides_it_alone"),
        (_HEARING, "test_a_row_that_says_that_it_was_won_gives_nothing_where_two_people_did_not_say_so"),
    ],
    "good keys heard more kindly": [(_HEARING, "test_a_lost_appeal_is_in_the_log_with_its_key_too")],
    "seats changed in a continuing draw": [
        ("draw/engine/proof/test_continuing.py", "test_nothing_else_than_what_the_parent_left_is_continued")
    ],
    "a forked log": [
        (_ASKED, "test_another_history_over_as_many_entries_is_named"),
        (_ASKED, "test_a_rewritten_past_is_vouched_for_by_the_liar_alone"),
        (_INSIDERS, _BROKEN),
    ],
    "a restored old backup": [
        (_ASKED, "test_a_log_set_back_to_an_old_backup_is_named"),
        (_ASKED, "test_a_restore_names_a_log_that_is_shorter_or_other_than_any_witness_saw"),
    ],
    "an identity that is not theirs wins": [
        ("journey/test_lost_after_freezing.py", "test_a_seat_won_by_an_identity_that_was_lost_is_awarded_to_nobody")
    ],
    "a dry run passed off as the draw": [
        ("draw/test_dry_run.py", "test_its_seed_is_another_each_time_and_nobody_keeps_it")
    ],
    "a secret missing, wrong or another's": [
        (_INSIDERS, "test_a_secret_that_is_missing_wrong_or_anothers_is_named"),
        (_SECRETS, "test_a_secret_that_was_not_committed_to_is_refused"),
        (_ATTEMPTS, "test_a_reveal_that_does_not_hash_to_its_commitment_cannot_be_written"),
    ],
    "a secret revealed twice": [(_SECRETS, "test_committing_and_revealing_twice_is_once")],
    "a secret revealed late": [(_SECRETS, "test_from_reveal_by_on_nobody_reveals")],
    "a beacon that is silent": [(_BEACON, "test_where_all_are_silent_it_is_silence_and_then_they_rest")],
    "a beacon that is late": [(_BEACON, "test_a_round_that_is_late_is_waited_for_and_nobody_rests")],
    "a beacon that forges": [(_BEACON, "test_what_is_not_genuine_is_never_taken_and_names_the_mirror")],
    "a witness that is silent": [
        (_ASKED, "test_one_that_is_silent_is_named_and_the_others_make_a_quorum"),
        (_HANDED, "test_one_that_is_silent_and_one_that_refuses_keep_it_from_nobody_else"),
        (_INSIDERS, "test_one_silent_witness_and_one_custodian_who_stays_away_hold_nothing_up"),
    ],
    "a witness that is slow": [
        (_ASKED, "test_one_that_was_silent_while_the_log_grew_vouches_for_all_at_once"),
        (_ATTEMPTS, "test_a_cut_off_counts_that_the_quorum_saw_in_time"),
        (_HANDED, "test_it_is_tried_as_long_as_it_counts_and_no_longer"),
    ],
    "a witness that is dishonest": [
        (_ASKED, "test_a_rewritten_past_is_vouched_for_by_the_liar_alone"),
        (_ASKED, "test_one_that_vouches_for_an_earlier_day_moves_no_quorum"),
        (_ASKED, "test_a_line_by_another_key_is_not_shown"),
    ],
    "one byte or one value changed": [
        (_TAMPERINGS, "test_a_byte_of_any_file_cannot_be_changed"),
        (_TAMPERINGS, "test_a_value_of_any_paper_cannot_be_changed"),
        (_TAMPERINGS, "test_rows_of_any_table_stay_as_they_are_and_where_they_are"),
    ],
    "another wave's parts": [(_INSIDERS, "test_parts_of_another_draw_do_not_fit")],
    "a number in another spelling": [(_TAMPERINGS, "test_a_number_of_a_table_in_another_spelling_is_named")],
    "a name that looks alike": [(_TAMPERINGS, "test_a_file_whose_name_looks_alike_is_not_taken_for_it")],
    "a zip with two files of a name": [(_TAMPERINGS, "test_a_zip_with_two_files_of_a_name_is_wrong")],
}


@pytest.mark.parametrize("attack", HELD)
def test_somebody_plays_it(attack: str) -> None:
    for file, name in HELD[attack]:
        assert f"\ndef {name}(" in (TESTS / file).read_text(encoding="utf-8"), f"{file}::{name}"
