// $text is in lower case.
// A page goes on from the stored value of $after, where there is one: Neo4j compares stored texts by code point, as
// ORDER BY does, but a stored text with a parameter by UTF-16.
OPTIONAL MATCH (last:CI {id: $after})
WITH coalesce(last.id, $after) AS after
MATCH (n:CI)
WHERE n.id > after
  AND ($classes IS NULL OR n.class IN $classes)
  AND ($owner IS NULL OR n.owner = $owner)
  AND ($environment IS NULL OR n.environment = $environment)
  AND ($status IS NULL OR n.status = $status)
  AND ($source IS NULL OR n.source = $source)
  AND ($tag IS NULL OR $tag IN n.tags)
  AND ($text IS NULL OR toLower(n.id) CONTAINS $text OR toLower(n.name) CONTAINS $text)
  AND ($seenClasses IS NULL OR n.class IN $seenClasses)
  AND ($seenEnvironments IS NULL OR n.environment IN $seenEnvironments)
WITH n
ORDER BY n.id
LIMIT $limit
RETURN properties(n) AS ci
ORDER BY n.id
