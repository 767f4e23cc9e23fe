// Writing to the node takes its lock; what is returned is read after that.
MATCH (g:Graph)
SET g.lockedBy = $writeId
RETURN g.revision AS revision, g.sequence AS sequence, g.lastHash AS lastHash
