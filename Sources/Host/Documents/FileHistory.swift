import Builder
import ChatflowFiles
import ChatflowModel
import Words

/// The earlier versions of a chatflow's file: those that were saved here, and those that were committed to git.
package struct FileHistory {
  private let place: String
  private let kept: KeptVersions?

  /// The most commits that are listed.
  private static let mostCommits = 500
  /// The most bytes that git may tell of them.
  private static let longestLog = 4 << 20

  /// The history of a file.
  package init(of file: FlowFile, state: StateFolder? = .ours) {
    place = Disk.absolute(file.path)
    kept = KeptVersions(of: place, in: state)
  }

  /// What there is, the latest first, and what is to be said of what could not be listed.
  ///
  /// Times are told as the preview tells them, by the clock of the office.
  package func list(in workspace: Workspace = Workspace()) -> VersionList {
    let zone = workspace.clock
    var notices: [String] = []
    var (saved, commits): ([FlowVersion], [FlowVersion]) = ([], [])
    do throws(FileError) {
      saved =
        try kept?.all().map { version in
          FlowVersion(
            id: version.sum, source: version.isFound ? .found : .saved, time: version.time,
            when: Machine.time(at: version.time, in: zone), place: version.name)
        } ?? []
    } catch {
      notices.append(FileMessages.line(error, in: error.path))
    }
    do throws(Git.Silence) {
      commits = try self.commits().map { $0.version(in: zone) }
    } catch {
      let folder = Printable.text(Disk.folder(of: place) ?? "/")
      // Most folders are in no repository, and that is no news.
      if error != .noRepository { notices.append(Words.ours(error.word, ["folder": folder])) }
    }
    return VersionList(versions: Self.merged(saved, commits), notices: notices, zone: zone?.name ?? Machine.zone)
  }

  /// Both as one list. Each keeps its order, whatever the times of commits say; of the same second, what was saved came before
  /// it was committed.
  private static func merged(_ saved: [FlowVersion], _ commits: [FlowVersion]) -> [FlowVersion] {
    var (saved, commits) = (saved[...], commits[...])
    var all: [FlowVersion] = []
    while let first = saved.first, let other = commits.first {
      all.append(other.time >= first.time ? commits.removeFirst() : saved.removeFirst())
    }
    return all + saved + commits
  }

  // MARK: - Reading

  /// What a version holds.
  package func read(_ version: FlowVersion) -> ReadVersion {
    let bytes: [UInt8]
    switch contents(of: version) {
    case .success(let found): bytes = found
    case .failure(let failed): return ReadVersion(flow: nil, problem: failed.sentence)
    }
    let opened = ChatflowFile.decode(bytes: bytes)
    let isWhole = opened.flow != nil && opened.isSound && opened.isWritable && opened.source != nil
    let first = FileMessages.lines(opened.problems.filter { $0.severity == .error }, in: Disk.name(of: place)).first
    let problem = isWhole ? nil : Printable.line(first ?? Words.ours["cli.not-a-chatflow"])
    return ReadVersion(flow: opened.flow, problem: problem)
  }

  /// The text of a version that can be read, by its parts; nil if it cannot be any more.
  func source(of version: FlowVersion) -> Source? {
    guard case .success(let bytes) = contents(of: version) else { return nil }
    return ChatflowFile.decode(bytes: bytes).source
  }

  private struct Unread: Error { let sentence: String }

  private func contents(of version: FlowVersion) -> Result<[UInt8], Unread> {
    switch version.source {
    case .saved, .found:
      do throws(FileError) {
        guard let kept, let named = KeptVersions.Version(name: version.place), let bytes = try kept.read(named) else {
          return .failure(Unread(sentence: Words.ours["history.damaged"]))
        }
        return .success(bytes)
      } catch {
        return .failure(Unread(sentence: FileMessages.line(error, in: Printable.text(error.path))))
      }
    case .commit:
      if version.place.isEmpty { return .failure(Unread(sentence: Words.ours["history.removed"])) }
      do throws(Git.Silence) {
        return .success(try Git(around: place).blob(version.place))
      } catch {
        let folder = Printable.text(Disk.folder(of: place) ?? "/")
        return .failure(Unread(sentence: Words.ours(error.word, ["folder": folder])))
      }
    }
  }

  // MARK: - git

  private func commits() throws(Git.Silence) -> [Commit] {
    let git = Git(around: place)
    try git.requireRepository()
    let log = try git.ask(
      [
        "log", "--follow", "-n", "\(Self.mostCommits)", "-z", "-c", "--raw", "--no-abbrev", "--no-show-signature",
        "--no-ext-diff", "--no-textconv", "--encoding=UTF-8", "--format=%H%x00%at%x00%an%x00%s", "--",
        Disk.name(of: place),
      ], limit: Self.longestLog)
    // A repository without a commit has no history, which git takes for a failure.
    return log.status == 0 || log.bytes.count > Self.longestLog ? Commit.all(in: log.bytes) : []
  }
}

