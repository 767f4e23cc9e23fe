UNWIND $records AS record
MATCH (e:AuditEvent {record: record})
WHERE e.kind IN $kinds
RETURN record, e.sequence AS sequence
ORDER BY sequence
