MATCH (n:CI)
WHERE n.source = $source AND n.status <> $retired
RETURN n.id AS id
