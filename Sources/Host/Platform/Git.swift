import ChatflowFiles

/// git, asked about what lies in a folder. It is run as a program with arguments, never through a shell, and only with what
/// starts no other program, whatever a configuration names: neither pager nor hooks, filters, monitors or checks of
/// signatures.
struct Git {
  /// The folder.
  let folder: String

  /// Why git tells nothing.
  enum Silence: Error, Hashable {
    /// It is not installed.
    case missing
    /// The folder belongs to no repository that can be read.
    case noRepository
    /// The repository belongs to somebody else, and nobody has told git that it may be trusted.
    case foreign
    /// It took too long.
    case late
    /// It failed.
    case failed
  }

  /// The seconds that git has for an answer: whoever asks sees nothing else happen meanwhile.
  private static let seconds: Int64 = 5

  /// Nothing is written, and nothing fetched.
  private static let variables = ["GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1"]
  private static let settings = ["core.fsmonitor=false", "core.hooksPath=/dev/null", "protocol.allow=never"]

  /// The folder in which a file lies, at a path from the root.
  init(around path: String) { folder = Disk.folder(of: path).map { $0.isEmpty ? "/" : $0 } ?? "." }

  /// What git answers.
  func ask(_ arguments: [String], limit: Int = ChatflowFile.maximumBytes) throws(Silence) -> ProgramOutput {
    let all = ["-C", folder, "--no-pager", "--literal-pathspecs"] + Self.settings.flatMap { ["-c", $0] }
    let output = ProgramOutput.of(
      "git", all + arguments, limit: limit, setting: Self.variables, within: Self.seconds)
    guard let output else { throw .missing }
    if output.isLate { throw .late }
    return output
  }

  /// Throws unless the folder lies in a repository that git reads.
  func requireRepository() throws(Silence) {
    if try ask(["rev-parse", "--is-inside-work-tree"]).status == 0 { return }
    // Whether it is there says git where it is told to trust it; what it is asked for runs nothing of it.
    let isThere = try ask(["-c", "safe.directory=*", "rev-parse", "--is-inside-work-tree"]).status == 0
    throw isThere ? .foreign : .noRepository
  }

  /// The bytes of a file as git keeps it, by the object's name; one more than a chatflow can have if there are more.
  func blob(_ name: String) throws(Silence) -> [UInt8] {
    let output = try ask(["cat-file", "blob", name])
    guard output.status == 0 || output.bytes.count > ChatflowFile.maximumBytes else { throw .failed }
    return output.bytes
  }
}
