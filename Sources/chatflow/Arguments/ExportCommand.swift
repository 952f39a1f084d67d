import ArgumentParser
import Builder
import Canvas
import ChatflowModel

/// `chatflow export FILE --to FORMAT`: the chatflow for documents and reviews.
struct ExportCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "export", _superCommandName: "chatflow", abstract: Words.ours["cli.export"])

  @Argument(help: .words("cli.file", "file"), completion: .file(extensions: ["yaml"]))
  var file: String
  @Option(name: .customLong("to"), help: .words("cli.export.to", "format"))
  var format: DiagramFormat
  @Option(help: .words("cli.export.width", "columns"))
  var width: Int?
  @Option(help: .words("cli.export.output", "file"), completion: .file())
  var output: String?

  func validate() throws {
    guard let width else { return }
    if format != .svg {
      throw ValidationError(Words.ours("cli.export.width-svg", ["format": format.rawValue]))
    }
    if !DrawCommand.widths.contains(width) {
      throw ValidationError(Words.ours("cli.width", ["found": "\(width)"]))
    }
  }

  func perform() throws(Failure) -> ExitStatus {
    let opened = try FlowFile(file).read()
    let shared = WorkspaceDocument(in: WorkspaceFolder(of: opened.file))
    for notice in shared.notices { Streams.say(notice) }
    // Not the terminal's width: the same chatflow is the same file, wherever it is made.
    let drawing = FlowDrawing(
      opened.flow, workspace: shared.workspace, words: .ours, width: width ?? DrawCommand.standardWidth)
    let text = drawing.text(as: format)
    if let output { try write(text, to: output, insteadOf: opened) } else { try FileMessages.output(text) }
    return opened.report()
  }

  private func write(_ text: String, to path: String, insteadOf opened: FlowFile.Read) throws(Failure) {
    let isChatflow = path.hasSuffix(ChatflowFolder.ending) || Disk.absolute(path) == Disk.absolute(opened.file.path)
    guard !isChatflow else { throw Failure(.usage, FileMessages.line(path, Words.ours["cli.export.onto-chatflow"])) }
    var old: FileStore.Loaded?
    do throws(FileError) {
      old = try FileStore().load(path)
    } catch {
      guard error.isMissing else { throw Failure(.inputOrOutput, FileMessages.line(error, in: path)) }
    }
    var saver = FileSaver(path: path, loaded: old)
    do {
      for note in try saver.save(text) { Streams.say(note) }
    } catch {
      throw Failure(.inputOrOutput, Words.ours("cli.failed", ["what": error.sentence(.ours)]))
    }
  }
}

extension DiagramFormat: ExpressibleByArgument {}
