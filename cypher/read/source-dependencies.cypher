MATCH (:CI)-[d:DEPENDS_ON]->(:CI)
WHERE d.source = $source
RETURN d.key AS key
