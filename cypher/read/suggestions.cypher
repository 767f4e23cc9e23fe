UNWIND $ids AS id
MATCH (s:Suggestion {id: id})
RETURN properties(s) AS suggestion
