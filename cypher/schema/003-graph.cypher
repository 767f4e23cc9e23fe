// The one node that every write locks first, so that numbers and hashes of events have one order.
MERGE (g:Graph {id: 'graph'}) ON CREATE SET g.revision = 0, g.sequence = 0, g.lastHash = '';
