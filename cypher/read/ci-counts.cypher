MATCH (n:CI)
WHERE ($seenClasses IS NULL OR n.class IN $seenClasses)
  AND ($seenEnvironments IS NULL OR n.environment IN $seenEnvironments)
RETURN n.class AS class, n.status AS status, n.source AS source, count(n) AS cis, max(n.lastSeen) AS lastSeen
