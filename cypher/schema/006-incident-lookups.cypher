// For every ranking: the open ones, and those whose cause was confirmed.
CREATE INDEX incident_status_index IF NOT EXISTS FOR (n:Incident) ON (n.status);
CREATE INDEX incident_confirmed_cause_index IF NOT EXISTS FOR (n:Incident) ON (n.confirmedCause);
