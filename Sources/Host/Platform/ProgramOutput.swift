import ChatflowFiles
import Glibc

/// What another program writes to its standard output.
struct ProgramOutput {
  /// The bytes, as far as they were wanted.
  let bytes: [UInt8]
  /// How it ended; 128 and the signal if it was ended by one.
  let status: Int32
  /// Whether it was ended since it took too long.
  let isLate: Bool

  /// Runs a program that is found by its name where programs are looked for, and waits for its end; nil if there is none.
  /// No shell reads the arguments. It gets nothing to read, and what it complains about is not shown.
  ///
  /// Of longer outputs `limit` bytes are read and a few more, so that it is seen that there are more. A program for which so
  /// many seconds are not enough is ended, with all that it has started.
  static func of(
    _ program: String, _ arguments: [String], limit: Int, setting variables: [String: String] = [:],
    within seconds: Int64? = nil
  ) -> ProgramOutput? {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { return nil }
    // Where the program goes on reading from itself, it would never come to the end.
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let process = start(program, arguments, variables, writingTo: ends[1], isLimited: seconds != nil)
    close(ends[1])
    guard let process else {
      close(ends[0])
      return nil
    }
    let end = seconds.map { milliseconds() + $0 * 1000 }
    let bytes = read(ends[0], limit: limit, until: end)
    // Whoever still writes then is told that nobody reads on.
    close(ends[0])
    guard let (status, isLate) = wait(for: process, until: end) else { return nil }
    let signal = status & 0x7F
    return ProgramOutput(bytes: bytes, status: signal == 0 ? (status >> 8) & 0xFF : 128 + signal, isLate: isLate)
  }

  /// Waits for the end of a program, and ends it where that is late; nil if it cannot be known.
  private static func wait(for process: pid_t, until end: Int64?) -> (status: Int32, isLate: Bool)? {
    var status: Int32 = 0
    var isLate = false
    while true {
      let ended = waitpid(process, &status, end == nil || isLate ? 0 : WNOHANG)
      if ended == process { return (status, isLate) }
      if ended < 0, errno != EINTR { return nil }
      guard ended == 0, let end else { continue }
      if milliseconds() >= end {
        isLate = true
        kill(-process, SIGKILL)
      } else {
        usleep(1000)
      }
    }
  }

  /// A clock that nobody sets.
  private static func milliseconds() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }

  private static func start(
    _ program: String, _ arguments: [String], _ variables: [String: String], writingTo output: Int32, isLimited: Bool
  ) -> pid_t? {
    guard let path = path(of: program) else { return nil }
    var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { word in
      SystemPath.with(word) { strdup($0) }
    }
    words.append(nil)
    defer { for word in words { free(word) } }
    var actions = posix_spawn_file_actions_t()
    guard posix_spawn_file_actions_init(&actions) == 0 else { return nil }
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    var attributes = posix_spawnattr_t()
    guard posix_spawnattr_init(&attributes) == 0 else { return nil }
    defer { posix_spawnattr_destroy(&attributes) }
    // In a group of its own it can be ended with what it has started.
    if isLimited { posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP)) }
    var environment = environment(setting: variables)
    defer { for variable in environment { free(variable) } }
    var process: pid_t = 0
    let spawned = SystemPath.with(path) { posix_spawn(&process, $0, &actions, &attributes, words, &environment) }
    return spawned == 0 ? process : nil
  }

  /// Where a program is that is looked for by its name; nil if there is none.
  ///
  /// Not in folders that are named as seen from where the user stands, as an empty name or `.` is: a program that lies beside
  /// a chatflow would be run because the chatflow was opened.
  static func path(of program: String, in folders: String? = Machine.variable("PATH")) -> String? {
    (folders ?? "/usr/bin:/bin").split(separator: ":").lazy.filter { $0.hasPrefix("/") }.map { "\($0)/\(program)" }
      .first { path in
        Disk.facts(path)?.isFile == true && SystemPath.with(path) { access($0, X_OK) } == 0
      }
  }

  /// This program's own variables, some of them set to something else.
  private static func environment(setting variables: [String: String]) -> [UnsafeMutablePointer<CChar>?] {
    var all: [UnsafeMutablePointer<CChar>?] = []
    var place = environ
    while let variable = place.pointee {
      let name = String(decoding: UnsafeRawBufferPointer(start: variable, count: strcspn(variable, "=")), as: UTF8.self)
      if variables[name] == nil { all.append(strdup(variable)) }
      place += 1
    }
    for (name, value) in variables { all.append(strdup("\(name)=\(value)")) }
    return all + [nil]
  }

  private static func read(_ descriptor: Int32, limit: Int, until end: Int64?) -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count <= limit {
      if let end {
        var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        let ready = poll(&waiting, 1, Int32(clamping: max(0, end - milliseconds())))
        if ready < 0, errno == EINTR { continue }
        if ready <= 0 { break }
      }
      var count = 0
      let new = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, filled in
        count = Glibc.read(descriptor, buffer.baseAddress, 1 << 16)
        filled = max(0, count)
      }
      if count < 0, errno == EINTR { continue }
      if count <= 0 { break }
      bytes += new
    }
    return bytes
  }
}
