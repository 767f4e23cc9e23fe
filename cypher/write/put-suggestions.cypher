UNWIND $rows AS row
MERGE (s:Suggestion {id: row.id})
SET s = row
