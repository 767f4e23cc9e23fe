UNWIND $ids AS id
MATCH (n:CI {id: id})
WHERE ($seenClasses IS NULL OR n.class IN $seenClasses)
  AND ($seenEnvironments IS NULL OR n.environment IN $seenEnvironments)
RETURN n.id AS id
