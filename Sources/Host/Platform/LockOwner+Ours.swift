import ChatflowFiles
import Glibc

extension LockOwner {
  /// This run.
  static let ours = LockOwner(
    user: Machine.variable("LOGNAME") ?? Machine.variable("USER") ?? userName, host: hostName, process: getpid(),
    boot: bootTime)

  /// What this run knows of the owner.
  var standing: Standing { standing(for: .ours, isRunning: ProgramRun.goesOn) }

  private static var userName: String {
    guard let entry = getpwuid(geteuid()), let name = entry.pointee.pw_name else { return "\(geteuid())" }
    return SystemPath.text(name)
  }

  /// As Emacs writes it: without blanks.
  private static var hostName: String {
    var name = [CChar](repeating: 0, count: 256)
    // A name that does not fit may have no end.
    guard gethostname(&name, name.count - 1) == 0 else { return "localhost" }
    return String(SystemPath.text(name).map { $0 == " " || $0 == "\t" ? "-" : $0 })
  }

  /// When the machine was started, asked in the order of Emacs, which takes a lock with another time for one that was left
  /// behind: as it was noted, by what is written at each start, and by the clock.
  private static var bootTime: Int64 {
    var wanted = utmpx()
    wanted.ut_type = Int16(BOOT_TIME)
    setutxent()
    defer { endutxent() }
    if let noted = getutxid(&wanted) { return Int64(noted.pointee.ut_tv.tv_sec) }
    let seed = Disk.changed("/var/lib/systemd/random-seed")
    if seed > 0 { return seed }
    var (now, up) = (timespec(), timespec())
    clock_gettime(CLOCK_REALTIME, &now)
    clock_gettime(CLOCK_BOOTTIME, &up)
    return Int64(now.tv_sec) - Int64(up.tv_sec)
  }
}
