import Foundation
import Screen

@testable import Host

/// A folder of a test's own with a chatflow in it, and a state folder in which nothing is kept yet; removed at the end.
final class Desk {
  static let file = "bot.chatflow.yaml"
  static let text = """
    chatflow: 1
    name: Bot
    start: greet
    actions:
      greet:
        action: message
        name: Greeting
        message: Hello

    """

  private let path: String
  /// How many runs have ended.
  private var ended = 0

  init() throws {
    path = FileManager.default.temporaryDirectory.appendingPathComponent("chatflow-host-\(UUID())").path
    try FileManager.default.createDirectory(atPath: files, withIntermediateDirectories: true)
    try write(Self.text)
    // Nobody is shown around here.
    try TourMark(in: state).keep()
  }

  deinit {
    // Only litter is left behind when this fails.
    _ = try? FileManager.default.removeItem(atPath: path)
  }

  /// Where the chatflows lie.
  var files: String { path + "/files" }
  var state: StateFolder { StateFolder(path: path + "/state") }

  /// The same with a place for journals while nothing can be kept there.
  var stateWithSpares: StateFolder { StateFolder(path: state.path, spares: [sparePath]) }
  var sparePath: String { path + "/spare" }

  /// The paths of what lies in that place; none where it is no folder, or somebody else's.
  func spare() throws -> [String] {
    guard Disk.isOwnFolder(sparePath) else { return [] }
    return try FileManager.default.contentsOfDirectory(atPath: sparePath).map { sparePath + "/" + $0 }
  }

  func path(of file: String = Desk.file) -> String { files + "/" + file }

  func write(_ text: String, to file: String = Desk.file) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path(of: file)))
  }

  func text(of file: String = Desk.file) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: path(of: file))), as: UTF8.self)
  }

  /// The paths of what is kept of one sort.
  func kept(_ sort: String) throws -> [String] {
    let folder = state.path + "/" + sort
    guard FileManager.default.fileExists(atPath: folder) else { return [] }
    return try FileManager.default.contentsOfDirectory(atPath: folder).map { folder + "/" + $0 }
  }

  func bytes(of path: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(fileURLWithPath: path))) }
  func setBytes(of path: String, _ bytes: [UInt8]) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: path))
  }

  /// Removes a file: the chatflow's, unless another is named.
  func remove(_ file: String = Desk.file) throws { try FileManager.default.removeItem(atPath: path(of: file)) }

  /// Moves the state folder away, and puts a file in its place, in which nothing can be kept.
  func blockState() throws {
    try FileManager.default.moveItem(atPath: state.path, toPath: state.path + ".away")
    try Data().write(to: URL(fileURLWithPath: state.path))
  }

  /// Makes room for the state folder again.
  func unblockState() throws { try FileManager.default.removeItem(atPath: state.path) }

  /// Makes the journals those of a run that has ended.
  func endRun() throws {
    ended += 1
    let ours = "\(ProgramRun.ours.process).\(ProgramRun.ours.start)"
    for copy in try kept("journal") + spare() where copy.contains(ours) {
      // Another file, since this process holds the one that it has written.
      try FileManager.default.copyItem(atPath: copy, toPath: copy.replacing(ours, with: "0.\(ended)"))
      try FileManager.default.removeItem(atPath: copy)
    }
  }
}

/// A terminal that notes what is wanted of it.
final class NotedTerminal: OutsideTerminal {
  let size = Size(width: 100, height: 30)
  let capabilities = Capabilities(environment: [:], terminfoColours: 256, codeset: "UTF-8")
  private(set) var calls: [String] = []

  func suspend() { calls.append("suspend") }
  func repaint() { calls.append("repaint") }
  func askBackground() { calls.append("ask") }
  func copy(_ text: String) { calls.append("copy \(text)") }
  func setScheme(_ scheme: Scheme) { calls.append("colours") }
  func runOutside<Result, Failure: Error>(_ body: () throws(Failure) -> Result) throws(Failure) -> Result {
    calls.append("outside")
    return try body()
  }
}
