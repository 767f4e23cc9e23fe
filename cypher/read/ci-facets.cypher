// The same filter as list-cis.
MATCH (n:CI)
WHERE ($classes IS NULL OR n.class IN $classes)
  AND ($owner IS NULL OR n.owner = $owner)
  AND ($environment IS NULL OR n.environment = $environment)
  AND ($status IS NULL OR n.status = $status)
  AND ($source IS NULL OR n.source = $source)
  AND ($tag IS NULL OR $tag IN n.tags)
  AND ($text IS NULL OR toLower(n.id) CONTAINS $text OR toLower(n.name) CONTAINS $text)
  AND ($seenClasses IS NULL OR n.class IN $seenClasses)
  AND ($seenEnvironments IS NULL OR n.environment IN $seenEnvironments)
RETURN n.class AS class, n.status AS status, n.environment AS environment, n.owner AS owner, n.source AS source,
       n.criticality AS criticality, count(n) AS cis
