MATCH (g:Graph)
SET g.revision = $revision, g.sequence = $sequence, g.lastHash = $lastHash
