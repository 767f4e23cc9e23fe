CREATE (w:Write {id: $id, revision: $revision, first: $first, last: $last, unchanged: $unchanged, refused: $refused})
