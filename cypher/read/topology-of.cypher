// Those of $ids that take part, as in topology.cypher.
UNWIND $ids AS id
MATCH (n:CI {id: id})
WHERE NOT n.status IN $absent
RETURN n.id AS id, n.name AS name, n.class AS class, n.environment AS environment, n.owner AS owner,
  n.criticality AS criticality, n.outageAmount AS outageAmount, n.outageCurrency AS outageCurrency, n.minimumMargin AS minimumMargin,
  [(n)-[d:DEPENDS_ON]->(m:CI) WHERE NOT m.status IN $absent | [m.id, d.type, d.effect, d.group, d.needs, d.confidence]] AS dependencies
