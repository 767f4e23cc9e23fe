// A row is [incident, CI].
UNWIND $rows AS row
MATCH (:Incident {id: row[0]})-[a:AFFECTS]->(:CI {id: row[1]})
DELETE a
