UNWIND $rows AS row
MATCH (t:Token {id: row.id})
SET t.revoked = row.revoked
