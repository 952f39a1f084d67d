import ArgumentParser
import Builder
import ChatflowFiles
import ChatflowModel
import Host
import OrderedCollections
import Words

/// `chatflow format FILE|FOLDER…`: the canonical form.
struct FormatCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "format", _superCommandName: "chatflow", abstract: Words.ours["cli.format"])

  @Argument(help: .words("cli.format.files", "file-or-folder"), completion: .file(extensions: ["yaml"]))
  var names: [String]
  @Flag(help: .words("cli.format.check"))
  var check = false
  @Flag(help: .words("cli.format.order"))
  var order = false
  @Flag(help: .words("cli.format.drop-comments"))
  var dropComments = false

  func perform() throws(Failure) -> ExitStatus {
    try FlowPaths(names, .chatflows).each { path throws(Failure) in try format(path) }
  }

  private func format(_ path: String) throws(Failure) -> ExitStatus {
    let read = try FlowFile(path).read()
    let status = read.report()
    guard status == .success, let source = read.opened.source else {
      throw Failure(.problems, FileMessages.line(read.file.path, Words.ours["cli.not-formatted"]))
    }
    let formatted: Source.Encoded
    do throws(Source.EncodingProblem) {
      formatted = try order ? source.rewritten(read.flow.inVisitOrder(words: .ours)) : source.formatted()
    } catch {
      throw Failure(.problems, FileMessages.line(read.file.path, error.ending(.ours)))
    }
    guard formatted.text.utf8.elementsEqual(read.bytes) == false else { return .success }
    if check {
      let line = Self.firstDifference(read.bytes, Array(formatted.text.utf8))
      let problem = FileProblem(line: line, column: 1, reason: "cli.not-canonical")
      throw Failure(.problems, problem.line(in: read.file.path, .ours))
    }
    guard formatted.lost.isEmpty || dropComments else {
      var failure = Failure(.problems)
      failure.lines = formatted.lost.map { comment in
        let problem = FileProblem(line: comment.line, column: 1, reason: "cli.would-lose")
        return problem.line(in: read.file.path, .ours, saying: ["comment": comment.text])
      }
      throw failure
    }
    try write(formatted.text, insteadOf: read)
    return .success
  }

  private func write(_ text: String, insteadOf read: FlowFile.Read) throws(Failure) {
    var saver = FileSaver(path: read.file.path, loaded: read.loaded)
    for note in try saver.saveOrFail(text) { Streams.say(note) }
  }

  /// The first line in which two texts differ, counted from 1.
  private static func firstDifference(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var line = 1
    for (one, other) in zip(left, right) {
      if one != other { break }
      if one == UInt8(ascii: "\n") { line += 1 }
    }
    return line
  }
}
