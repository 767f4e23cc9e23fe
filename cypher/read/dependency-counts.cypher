MATCH (n:CI)-[d:DEPENDS_ON]->(m:CI)
WHERE ($seenClasses IS NULL OR n.class IN $seenClasses)
  AND ($seenEnvironments IS NULL OR n.environment IN $seenEnvironments)
  AND ($seenClasses IS NULL OR m.class IN $seenClasses)
  AND ($seenEnvironments IS NULL OR m.environment IN $seenEnvironments)
RETURN d.source AS source, count(d) AS dependencies, max(d.lastSeen) AS lastSeen
