// The constraint first, then an index on the same property; see 001-identities.
CREATE CONSTRAINT token_id IF NOT EXISTS FOR (n:Token) REQUIRE n.id IS UNIQUE;
CREATE INDEX token_id_index IF NOT EXISTS FOR (n:Token) ON (n.id);
