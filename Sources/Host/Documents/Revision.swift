import ChatflowFiles
import Words

/// A file as git has it in a revision.
struct Revision {
  /// The revision, as it was given: `HEAD~3`, a branch, a tag.
  let name: String

  /// The file's bytes in the revision; nil if it has no such file.
  func bytes(of file: FlowFile) throws(Failure) -> [UInt8]? {
    // One that is no revision might mean something to git.
    guard !name.hasPrefix("-") else { throw failure("cli.diff.no-revision", file) }
    let place = Disk.absolute(file.path)
    let git = Git(around: place)
    let commit: ProgramOutput
    do throws(Git.Silence) {
      try git.requireRepository()
      commit = try git.ask(["rev-parse", "--verify", "--quiet", "--end-of-options", name + "^{commit}"])
    } catch {
      throw failure(error.word, file)
    }
    guard commit.status == 0 else { throw failure("cli.diff.no-revision", file) }
    let id = String(decoding: commit.bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    let object = "\(id):./\(Disk.name(of: place))"
    do throws(Git.Silence) {
      return try git.ask(["cat-file", "-e", object]).status == 0 ? try git.blob(object) : nil
    } catch {
      throw failure(error.word, file)
    }
  }

  private func failure(_ key: String, _ file: FlowFile) -> Failure {
    Failure(.inputOrOutput, FileMessages.line(file.path, Words.ours(key, ["revision": name])))
  }
}

extension Git.Silence {
  fileprivate var word: String {
    switch self {
    case .missing: "cli.diff.no-git"
    case .noRepository: "cli.diff.no-repository"
    case .foreign: "cli.diff.foreign"
    case .late: "cli.diff.late"
    case .failed: "cli.diff.git-failed"
    }
  }
}
