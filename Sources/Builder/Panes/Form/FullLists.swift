import ChatflowModel
import Screen
import Widgets
import Words

/// Lists that hold as much as they may.
extension BuilderState {
  /// Whether nothing can be added to a list any more; says so.
  mutating func isFull(_ field: Field, _ access: FormValues) -> Bool {
    let isReplies = field.editor == .replies
    let count = isReplies ? access.action?.replies.count : access.value(field.id)?.entryCount
    guard let limit = field.limit, let count, count >= limit else { return false }
    // A message or question has its first text besides the bubbles.
    let isBubbles = access.value(field.id)?.messages != nil
    sayFull(isBubbles ? limit + 1 : limit, isReplies ? "limit.replies" : isBubbles ? "limit.bubbles" : "limit.entries")
    return true
  }

  /// Says that a list holds as much as it may.
  mutating func sayFull(_ limit: Int, _ word: String) { say(.info, words(word, ["limit": "\(limit)"])) }
}
