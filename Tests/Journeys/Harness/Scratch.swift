import Foundation

/// A folder of a test's own, with an empty home; removed at the end.
final class Scratch {
  let path: String

  init() throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("chatflow-journey-\(UUID())").path
    try FileManager.default.createDirectory(atPath: path + "/home", withIntermediateDirectories: true)
    try FileManager.default.createDirectory(atPath: path + "/work", withIntermediateDirectories: true)
    self.path = path
  }

  deinit {
    // Only litter is left behind when this fails.
    _ = try? FileManager.default.removeItem(atPath: path)
  }

  /// Where files of the test lie, and where its programs start.
  var work: String { path + "/work" }

  /// What every program of a test sees: nothing of the machine's own settings.
  var environment: [String: String] {
    [
      "TERM": "xterm-256color", "LANG": "C.UTF-8", "TZ": "UTC", "HOME": path + "/home", "PATH": "/usr/bin:/bin",
      "GIT_CONFIG_NOSYSTEM": "1",
      // Every home is a new one here.
      "CHATFLOW_TOUR": "never",
      // A crash under test is told by its signal; the backtracer would wait for a key.
      "SWIFT_BACKTRACE": "enable=no",
      "LLVM_PROFILE_FILE": "/dev/null",
    ]
  }

  /// The user's own configuration, and the folder of the user's own themes.
  var configuration: String { path + "/home/.config/chatflow/config.yaml" }
  var themes: String { path + "/home/.config/chatflow/themes" }

  /// Sets what the user has set.
  func configure(_ text: String) throws {
    try FileManager.default.createDirectory(atPath: themes, withIntermediateDirectories: true)
    try text.write(toFile: configuration, atomically: true, encoding: .utf8)
  }

  func path(of file: String) -> String { work + "/" + file }
  func bytes(of file: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(fileURLWithPath: path(of: file)))) }
  func text(of file: String) throws -> String { String(decoding: try bytes(of: file), as: UTF8.self) }
  func write(_ text: String, to file: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path(of: file)))
  }

  /// Puts all examples of the repository into the work folder.
  func copyExamples() throws {
    let examples = Repository.path + "/examples"
    for name in try FileManager.default.contentsOfDirectory(atPath: examples) {
      try FileManager.default.copyItem(atPath: examples + "/" + name, toPath: path(of: name))
    }
  }

  /// How a command ended and what it wrote.
  struct Outcome {
    var status: PseudoTerminal.ExitStatus
    var output: String
    var errors: String
  }

  /// Runs a command to its end in the work folder; its input is empty, and its output no terminal.
  func run(_ program: String, _ arguments: String..., environment more: [String: String] = [:]) throws -> Outcome {
    try run(program, arguments, environment: more)
  }

  func run(_ program: String, _ arguments: [String], environment more: [String: String] = [:]) throws -> Outcome {
    let output = path + "/output"
    let errors = path + "/errors"
    let redirected = #"out=$1 err=$2; shift 2; exec "$@" </dev/null >"$out" 2>"$err""#
    let terminal = try PseudoTerminal(
      "/bin/sh", ["-c", redirected, "sh", output, errors, program] + arguments, size: TerminalSize(80, by: 24),
      environment: environment.merging(more) { $1 }, folder: work)
    return Outcome(
      status: try terminal.waitForExit(), output: try String(contentsOfFile: output, encoding: .utf8),
      errors: try String(contentsOfFile: errors, encoding: .utf8))
  }
}

/// Where things lie that the tests use.
enum Repository {
  static let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  /// The program under test: built with the tests, it lies beside their bundle.
  static let program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    .appendingPathComponent("chatflow").path
}
