MATCH (n:CI {name: $name})
WHERE ($seenClasses IS NULL OR n.class IN $seenClasses)
  AND ($seenEnvironments IS NULL OR n.environment IN $seenEnvironments)
RETURN n.id AS id, n.name AS name, n.class AS class
ORDER BY id
LIMIT $limit
