import ChatflowFiles
import Glibc

/// What another program writes to its standard output.
struct ProgramOutput {
  /// The bytes, as far as they were wanted.
  let bytes: [UInt8]
  /// How it ended; 128 and the signal if it was ended by one.
  let status: Int32

  /// Runs a program that is found by its name where programs are looked for, and waits for its end; nil if there is none.
  /// No shell reads the arguments. It gets nothing to read, and what it complains about is not shown.
  ///
  /// Of longer outputs `limit` bytes are read and a few more, so that it is seen that there are more.
  static func of(_ program: String, _ arguments: [String], limit: Int) -> ProgramOutput? {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { return nil }
    // Where the program goes on reading from itself, it would never come to the end.
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let process = start(program, arguments, writingTo: ends[1])
    close(ends[1])
    guard let process else {
      close(ends[0])
      return nil
    }
    let bytes = read(ends[0], limit: limit)
    // Whoever still writes then is told that nobody reads on.
    close(ends[0])
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 { if errno != EINTR { return nil } }
    let signal = status & 0x7F
    return ProgramOutput(bytes: bytes, status: signal == 0 ? (status >> 8) & 0xFF : 128 + signal)
  }

  private static func start(_ program: String, _ arguments: [String], writingTo output: Int32) -> pid_t? {
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
    var process: pid_t = 0
    return posix_spawnp(&process, program, &actions, nil, words, environ) == 0 ? process : nil
  }

  private static func read(_ descriptor: Int32, limit: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count <= limit {
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
