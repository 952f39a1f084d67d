import ArgumentParser
import Builder
import Canvas
import ChatflowModel
import Host
import Words

/// `chatflow export FILE --to FORMAT`: the chatflow for documents and reviews.
struct ExportCommand: Subcommand {
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
  @Flag(help: .words("cli.export.force"))
  var force = false

  func validate() throws {
    if force, output == nil { throw ValidationError(Words.ours["cli.export.force-output"]) }
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
    let target = try OpenStream.file(output).map { path throws(Failure) in
      try ExportTarget(path, insteadOf: opened, mayReplace: force)
    }
    let shared = WorkspaceDocument(in: FolderFiles(of: opened.file))
    for notice in shared.notices { Streams.say(notice) }
    // Not the terminal's width: the same chatflow is the same file, wherever it is made.
    let drawing = FlowDrawing(
      opened.flow, workspace: shared.workspace, words: .ours, width: width ?? DrawCommand.standardWidth)
    let text = drawing.text(as: format)
    if let target {
      for note in try target.write(text) { Streams.say(note) }
    } else {
      try Streams.output(text)
    }
    return opened.report()
  }
}

extension DiagramFormat: ExpressibleByArgument {}
