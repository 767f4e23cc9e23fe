// What CIs are called. The ids that other systems have for them are properties of any name, see rows.ts.
MATCH (n:CI)
WHERE n.status <> $retired
RETURN n.id AS id, n.name AS name, n.class AS class, n.environment AS environment,
       n.attr_hostname AS hostname, n.attr_ip AS ip, n.attr_port AS port,
       [key IN keys(n) WHERE key STARTS WITH $externalIds | n[key]] AS externalIds
