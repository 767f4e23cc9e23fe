MATCH (w:Write {id: $id})
RETURN w.content AS content, w.revision AS revision, w.first AS first, w.last AS last, w.unchanged AS unchanged,
  w.refused AS refused
