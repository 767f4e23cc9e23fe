MATCH (g:Graph)
RETURN g.revision AS revision, g.sequence AS sequence, g.lastHash AS lastHash
