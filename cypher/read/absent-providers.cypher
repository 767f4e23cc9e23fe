// Dependencies of CIs that take part on ones that do not.
MATCH (n:CI)-[d:DEPENDS_ON]->(m:CI)
WHERE NOT n.status IN $absent AND m.status IN $absent
RETURN n.id AS from, d.type AS type, m.id AS to, m.status AS status
