// The most often proposed first, and then by id; a page goes on from the stored values of $after. With a scope: those
// whose both ends are seen.
OPTIONAL MATCH (last:Suggestion {id: $after})
WITH last.id AS lastId, last.count AS lastCount
MATCH (s:Suggestion)
WHERE (lastId IS NULL OR s.count < lastCount OR (s.count = lastCount AND s.id > lastId))
  AND ($status IS NULL OR s.status = $status)
MATCH (f:CI {id: s.from})
MATCH (t:CI {id: s.to})
WHERE ($seenClasses IS NULL OR (f.class IN $seenClasses AND t.class IN $seenClasses))
  AND ($seenEnvironments IS NULL OR (f.environment IN $seenEnvironments AND t.environment IN $seenEnvironments))
WITH s
ORDER BY s.count DESC, s.id
LIMIT $limit
RETURN properties(s) AS suggestion
ORDER BY s.count DESC, s.id
