UNWIND $rows AS row
MERGE (i:Incident {id: row.id})
SET i = row
