// The constraint first, then an index on the same property: Neo4j takes the index as already there, and the
// embedded engine needs it to find a record without a scan.
CREATE CONSTRAINT ci_id IF NOT EXISTS FOR (n:CI) REQUIRE n.id IS UNIQUE;
CREATE INDEX ci_id_index IF NOT EXISTS FOR (n:CI) ON (n.id);
CREATE CONSTRAINT event_sequence IF NOT EXISTS FOR (n:AuditEvent) REQUIRE n.sequence IS UNIQUE;
CREATE INDEX event_sequence_index IF NOT EXISTS FOR (n:AuditEvent) ON (n.sequence);
CREATE CONSTRAINT write_id IF NOT EXISTS FOR (n:Write) REQUIRE n.id IS UNIQUE;
CREATE INDEX write_id_index IF NOT EXISTS FOR (n:Write) ON (n.id);
CREATE CONSTRAINT graph_id IF NOT EXISTS FOR (n:Graph) REQUIRE n.id IS UNIQUE;
CREATE INDEX graph_id_index IF NOT EXISTS FOR (n:Graph) ON (n.id);
CREATE CONSTRAINT migration_number IF NOT EXISTS FOR (n:Migration) REQUIRE n.number IS UNIQUE;
CREATE INDEX migration_number_index IF NOT EXISTS FOR (n:Migration) ON (n.number);
