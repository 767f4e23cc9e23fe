// A row holds all changes of one consumer by key: looking each dependency up by its key would take the square of
// a consumer's dependencies.
UNWIND $rows AS row
MATCH (:CI {id: row.from})-[d:DEPENDS_ON]->()
WITH d, row.byKey[d.key] AS properties
WHERE properties IS NOT NULL
SET d = properties
