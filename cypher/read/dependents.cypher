MATCH (:CI {id: $id})<-[d:DEPENDS_ON]-(m:CI)
WHERE d.key > $after
RETURN properties(d) AS dependency, m.id AS id, m.name AS name, m.class AS class, m.status AS status
ORDER BY d.key
LIMIT $limit
