UNWIND $ids AS id
MATCH (:CI {id: id})-[d:DEPENDS_ON]->()
RETURN properties(d) AS dependency
