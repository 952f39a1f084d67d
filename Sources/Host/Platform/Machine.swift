import ChatflowFiles
import Glibc

/// What the process is told by its command line, its environment and its clock.
package enum Machine {
  /// The words behind the program's name. They may be names of files, which need not be UTF-8.
  package static func arguments() -> [String] {
    (1..<max(1, Int(CommandLine.argc))).compactMap { CommandLine.unsafeArgv[$0].map { SystemPath.text($0) } }
  }

  /// A variable of the environment; nil if it is not set or empty.
  package static func variable(_ name: String) -> String? {
    guard let value = getenv(name), value[0] != 0 else { return nil }
    return SystemPath.text(value)
  }

  /// Seconds since 1970. Tests may stop the clock.
  package static func now() -> Int64 {
    if let fixed = stoppedClock { return fixed }
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec)
  }

  private static let stoppedClock = variable("CHATFLOW_NOW").flatMap { Int64($0) }

  /// A folder of the user's own by the XDG rules: the variable if it is an absolute path, else a folder in the home.
  static func folder(_ variable: String, inHome standard: String) -> String? {
    if let path = self.variable(variable), path.hasPrefix("/") { return path }
    return self.variable("HOME").map { $0 + "/" + standard }
  }
}
