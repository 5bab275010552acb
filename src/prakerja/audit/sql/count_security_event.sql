-- So many more of this kind, on one of several rows: those who attack do not wait for one another, nor does anybody else.
INSERT INTO audit_securitycount AS row (kind, share, times)
VALUES (%(kind)s, %(share)s, %(times)s)
ON CONFLICT (kind, share) DO UPDATE SET times = row.times + excluded.times
