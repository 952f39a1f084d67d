/// Decides what becomes of each part of a merge, and remembers what it could not decide.
struct MergeDecisions {
  private let answers: [MergeConflict.Place: MergeAnswer]
  /// What both sides changed differently, so far.
  private(set) var conflicts: [MergeConflict] = []
  private var subject = MergeConflict.Subject.chatflow
  private var path: [String] = []

  init(_ answers: [MergeConflict.Place: MergeAnswer]) { self.answers = answers }

  /// Goes into the parts of something.
  mutating func of<Value>(_ subject: MergeConflict.Subject, _ body: (inout Self) -> Value) -> Value {
    self.subject = subject
    path = []
    return body(&self)
  }

  /// Goes into what stands under a key.
  mutating func at<Value>(_ key: String, _ body: (inout Self) -> Value) -> Value {
    path.append(key)
    defer { path.removeLast() }
    return body(&self)
  }

  /// The version to take; a conflict is noted. `both` puts two together, where that is possible.
  mutating func decide<Value: Equatable>(
    _ versions: Versions<Value>, both: ((Value, Value) -> Value)? = nil
  ) -> Value {
    if let settled = versions.settled { return settled.value }
    switch conflict(canTakeBoth: both != nil) {
    case .ours: return versions.ours
    case .theirs: return versions.theirs
    case .base: return versions.base
    case .both: return both?(versions.ours, versions.theirs) ?? versions.ours
    }
  }

  /// The version of what stands under a key.
  mutating func decide<Value: Equatable>(_ key: String, _ versions: Versions<Value>) -> Value {
    at(key) { $0.decide(versions) }
  }

  /// Notes a conflict, and gives what was chosen for it.
  mutating func conflict(canTakeBoth: Bool = false) -> MergeAnswer {
    let place = MergeConflict.Place(subject: subject, path: path)
    conflicts.append(MergeConflict(place: place, canTakeBoth: canTakeBoth))
    return answers[place] ?? .ours
  }
}
