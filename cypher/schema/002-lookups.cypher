CREATE INDEX ci_name_index IF NOT EXISTS FOR (n:CI) ON (n.name);
CREATE INDEX event_record_index IF NOT EXISTS FOR (n:AuditEvent) ON (n.record);
