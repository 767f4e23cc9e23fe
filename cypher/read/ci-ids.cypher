// A page goes on from the stored value of $after, where there is one: Neo4j compares stored texts by code point, as
// ORDER BY does, but a stored text with a parameter by UTF-16.
OPTIONAL MATCH (last:CI {id: $after})
WITH coalesce(last.id, $after) AS after
MATCH (n:CI)
WHERE n.id > after
RETURN n.id AS id
ORDER BY id
LIMIT $limit
