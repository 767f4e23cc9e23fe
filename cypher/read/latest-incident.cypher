// The one of a sender that is open, else the one that was opened last.
MATCH (i:Incident {sender: $sender})
WITH i
ORDER BY i.status, i.opened DESC
LIMIT 1
RETURN properties(i) AS incident
