// Whatever is seen: this is what is computed with, and told to nobody.
MATCH (i:Incident)
WHERE i.confirmedCause IS NOT NULL
MATCH (c:CI {id: i.confirmedCause})
RETURN c.class AS class, count(i) AS causes, count(CASE WHEN i.causeChanged THEN 1 END) AS changed
