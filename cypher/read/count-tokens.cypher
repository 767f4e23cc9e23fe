MATCH (t:Token)
RETURN count(t) AS total
