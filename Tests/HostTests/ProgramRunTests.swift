import Foundation
import Testing

@testable import Host

/// Who has ended does not go on.
@Suite struct ProgramRunTests {
  /// Where nobody asks how a program has ended, as in many containers, the system keeps its number: it has ended all the same.
  @Test func aProgramThatHasEndedDoesNotGoOnAlthoughItIsListed() throws {
    let child = try spawnAndLeave()
    defer { waitpid(child, nil, 0) }
    let ended = try #require(
      try String(contentsOfFile: "/proc/\(child)/stat", encoding: .utf8).split(separator: ") ").last)
    #expect(ended.hasPrefix("Z"))
    let start = try #require(ended.split(separator: " ").dropFirst(19).first)
    #expect(!ProgramRun(process: "\(child)", start: String(start)).goesOn)
    #expect(ProgramRun.ours.goesOn)
  }

  /// A process that has ended, and that nobody has asked yet how.
  private func spawnAndLeave() throws -> pid_t {
    var child: pid_t = 0
    var arguments: [UnsafeMutablePointer<CChar>?] = [strdup("true"), nil]
    defer { free(arguments[0]) }
    try #require(posix_spawn(&child, "/bin/true", nil, nil, &arguments, environ) == 0)
    var info = siginfo_t()
    try #require(waitid(P_PID, id_t(child), &info, WEXITED | WNOWAIT) == 0)
    return child
  }
}
