// Of several servers that saw the token the latest stands.
MATCH (t:Token {id: $id})
WHERE t.lastUsed IS NULL OR t.lastUsed < $at
SET t.lastUsed = $at
