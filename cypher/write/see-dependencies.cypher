UNWIND $rows AS row
MATCH (:CI {id: row.from})-[d:DEPENDS_ON {key: row.key}]->()
SET d.lastSeen = row.lastSeen
