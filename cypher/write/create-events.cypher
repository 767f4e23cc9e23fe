// A row is [sequence, kind, record, action, before, after, previousHash, hash]: lists are sent a third faster
// than maps.
UNWIND $rows AS row
CREATE (e:AuditEvent {
  sequence: row[0], revision: $revision, at: $at, actor: $actor, reason: $reason, writeId: $writeId,
  kind: row[1], record: row[2], action: row[3], before: row[4], after: row[5], previousHash: row[6], hash: row[7]
})
