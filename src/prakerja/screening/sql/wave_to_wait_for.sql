-- The first wave between the beginning of its screening and its result that somebody of the same family cards has joined.
-- reads: identity_identity, waves_joiner, waves_wave
SELECT min(other.number)
FROM waves_wave AS other
WHERE (
    other.state = ANY (%(undecided)s)
    OR other.state = 'closed' AND EXISTS (SELECT FROM screening_picture AS picture WHERE picture.wave_id = other.id)
  )
  AND other.id <> %(wave_id)s
  AND EXISTS (
    SELECT FROM waves_joiner AS theirs
    JOIN identity_identity AS relative ON relative.applicant_id = theirs.applicant_id
    JOIN identity_identity AS identity ON identity.kk_digest = relative.kk_digest
    JOIN waves_joiner AS joiner ON joiner.applicant_id = identity.applicant_id AND joiner.wave_id = %(wave_id)s
    WHERE theirs.wave_id = other.id
  )
