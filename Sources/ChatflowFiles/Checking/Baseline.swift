import ChatflowModel

/// Findings that are known and need not be mended at once. They are known again by file, rule and action and never by line,
/// so that an edit elsewhere makes none of them new.
public struct Baseline: Hashable, Sendable {
  /// What is known of a rule in an action of a file.
  public struct Entry: Hashable, Sendable {
    /// The file, by its path from the baseline.
    public let file: String
    /// The rule.
    public let rule: RuleID
    /// The action; nil for settings.
    public let action: ActionID?
    /// How many such findings there are.
    public var count: Int
  }

  /// What is known, in the order of files, actions and rules.
  public private(set) var entries: [Entry] = []

  /// How many findings it knows, of which anybody may write as many as there are numbers.
  public var count: Int {
    entries.reduce(0) { count, entry in
      let (sum, isTooLarge) = count.addingReportingOverflow(entry.count)
      return isTooLarge ? .max : sum
    }
  }

  /// By what a finding is known again.
  fileprivate struct Key: Hashable {
    let file: String
    let rule: RuleID
    let action: ActionID?
  }

  /// How many of each are known. Merged by hand or by git, it may have an entry twice, and as many as anybody writes.
  private var counts: [Key: Int] {
    entries.reduce(into: [:]) { counts, entry in
      let (sum, isTooLarge) = counts[entry.key, default: 0].addingReportingOverflow(entry.count)
      counts[entry.key] = isTooLarge ? .max : sum
    }
  }

  /// What it knows and another one does not, each with how many more of them.
  public func more(than other: Baseline) -> [Entry] {
    var counts = counts
    let known = other.counts
    return entries.compactMap { entry in
      guard let count = counts.removeValue(forKey: entry.key) else { return nil }
      var more = entry
      more.count = count - (known[entry.key] ?? 0)
      return more.count > 0 ? more : nil
    }
  }

  /// All findings of some files that are not ignored.
  ///
  /// - Parameter name: the path of a file from the baseline
  public init(of files: [CheckedFile], _ name: (String) -> String) {
    var counts: [Key: Int] = [:]
    for file in files {
      for found in file.findings where found.reason == nil {
        counts[Key(file: name(file.path), rule: found.rule, action: found.action), default: 0] += 1
      }
    }
    entries = counts.map { Entry(file: $0.file, rule: $0.rule, action: $0.action, count: $1) }
    sort()
  }

  private mutating func sort() {
    entries.sort { left, right in
      (left.file, left.action?.text ?? "", left.rule.text) < (right.file, right.action?.text ?? "", right.rule.text)
    }
  }

  /// The same, with what another one knows of some files, of which this one knows nothing.
  public func adding(_ other: Baseline, of isMeant: (String) -> Bool) -> Baseline {
    var both = self
    both.entries += other.entries.filter { isMeant($0.file) }
    both.sort()
    return both
  }

  /// Marks the findings that are known, of as many as there were those that come first in the file.
  ///
  /// - Parameters:
  ///   - name: the path of a file from the baseline
  ///   - isLookedAt: whether it is known what is found in a file of the baseline
  /// - Returns: what is known and no longer found, each with how many of them
  public func mark(
    _ files: inout [CheckedFile], _ name: (String) -> String, isLookedAt: (String) -> Bool
  ) -> [Entry] {
    var left = counts
    for number in files.indices {
      let file = name(files[number].path)
      for index in files[number].findings.indices where files[number].findings[index].standing == .open {
        let found = files[number].findings[index]
        let key = Key(file: file, rule: found.rule, action: found.action)
        guard let count = left[key], count > 0 else { continue }
        left[key] = count - 1
        files[number].findings[index].standing = .known
      }
    }
    return entries.compactMap { entry in
      guard let count = left.removeValue(forKey: entry.key), count > 0, isLookedAt(entry.file) else { return nil }
      var gone = entry
      gone.count = count
      return gone
    }
  }

  // MARK: - As text

  private static let version = 1

  /// The baseline as JSON, an entry a line, so that a change of it shows what was mended or added.
  public var text: String {
    let lines = entries.map { "    \($0.json.line)" }
    let list = lines.isEmpty ? "[]" : "[\n\(lines.joined(separator: ",\n"))\n  ]"
    return "{\n  \"version\": \(Self.version),\n  \"findings\": \(list)\n}\n"
  }

  /// Reads a baseline; nil if a text is none.
  public init?(reading text: String) {
    guard let json = try? JSON(reading: text), json["version"]?.integer == Self.version,
      let list = json["findings"]?.list
    else { return nil }
    for json in list {
      guard let entry = Entry(json) else { return nil }
      entries.append(entry)
    }
  }
}

extension Baseline.Entry {
  fileprivate var key: Baseline.Key { Baseline.Key(file: file, rule: rule, action: action) }

  fileprivate var json: JSON {
    var members: [(key: String, value: JSON)] = [("file", .text(file)), ("rule", .text(rule.text))]
    if let action { members.append(("action", .text(action.text))) }
    members.append(("count", .integer(count)))
    return .object(members)
  }

  fileprivate init?(_ json: JSON) {
    guard let file = json["file"]?.text, let rule = json["rule"]?.text, let count = json["count"]?.integer, count > 0
    else { return nil }
    self.init(file: file, rule: RuleID(rule), action: json["action"]?.text.map { ActionID($0) }, count: count)
  }
}
