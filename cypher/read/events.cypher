UNWIND $sequences AS sequence
MATCH (e:AuditEvent {sequence: sequence})
RETURN properties(e) AS event
ORDER BY e.sequence
