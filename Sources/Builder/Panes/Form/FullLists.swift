import ChatflowModel
import Screen
import Words

/// Lists that hold as much as they may.
extension BuilderState {
  /// Whether nothing can be added to a list any more; says so.
  mutating func isFull(_ field: Field, _ access: FormValues) -> Bool {
    guard let limit = field.limit else { return false }
    let (count, word): (Int?, String) =
      switch field.editor {
      case .replies: (access.action?.replies.count, "limit.replies")
      case .bubbles: (access.value(field.id)?.messages?.count, "limit.bubbles")
      case .records: (access.value(field.id)?.records?.count, "limit.entries")
      default: (access.value(field.id)?.list?.count, "limit.entries")
      }
    guard let count, count >= limit else { return false }
    // A message or question has its first text besides the bubbles.
    sayFull(word == "limit.bubbles" ? limit + 1 : limit, word)
    return true
  }

  /// Says that a list holds as much as it may.
  mutating func sayFull(_ limit: Int, _ word: String) { say(.info, words(word, ["limit": "\(limit)"])) }
}
