CREATE (w:Write {
  id: $id, content: $content, revision: $revision, first: $first, last: $last, unchanged: $unchanged, refused: $refused
})
