-- The same lines into a table without keys: what reconciling a day is measured against.
CREATE TEMPORARY TABLE bare AS SELECT * FROM payouts_statementline
