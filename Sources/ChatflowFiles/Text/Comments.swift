import ChatflowModel

/// Comments by the entries that they belong to, to be written again around rewritten entries.
struct Comments: Hashable, Sendable {
  /// The lines above an entry, without indentation; blank ones between them are empty.
  var above: [String] = []
  /// What stands behind the value on its first line, from `#` on.
  var behind: String?
  /// The lines after the last of its inner entries.
  var below: [String] = []
  /// Those of inner entries, by key or by number.
  var inner: [String: Comments] = [:]

  var isEmpty: Bool { above.isEmpty && behind == nil && below.isEmpty && inner.isEmpty }
}

extension Comments {
  /// All of them, in no particular order.
  var all: [String] {
    above.filter { !$0.isEmpty } + (behind.map { [$0] } ?? []) + below.filter { !$0.isEmpty }
      + inner.values.flatMap(\.all)
  }

  /// Puts a comment behind the value, or above it where one is behind it already.
  mutating func add(behind comment: String?) {
    guard let comment else { return }
    if behind == nil { behind = comment } else { above.append(comment) }
  }

  /// Those that some lines do not end with, each as often as it is missing there.
  func lost(in lines: [String]) -> [String] {
    var rest = lines
    return all.filter { comment in
      guard let index = rest.firstIndex(where: { $0.hasSuffix(comment) }) else { return true }
      rest[index].removeLast(comment.count)
      return false
    }
  }

  /// With those of items of lists at the places that these have after a change.
  func following(_ old: Draft?, _ new: Draft) -> Comments {
    guard let old, !inner.isEmpty, old != new else { return self }
    var result = self
    switch (old, new) {
    case (.mapping, .mapping):
      for (key, comments) in inner {
        guard let value = new[key]?.value else { continue }
        result.inner[key] = comments.following(old[key]?.value, value)
      }
    case (.sequence(let before, _), .sequence(let after, _)):
      // Groups of conditions are lists of lists, and one group of them stands without the outer list.
      if before.first?.isList == false, after.first?.isList == true {
        return Comments(above: above, behind: behind, below: below, inner: ["0": Comments(inner: inner)])
          .following(.sequence([old]), new)
      }
      if before.first?.isList == true, after.first?.isList == false {
        let found = following(old, .sequence([new]))
        var only = found.inner["0"] ?? Comments()
        only.above = above + only.above
        only.below += below
        only.add(behind: behind)
        return only
      }
      result.inner = [:]
      for pair in Alignment.pairs(old, new) {
        result.inner["\(pair.new)"] = inner["\(pair.old)"]?.following(before[pair.old], after[pair.new])
      }
    default: break
    }
    return result
  }

  /// With those of inner entries that are no longer there above what they stood in: a comment outlives the line that it
  /// was written for, and whoever reads it decides.
  func lifting(except keys: some Sequence<String>) -> Comments {
    if inner.isEmpty { return self }
    let kept = Set(keys)
    var result = self
    result.inner = inner.filter { kept.contains($0.key) }
    for (_, var loose) in inner.filter({ !kept.contains($0.key) }).sorted(by: { $0.key < $1.key }) {
      // What stood behind an entry that became all of its value stands behind that.
      result.add(behind: loose.behind)
      loose.behind = nil
      result.above += loose.all
    }
    return result
  }
}
