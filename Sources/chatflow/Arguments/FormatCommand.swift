import ArgumentParser
import ChatflowModel

/// `chatflow format FILE`: the canonical form.
struct FormatCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "format", _superCommandName: "chatflow", abstract: Words.ours["cli.format"])

  @Argument(help: .words("cli.file"), completion: .file(extensions: ["yaml"]))
  var file: String
  @Flag(help: .words("cli.format.check"))
  var check = false

  func perform() throws(Failure) -> ExitStatus {
    let flowFile = FlowFile(file)
    let opened = try flowFile.read()
    guard opened.opened.isSound else {
      _ = opened.report()
      throw Failure(.problems, FileMessages.line(file, Words.ours["cli.not-formatted"]))
    }
    let status = opened.report()
    let canonical = try flowFile.canonical(opened)
    guard canonical != opened.text else { return status }
    if check {
      let line = FormatCommand.firstDifference(opened.text, canonical)
      throw Failure(
        .problems,
        FileMessages.line(
          FileProblem(line: line, column: 1, reason: "cli.not-canonical"), in: flowFile.path))
    }
    try flowFile.write(canonical, instead: opened)
    return status
  }

  /// The first line in which two texts differ, counted from 1.
  private static func firstDifference(_ left: String, _ right: String) -> Int {
    var line = 1
    for (a, b) in zip(left.utf8, right.utf8) {
      if a != b { break }
      if a == UInt8(ascii: "\n") { line += 1 }
    }
    return line
  }
}
