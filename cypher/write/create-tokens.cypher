UNWIND $rows AS row
CREATE (t:Token)
SET t = row
