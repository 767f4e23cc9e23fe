// As list-cis, by name and then by id; a page goes on from the stored values of $after.
OPTIONAL MATCH (last:CI {id: $after})
WITH last.id AS lastId, last.name AS lastName
MATCH (n:CI)
WHERE (lastId IS NULL OR n.name > lastName OR (n.name = lastName AND n.id > lastId))
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
ORDER BY n.name, n.id
LIMIT $limit
RETURN properties(n) AS ci
ORDER BY n.name, n.id
