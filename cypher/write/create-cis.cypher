UNWIND $rows AS row
CREATE (n:CI)
SET n = row
