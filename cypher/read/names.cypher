MATCH (n:CI)
RETURN n.id AS id, n.name AS name
