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
