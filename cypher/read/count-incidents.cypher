// The same filter as list-incidents.
MATCH (i:Incident)
WHERE ($status IS NULL OR i.status = $status)
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
RETURN count(i) AS total
