UNWIND $records AS record
MATCH (e:AuditEvent {record: record})
RETURN record, e.sequence AS sequence
ORDER BY sequence
