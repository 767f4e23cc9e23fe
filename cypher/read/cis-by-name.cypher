MATCH (n:CI {name: $name})
RETURN n.id AS id, n.name AS name, n.class AS class
ORDER BY id
LIMIT $limit
