MATCH (:CI)-[d:DEPENDS_ON]->(:CI)
RETURN d.source AS source, count(d) AS dependencies, max(d.lastSeen) AS lastSeen
