// A page goes on from the stored value of $after, where there is one: Neo4j compares stored texts by code point, as
// ORDER BY does, but a stored text with a parameter by UTF-16.
OPTIONAL MATCH (:CI {id: $id})-[last:DEPENDS_ON {key: $after}]->()
WITH coalesce(last.key, $after) AS after
MATCH (:CI {id: $id})-[d:DEPENDS_ON]->(m:CI)
WHERE d.key > after
RETURN properties(d) AS dependency, m.id AS id, m.name AS name, m.class AS class, m.status AS status,
  m.environment AS environment, m.owner AS owner
ORDER BY d.key
LIMIT $limit
