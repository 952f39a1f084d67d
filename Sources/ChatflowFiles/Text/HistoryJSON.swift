import ChatflowModel

/// The earlier versions of a file as JSON, for other programs to read; docs/command-line.md says what stands in it.
public enum HistoryJSON {
  /// What stands in it of a version.
  public struct Entry: Sendable {
    /// Its number in the list, from 1.
    public var number: Int
    /// By what it is named.
    public var id: String
    /// When it came, in seconds since 1970.
    public var time: Int64
    /// Where it comes from: `save`, `found` by a save, or `commit`.
    public var source: String
    /// Its commit, if it is one.
    public var commit: (author: String, subject: String, path: String)?
    /// How many actions differ from the version before it, by how; nil where either cannot be read, or is the first.
    public var counts: [(key: String, count: Int)]?
    /// Why it cannot be restored.
    public var problem: String?

    /// What stands in it of a version.
    public init(
      number: Int, id: String, time: Int64, source: String, commit: (author: String, subject: String, path: String)?,
      counts: [(key: String, count: Int)]?, problem: String?
    ) {
      (self.number, self.id, self.time, self.source) = (number, id, time, source)
      (self.commit, self.counts, self.problem) = (commit, counts, problem)
    }
  }

  /// The list as JSON text, without a line break at the end.
  public static func text(of entries: [Entry]) -> String {
    JSON.list(
      entries.map { entry in
        var keys: [(key: String, value: JSON)] = [
          ("number", .integer(entry.number)), ("id", .text(entry.id)), ("time", .integer(entry.time)),
          ("source", .text(entry.source)),
        ]
        if let commit = entry.commit {
          keys += [("author", .text(commit.author)), ("subject", .text(commit.subject)), ("path", .text(commit.path))]
        }
        if let counts = entry.counts {
          keys.append(("changes", .object(counts.map { ($0.key, JSON.integer($0.count)) })))
        }
        if let problem = entry.problem { keys.append(("problem", .text(problem))) }
        return .object(keys)
      }
    ).written
  }
}
