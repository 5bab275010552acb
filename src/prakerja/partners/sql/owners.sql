-- Who owns whom, each by its number.
SELECT partner.business_number, owner.business_number AS owner
FROM partners_partnerowner AS owner
JOIN partners_partner AS partner ON partner.id = owner.partner_id
