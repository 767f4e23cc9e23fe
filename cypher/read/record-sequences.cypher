MATCH (e:AuditEvent {record: $record})
RETURN e.sequence AS sequence
ORDER BY sequence
