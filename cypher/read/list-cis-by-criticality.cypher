// As list-cis, by criticality, the most critical first, and then by id; a page goes on from the stored values of $after.
OPTIONAL MATCH (last:CI {id: $after})
WITH last.id AS lastId, last.criticality AS lastCriticality
MATCH (n:CI)
WHERE (lastId IS NULL OR n.criticality < lastCriticality OR (n.criticality = lastCriticality AND n.id > lastId))
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
ORDER BY n.criticality DESC, n.id
LIMIT $limit
RETURN properties(n) AS ci
ORDER BY n.criticality DESC, n.id
