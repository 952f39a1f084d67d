import OrderedCollections

import ChatflowModel
import Words

/// Marks say which cards the next step is about, when it is more than the focused one.
extension BuilderState {
  /// Marks the focused card, or what the focused branch holds; takes the mark away from what has it.
  mutating func toggleMark() {
    let ids = focusedActions
    guard !ids.isEmpty else { return say(.info, words["notice.branch-holds-nothing"]) }
    if ids.allSatisfy(canvas.marks.contains) { canvas.marks.subtract(ids) } else { canvas.marks.formUnion(ids) }
    let count = canvas.marks.count
    say(.info, count == 0 ? words["notice.no-marks"] : words("notice.marked", ["count": "\(count)"]))
  }

  /// Takes all marks away.
  mutating func clearMarks() {
    canvas.marks = []
    say(.info, words["notice.no-marks"])
  }

  /// Whether a card is marked.
  var hasMarks: Availability { canvas.marks.isEmpty ? .disabled("no-marks") : .available }
  /// Whether there is something that can be copied: a card, a branch, or marks.
  var hasChosen: Availability { canvas.marks.isEmpty ? hasName : .available }
  /// Whether something was copied.
  var hasCopied: Availability { register == nil ? .disabled("nothing-copied") : .available }
}
