MATCH (n:CI)
RETURN n.id AS id, n.name AS name, n.class AS class, n.environment AS environment, n.status AS status,
       n.owner AS owner, n.tags AS tags
