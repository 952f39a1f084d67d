import ArgumentParser
import Builder
import ChatflowModel
import OrderedCollections

/// `chatflow format FILE`: the canonical form.
struct FormatCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "format", _superCommandName: "chatflow", abstract: Words.ours["cli.format"])

  @Argument(help: .words("cli.file", "file"), completion: .file(extensions: ["yaml"]))
  var file: String
  @Flag(help: .words("cli.format.check"))
  var check = false
  @Flag(help: .words("cli.format.order"))
  var order = false

  func perform() throws(Failure) -> ExitStatus {
    let read = try FlowFile(file).read()
    let status = read.report()
    guard status == .success, let source = read.opened.source else {
      throw Failure(.problems, FileMessages.line(read.file.path, Words.ours["cli.not-formatted"]))
    }
    let formatted: String
    do throws(Source.EncodingProblem) {
      formatted = order ? try Self.ordered(read.flow, source) : try source.formatted()
    } catch {
      throw Failure(.problems, FileMessages.line(read.file.path, error.sentence(.ours, in: read.flow)))
    }
    guard formatted.utf8.elementsEqual(read.bytes) == false else { return .success }
    if check {
      let line = Self.firstDifference(read.bytes, Array(formatted.utf8))
      let problem = FileProblem(line: line, column: 1, reason: "cli.not-canonical")
      throw Failure(.problems, problem.line(in: read.file.path, .ours))
    }
    try write(formatted, insteadOf: read)
    return .success
  }

  /// The canonical form with its actions in the order in which a visitor meets them. What is in that form already can be
  /// taken apart by actions, with the comments that stand at them.
  private static func ordered(_ flow: Chatflow, _ source: Source) throws(Source.EncodingProblem) -> String {
    let formatted = try source.formatted()
    let ordered = flow.inVisitOrder(words: .ours)
    guard ordered.actions.keys != flow.actions.keys else { return formatted }
    guard let canonical = ChatflowFile.decode(formatted).source,
      let moved = ChatflowFile.decode(try canonical.encode(ordered).text).source
    else { throw .notWritable }
    return try moved.formatted()
  }

  private func write(_ text: String, insteadOf read: FlowFile.Read) throws(Failure) {
    var saver = FileSaver(path: read.file.path, loaded: read.loaded)
    do {
      for note in try saver.save(text) { Streams.say(note) }
    } catch {
      throw Failure(.inputOrOutput, Words.ours("cli.failed", ["what": error.sentence(.ours)]))
    }
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
