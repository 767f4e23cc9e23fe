UNWIND $rows AS row
MATCH (n:CI {id: row.id})
SET n = row
