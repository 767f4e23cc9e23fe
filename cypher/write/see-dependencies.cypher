// A row holds one consumer's dependencies by key, as in change-dependencies.
UNWIND $rows AS row
MATCH (:CI {id: row.from})-[d:DEPENDS_ON]->()
WITH d, row.byKey[d.key] AS lastSeen
WHERE lastSeen IS NOT NULL
SET d.lastSeen = lastSeen
