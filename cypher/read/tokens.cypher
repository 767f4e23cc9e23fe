UNWIND $ids AS id
MATCH (t:Token {id: id})
RETURN properties(t) AS token
