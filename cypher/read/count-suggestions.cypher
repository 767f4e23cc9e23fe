// The same filter as list-suggestions.
MATCH (s:Suggestion)
WHERE $status IS NULL OR s.status = $status
MATCH (f:CI {id: s.from})
MATCH (t:CI {id: s.to})
WHERE ($seenClasses IS NULL OR (f.class IN $seenClasses AND t.class IN $seenClasses))
  AND ($seenEnvironments IS NULL OR (f.environment IN $seenEnvironments AND t.environment IN $seenEnvironments))
RETURN count(s) AS total
