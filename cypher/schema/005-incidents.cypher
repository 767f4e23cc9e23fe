// The constraint first, then an index on the same property; see 001-identities.
CREATE CONSTRAINT incident_id IF NOT EXISTS FOR (n:Incident) REQUIRE n.id IS UNIQUE;
CREATE INDEX incident_id_index IF NOT EXISTS FOR (n:Incident) ON (n.id);
CREATE INDEX incident_sender_index IF NOT EXISTS FOR (n:Incident) ON (n.sender);
CREATE CONSTRAINT suggestion_id IF NOT EXISTS FOR (n:Suggestion) REQUIRE n.id IS UNIQUE;
CREATE INDEX suggestion_id_index IF NOT EXISTS FOR (n:Suggestion) ON (n.id);
