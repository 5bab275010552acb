-- A partner of one kind by its client code, as it is at this moment.
SELECT id, client_code, kind, name, business_number, suspended_at, admitted_at
FROM partners_partner
WHERE client_code = %(client_code)s AND kind = %(kind)s
