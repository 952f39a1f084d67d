import ChatflowFiles
import Glibc
import Words

/// A file as git has it in a revision. git is run as a program with arguments, never through a shell.
struct Revision {
  /// The revision, as it was given: `HEAD~3`, a branch, a tag.
  let name: String

  /// The file's bytes in the revision; nil if it has no such file.
  func bytes(of file: FlowFile) throws(Failure) -> [UInt8]? {
    // One that is no revision might mean something to git.
    guard !name.hasPrefix("-") else { throw failure("cli.diff.no-revision", file) }
    let place = Disk.absolute(file.path)
    let folder = Disk.folder(of: place).map { $0.isEmpty ? "/" : $0 } ?? "."
    guard try git(in: folder, ["rev-parse", "--is-inside-work-tree"], file).status == 0 else {
      throw failure("cli.diff.no-repository", file)
    }
    let commit = try git(
      in: folder, ["rev-parse", "--verify", "--quiet", "--end-of-options", name + "^{commit}"], file)
    guard commit.status == 0 else { throw failure("cli.diff.no-revision", file) }
    let id = String(decoding: commit.bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    let object = "\(id):./\(Disk.name(of: place))"
    guard try git(in: folder, ["cat-file", "-e", object], file).status == 0 else { return nil }
    let content = try git(in: folder, ["cat-file", "blob", object], file)
    guard content.status == 0 || content.bytes.count > ChatflowFile.maximumBytes else {
      throw failure("cli.diff.git-failed", file)
    }
    return content.bytes
  }

  private func git(in folder: String, _ arguments: [String], _ file: FlowFile) throws(Failure) -> ProgramOutput {
    let all = ["-C", folder, "--no-pager"] + arguments
    guard let output = ProgramOutput.of("git", all, limit: ChatflowFile.maximumBytes) else {
      throw failure("cli.diff.no-git", file)
    }
    return output
  }

  private func failure(_ key: String, _ file: FlowFile) -> Failure {
    Failure(.inputOrOutput, FileMessages.line(file.path, Words.ours(key, ["revision": name])))
  }
}
