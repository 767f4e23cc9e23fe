// What each event is of, without what it tells.
MATCH (e:AuditEvent)
RETURN e.sequence AS sequence, e.kind AS kind, e.record AS record
ORDER BY sequence
