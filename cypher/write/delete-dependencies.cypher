// A row holds one consumer's dependencies by key, as in change-dependencies.
UNWIND $rows AS row
MATCH (:CI {id: row.from})-[d:DEPENDS_ON]->()
WHERE row.byKey[d.key] IS NOT NULL
DELETE d
