-- What was answered first under this key.
SELECT request_digest, answer::text AS answer, answered_at FROM once_firstanswer WHERE owner_id = %(owner_id)s AND key = %(key)s
