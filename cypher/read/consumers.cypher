UNWIND $ids AS id
MATCH (:CI {id: id})<-[:DEPENDS_ON]-(n:CI)
RETURN DISTINCT n.id AS id
