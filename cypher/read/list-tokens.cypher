MATCH (t:Token)
WHERE t.id > $after
WITH t
ORDER BY t.id
LIMIT $limit
RETURN properties(t) AS token
ORDER BY t.id
