// The latest first, and then by id; a page goes on from the stored values of $after. With a scope: those that affect a
// CI that is seen.
OPTIONAL MATCH (last:Incident {id: $after})
WITH last.id AS lastId, last.opened AS lastOpened
MATCH (i:Incident)
WHERE (lastId IS NULL OR i.opened < lastOpened OR (i.opened = lastOpened AND i.id > lastId))
  AND ($status IS NULL OR i.status = $status)
  AND ($ci IS NULL OR EXISTS {
    MATCH (i)-[:AFFECTS]->(c:CI {id: $ci})
    WHERE ($seenClasses IS NULL OR c.class IN $seenClasses)
      AND ($seenEnvironments IS NULL OR c.environment IN $seenEnvironments)
  })
  AND (($seenClasses IS NULL AND $seenEnvironments IS NULL) OR EXISTS {
    MATCH (i)-[:AFFECTS]->(c:CI)
    WHERE ($seenClasses IS NULL OR c.class IN $seenClasses)
      AND ($seenEnvironments IS NULL OR c.environment IN $seenEnvironments)
  })
WITH i
ORDER BY i.opened DESC, i.id
LIMIT $limit
RETURN i.id AS id, i.title AS title, i.status AS status, i.opened AS opened, i.resolved AS resolved,
  i.source AS source, i.key AS key, i.alertsTotal AS alerts,
  CASE WHEN i.resolved IS NULL THEN i.alertsOngoing ELSE 0 END AS ongoing,
  i.alertsUnmatched AS unmatched, COUNT { (i)-[:AFFECTS]->() } AS affected,
  COUNT {
    MATCH (i)-[:AFFECTS]->(c:CI)
    WHERE ($seenClasses IS NULL OR c.class IN $seenClasses)
      AND ($seenEnvironments IS NULL OR c.environment IN $seenEnvironments)
  } AS seen,
  i.confirmedCause AS confirmedCause, i.version AS version
ORDER BY opened DESC, id
