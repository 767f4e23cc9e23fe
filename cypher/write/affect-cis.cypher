// A row is [incident, CI].
UNWIND $rows AS row
MATCH (i:Incident {id: row[0]})
MATCH (c:CI {id: row[1]})
CREATE (i)-[:AFFECTS]->(c)
