MATCH (n:CI {id: $id})
OPTIONAL MATCH (n)-[out:DEPENDS_ON]->()
WITH n, count(out) AS dependencies
OPTIONAL MATCH (n)<-[into:DEPENDS_ON]-()
RETURN dependencies, count(into) AS dependents
