UNWIND $ids AS id
MATCH (i:Incident {id: id})
RETURN properties(i) AS incident
