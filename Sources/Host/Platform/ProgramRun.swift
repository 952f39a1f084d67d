import Glibc

/// A run of a program, as the system tells it from every other: numbers of processes come again, but not with the same
/// start.
struct ProgramRun: Hashable, Sendable {
  let process: String
  /// When it began, in the system's own measure.
  let start: String

  init(process: String, start: String) {
    self.process = process
    self.start = start
  }

  /// This one.
  static let ours = ProgramRun(process: "\(getpid())", start: ProgramRun.start(of: "\(getpid())") ?? "0")

  /// Whether it has not ended yet.
  var goesOn: Bool { process.allSatisfy(\.isNumber) && ProgramRun.start(of: process) == start }

  /// Whether a process has not ended. One that has, and that only its parent has not asked how, is known by its state, where
  /// that can be read.
  static func goesOn(_ process: Int32) -> Bool {
    guard kill(process, 0) == 0 || errno == EPERM else { return false }
    guard let fields = fields(of: "\(process)"), let state = fields.first else { return true }
    return !hasEnded(state)
  }

  private static func hasEnded(_ state: String) -> Bool { ["Z", "X"].contains(state) }

  /// When a process began; nil if there is none of that number, if it has ended and only its parent has not asked how, or
  /// if nobody tells.
  private static func start(of process: String) -> String? {
    guard let fields = fields(of: process), let state = fields.first, !hasEnded(state) else { return nil }
    return fields.dropFirst(19).first
  }

  /// What the system tells of a process, its state first; nil if there is none, or if nobody tells.
  private static func fields(of process: String) -> [String]? {
    guard let bytes = try? Disk.read("/proc/\(process)/stat", limit: 4096) else { return nil }
    let text = String(decoding: bytes, as: UTF8.self)
    // The name, in parentheses, may hold anything; behind it come the state and, as the twentieth field, the start.
    guard let end = text.lastIndex(of: ")") else { return nil }
    return text[text.index(after: end)...].split(separator: " ").map(String.init)
  }
}
