// Dependencies of CIs that take part on ones that do not.
MATCH (n:CI)-[d:DEPENDS_ON]->(m:CI)
WHERE NOT n.status IN $absent AND m.status IN $absent
  AND ($seenClasses IS NULL OR n.class IN $seenClasses)
  AND ($seenEnvironments IS NULL OR n.environment IN $seenEnvironments)
  AND ($seenClasses IS NULL OR m.class IN $seenClasses)
  AND ($seenEnvironments IS NULL OR m.environment IN $seenEnvironments)
RETURN n.id AS from, d.type AS type, m.id AS to, m.status AS status
