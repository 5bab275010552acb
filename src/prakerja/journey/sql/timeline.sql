-- Everything that befell one person, oldest first: each with its moment, what it was and its facts. An outcome is told
-- once the result is public, and to nobody of the office before. Who did it stands in the audit under the same moment.
-- reads: accounts_account, appeals_demand, appeals_reporteddeath, appeals_verdictobjection, audit_event, cards_card, cards_cardmove
-- reads: draw_appealoutcome, draw_draw, draw_outcome, ledger_transfer, outbox_message, screening_verdict, waves_joiner, waves_wave
WITH befell AS (
    SELECT joiner.joined_at AS at, 1 AS place, 'joined' AS what,
        jsonb_build_object('wave', wave.number, 'receipt', joiner.receipt) AS facts
    FROM waves_joiner AS joiner
    JOIN waves_wave AS wave ON wave.id = joiner.wave_id
    WHERE joiner.applicant_id = %(applicant_id)s
    UNION ALL
    SELECT decided_at, 2, 'verdict', jsonb_build_object('wave', number, 'reasons', to_jsonb(reasons))
    FROM screening_verdict
    WHERE applicant_id = %(applicant_id)s
    UNION ALL
    SELECT draw.published_at, 3, 'outcome', jsonb_build_object('wave', wave.number, 'outcome', outcome.outcome)
    FROM draw_outcome AS outcome
    JOIN draw_draw AS draw ON draw.wave_id = outcome.wave_id
    JOIN waves_wave AS wave ON wave.id = outcome.wave_id
    WHERE outcome.applicant_id = %(applicant_id)s AND draw.published_at IS NOT NULL
    UNION ALL
    SELECT objection.at, 3, 'objection', jsonb_build_object('wave', wave.number)
    FROM appeals_verdictobjection AS objection
    JOIN waves_wave AS wave ON wave.id = objection.wave_id
    WHERE objection.applicant_id = %(applicant_id)s
    UNION ALL
    SELECT objection.decided_at, 3, 'objection_decided', jsonb_build_object(
        'wave', wave.number, 'is_upheld', objection.is_upheld
    )
    FROM appeals_verdictobjection AS objection
    JOIN waves_wave AS wave ON wave.id = objection.wave_id
    WHERE objection.applicant_id = %(applicant_id)s AND objection.decided_at IS NOT NULL
    UNION ALL
    -- Of an objection that was turned down the key is told in public, and changes nothing for the person.
    SELECT appeal.ended_at, 3, 'appeal_over', jsonb_build_object('wave', wave.number, 'outcome', appeal.outcome)
    FROM draw_appealoutcome AS appeal
    JOIN waves_wave AS wave ON wave.id = appeal.wave_id
    WHERE appeal.applicant_id = %(applicant_id)s AND appeal.outcome <> 'lost'
    UNION ALL
    SELECT move.at, 4, 'move', jsonb_build_object(
        'wave', wave.number, 'last_four', card.last_four, 'state', move.state, 'reason', move.reason,
        'effective_on', move.effective_on, 'number', move.number
    )
    FROM cards_cardmove AS move
    JOIN cards_card AS card ON card.applicant_id = move.applicant_id AND card.award = move.award
    JOIN waves_wave AS wave ON wave.id = card.wave_id
    WHERE move.applicant_id = %(applicant_id)s
    UNION ALL
    SELECT posted_at, 5, 'posting', jsonb_build_object(
        'act', act, 'debit', debit, 'credit', credit, 'amount', amount, 'leg', leg, 'number', posting_id
    )
    FROM ledger_transfer
    WHERE owner_id = %(applicant_id)s
    UNION ALL
    SELECT demand.demanded_at, 7, 'demand', jsonb_build_object(
        'wave', wave.number, 'amount', demand.amount, 'number', demand.number
    )
    FROM appeals_demand AS demand
    JOIN waves_wave AS wave ON wave.id = demand.wave_id
    WHERE demand.applicant_id = %(applicant_id)s
    UNION ALL
    SELECT demand.ended_at, 7, 'demand_over', jsonb_build_object(
        'wave', wave.number, 'state', demand.state, 'number', demand.number
    )
    FROM appeals_demand AS demand
    JOIN waves_wave AS wave ON wave.id = demand.wave_id
    WHERE demand.applicant_id = %(applicant_id)s AND demand.ended_at IS NOT NULL
    UNION ALL
    SELECT noted_at, 4, 'death', jsonb_build_object('died_on', died_on, 'number', number)
    FROM appeals_reporteddeath
    WHERE applicant_id = %(applicant_id)s
    UNION ALL
    SELECT wrong_at, 4, 'death_wrong', jsonb_build_object('died_on', died_on, 'number', number)
    FROM appeals_reporteddeath
    WHERE applicant_id = %(applicant_id)s AND wrong_at IS NOT NULL
    UNION ALL
    SELECT created_at, 6, 'message', jsonb_build_object('text', text, 'channel', channel, 'state', state, 'number', id)
    FROM outbox_message
    WHERE owner_id = %(applicant_id)s
)
SELECT
    befell.at, befell.what, befell.facts, coalesce(doer.kind, '') AS kind, coalesce(account.full_name, '') AS name,
    -- Letters and postings of the same moment come of the same act; it is told once why. Of two acts of one moment
    -- nobody can say which was which.
    CASE
        WHEN befell.what = 'move' AND count(*) FILTER (WHERE befell.what = 'move') OVER (PARTITION BY befell.at) = 1
            THEN coalesce(doer.reason, '')
        ELSE ''
    END AS note
FROM befell
LEFT JOIN LATERAL (
    SELECT min(event.actor_kind) AS kind, min(event.actor_id::text)::uuid AS id,
        min(event.reason) FILTER (WHERE event.reason <> '') AS reason
    FROM audit_event AS event
    WHERE event.owner_id = %(applicant_id)s AND event.at = befell.at AND event.name NOT LIKE '%%.looked_up'
    HAVING count(DISTINCT (event.actor_kind, event.actor_id)) = 1
) AS doer ON true
LEFT JOIN accounts_account AS account ON account.id = doer.id
ORDER BY befell.at, befell.place, befell.facts ->> 'number', befell.facts ->> 'leg'
