// The latest first, and then by id. With a scope: those that affect a CI that is seen.
MATCH (i:Incident {status: $status})
WHERE ($seenClasses IS NULL AND $seenEnvironments IS NULL) OR EXISTS {
  MATCH (i)-[:AFFECTS]->(c:CI)
  WHERE ($seenClasses IS NULL OR c.class IN $seenClasses)
    AND ($seenEnvironments IS NULL OR c.environment IN $seenEnvironments)
}
RETURN i.id AS id, i.alertsTotal AS alerts
ORDER BY i.opened DESC, i.id
LIMIT $limit