/// A commit that touched a file, as git's log tells it.
private struct Commit {
  let hash: String
  var time: Int64
  var author: String
  var subject: String
  /// The object that the file is in it; empty if it was removed.
  var object = ""
  /// What the file was called.
  var path = ""

  /// The characters of a hash by which a commit is named in lists.
  private static let shortHash = 10

  /// Reads a log: of each commit fields that end in a zero byte, then, unless it is a merge that changed nothing itself, what
  /// became of the file, and its names. Such a merge is left out.
  static func all(in log: [UInt8]) -> [Commit] {
    var fields = log.split(separator: 0, omittingEmptySubsequences: false).map { SystemPath.text(of: $0) }[...]
    var commits: [Commit] = []
    while fields.count > 4 {
      let head = Array(fields.prefix(4))
      fields = fields.dropFirst(4)
      guard !head[0].isEmpty, head[0].allSatisfy(\.isHexDigit) else { break }
      var commit = Commit(hash: head[0], time: Int64(head[1]) ?? 0, author: head[2], subject: head[3])
      // Behind the fields of a merge stands an empty one.
      if fields.first == "" { fields = fields.dropFirst() }
      guard let change = fields.first.flatMap(Change.init) else { continue }
      commit.object = change.object
      commit.path = fields.dropFirst(change.names).first ?? ""
      fields = fields.dropFirst(1 + change.names)
      commits.append(commit)
    }
    return commits
  }

  /// What became of a file in a commit.
  private struct Change {
    /// The object that it is then; empty if it was removed.
    let object: String
    /// How many names follow.
    let names: Int

    /// Reads `:MODE MODE OBJECT OBJECT STATUS`, of a merge with a colon, a mode and an object more for each further side.
    init?(_ text: String) {
      let line = text.drop { $0 == "\n" }
      let colons = line.prefix { $0 == ":" }.count
      let parts = line.dropFirst(colons).split(separator: " ")
      guard colons > 0, parts.count == 2 * (colons + 1) + 1, let status = parts.last else { return nil }
      let object = parts[parts.count - 2]
      self.object = object.allSatisfy { $0 == "0" } ? "" : String(object)
      names = colons == 1 && (status.hasPrefix("R") || status.hasPrefix("C")) ? 2 : 1
    }
  }

  func version(in zone: NamedTimeZone?) -> FlowVersion {
    FlowVersion(
      id: String(hash.prefix(Self.shortHash)),
      source: .commit(author: Printable.line(author), subject: Printable.line(subject), path: Printable.line(path)),
      time: time, when: Machine.time(at: time, in: zone), place: object)
  }
}

extension Git.Silence {
  fileprivate var word: String {
    switch self {
    case .missing: "history.no-git"
    case .noRepository: "history.no-repository"
    case .foreign: "history.foreign"
    case .late: "history.late"
    case .failed: "history.git-failed"
    }
  }
}
