import ArgumentParser
import ChatflowFiles
import ChatflowModel
import Host
import Words

/// `chatflow merge BASE OURS THEIRS`: two changed versions of a file brought together by action and by field; also a merge
/// driver of git, which names the files so.
struct MergeCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "merge", _superCommandName: "chatflow", abstract: Words.ours["cli.merge"])

  @Argument(help: .words("cli.merge.base", "base"), completion: .file())
  var base: String
  @Argument(help: .words("cli.merge.ours", "ours"), completion: .file())
  var ours: String
  @Argument(help: .words("cli.merge.theirs", "theirs"), completion: .file())
  var theirs: String
  @Option(help: .words("cli.merge.path", "path"))
  var path: String?
  @Option(help: .words("cli.merge.marker-size", "n"))
  var markerSize = 7
  @Flag(name: .customLong("print"), help: .words("cli.merge.print"))
  var isPrinted = false

  /// To git, a lower status says that there are conflicts, and that the file holds them.
  static var usageStatus: ExitStatus { .notMerged }
  private static let markerSizes = 1...1000

  func validate() throws {
    if !Self.markerSizes.contains(markerSize) {
      throw ValidationError(Words.ours("cli.merge.marker-sizes", ["found": "\(markerSize)"]))
    }
  }

  func perform() throws(Failure) -> ExitStatus {
    do throws(Failure) {
      return try merge()
    } catch {
      var failure = error
      failure.status = .notMerged
      throw failure
    }
  }

  private func merge() throws(Failure) -> ExitStatus {
    let before = try text(base)
    let (loaded, our) = try loaded(ours)
    let their = try text(theirs)
    let markers = ConflictMarkers(size: markerSize)
    let name = path ?? ours
    let merged =
      ChatflowFolder.isSettings(name)
      ? FileMerge(baseWorkspace: before, ours: our, theirs: their, markers: markers)
      : FileMerge(base: before, ours: our, theirs: their, markers: markers)
    if isPrinted {
      try Streams.output(merged.text)
    } else if !merged.text.utf8.elementsEqual(our.utf8) {
      try write(merged.text, insteadOf: loaded)
    }
    if let obstacle = merged.obstacle { Streams.say(sentence(obstacle, of: name)) }
    for comment in merged.lostComments {
      Streams.say(FileMessages.line(name, Words.ours("cli.merge.lost", ["comment": comment])))
    }
    guard merged.conflictCount > 0 else { return merged.lostComments.isEmpty ? .success : .problems }
    let count = merged.conflictCount
    let what = (count == 1 ? "conflict" : "conflicts") + (isPrinted ? ".printed" : "")
    Streams.say(FileMessages.line(name, Words.ours("cli.merge.\(what)", ["count": "\(count)", "file": name])))
    return .problems
  }

  private func sentence(_ obstacle: FileMerge.Obstacle, of name: String) -> String {
    let file = [.base: base, .ours: ours, .theirs: theirs][obstacle.version] ?? name
    let reason = obstacle.problem.map { $0.line(in: file, .ours) } ?? Words.ours["cli.merge.no-text"]
    return Words.ours("cli.merge.by-lines", ["file": name, "reason": reason])
  }

  private func text(_ path: String) throws(Failure) -> String { try loaded(path).text }

  private func loaded(_ path: String) throws(Failure) -> (loaded: FileStore.Loaded, text: String) {
    let loaded: FileStore.Loaded
    do {
      loaded = try FileStore().load(path)
    } catch {
      throw Failure(.inputOrOutput, FileMessages.line(error, in: path))
    }
    guard let text = String(validating: loaded.bytes, as: UTF8.self) else {
      throw Failure(.inputOrOutput, FileMessages.line(path, Words.ours["cli.merge.encoding"]))
    }
    return (loaded, text)
  }

  private func write(_ text: String, insteadOf loaded: FileStore.Loaded) throws(Failure) {
    var saver = FileSaver(path: ours, loaded: loaded)
    for note in try saver.saveOrFail(text) { Streams.say(note) }
  }
}
