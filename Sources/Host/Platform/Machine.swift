import ChatflowFiles
import ChatflowModel
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

  /// A moment as the clock on the wall tells it, that of a zone or the machine's: `14:02`, and with its day if that is not
  /// today.
  static func time(at seconds: Int64, in zone: (any TimeZoneRules)? = nil) -> String {
    func local(_ seconds: Int64) -> tm {
      var parts = tm()
      // A commit may say that it is of any time, and the rules of zones reckon in years.
      if let zone, (-1 << 50...1 << 50).contains(seconds) {
        var time = time_t(seconds &+ Int64(zone.offset(at: seconds)))
        gmtime_r(&time, &parts)
      } else {
        var time = time_t(seconds)
        localtime_r(&time, &parts)
      }
      return parts
    }
    func digits(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let (then, today) = (local(seconds), local(now()))
    let time = "\(digits(then.tm_hour)):\(digits(then.tm_min))"
    if (then.tm_year, then.tm_yday) == (today.tm_year, today.tm_yday) { return time }
    return "\(then.tm_year + 1900)-\(digits(then.tm_mon + 1))-\(digits(then.tm_mday)) \(time)"
  }

  /// What the time zone of that clock is called now: `CET`.
  static var zone: String {
    var (time, parts) = (time_t(now()), tm())
    localtime_r(&time, &parts)
    return parts.tm_zone.map { String(cString: $0) } ?? "UTC"
  }

  private static let stoppedClock = variable("CHATFLOW_NOW").flatMap { Int64($0) }

  /// A folder of the user's own by the XDG rules: the variable if it is an absolute path, else a folder in the home.
  static func folder(_ variable: String, inHome standard: String) -> String? {
    if let path = self.variable(variable), path.hasPrefix("/") { return path }
    return self.variable("HOME").map { $0 + "/" + standard }
  }
}
