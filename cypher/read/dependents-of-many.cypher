// A page for each of $ids; lists are ordered before they are collected. See dependents.cypher for $after.
UNWIND $ids AS id
OPTIONAL MATCH (:CI {id: id})<-[last:DEPENDS_ON {key: $after}]-()
WITH id, coalesce(last.key, $after) AS after
MATCH (:CI {id: id})<-[d:DEPENDS_ON]-(m:CI)
WHERE $type IS NULL OR d.type = $type
WITH id, after, d, m
ORDER BY d.key
WITH id, count(d) AS total,
  collect(CASE WHEN d.key > after THEN [properties(d), m.id, m.name, m.class, m.status, m.environment, m.owner] END) AS rest
RETURN id, total, rest[0..$limit] AS items
