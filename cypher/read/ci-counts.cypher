MATCH (n:CI)
RETURN n.class AS class, n.status AS status, n.source AS source, count(n) AS cis, max(n.lastSeen) AS lastSeen
