import Foundation
import Glibc
import Testing

/// Standard streams that do not wait, as whoever started the program may have left them: all is written and read.
struct StreamTests {
  /// More than a pipe holds.
  private static let actions = 400

  private func scratch() throws -> Scratch {
    let scratch = try Scratch()
    var text = "chatflow: 1\nname: Long\nstart: a1\nactions:\n"
    for number in 1...Self.actions {
      text += "  a\(number):\n    action: message\n    name: Message number \(number)\n    message: Text \(number)\n"
      text += number < Self.actions ? "    next: a\(number + 1)\n" : ""
    }
    try scratch.write(text, to: "long.chatflow.yaml")
    return scratch
  }

  private func makeNonblocking(_ handle: FileHandle) {
    let flags = fcntl(handle.fileDescriptor, F_GETFL)
    #expect(fcntl(handle.fileDescriptor, F_SETFL, flags | O_NONBLOCK) == 0)
  }

  private func process(_ arguments: [String], in scratch: Scratch) -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Repository.program)
    process.arguments = arguments
    process.environment = scratch.environment
    process.currentDirectoryURL = URL(fileURLWithPath: scratch.work)
    process.standardInput = FileHandle.nullDevice
    return process
  }

  @Test(arguments: [
    ["draw", "long"], ["draw", "long", "--zoom", "outline"], ["show", "long", "--json"],
    ["export", "long", "--to", "svg"], ["export", "long", "--to", "dot"], ["keys"],
  ])
  func allIsWrittenToAStreamThatDoesNotWait(arguments: [String]) throws {
    let scratch = try scratch()
    let whole = try scratch.run(Repository.program, arguments).output
    let process = process(arguments, in: scratch)
    let pipe = Pipe()
    makeNonblocking(pipe.fileHandleForWriting)
    // As small as the system makes one, so that every output fills it.
    #expect(fcntl(pipe.fileHandleForWriting.fileDescriptor, 1031 /* F_SETPIPE_SZ */, 4096) >= 4096)
    process.standardOutput = pipe
    try process.run()
    // Nobody reads until it is full.
    var held: Int32 = 0
    while process.isRunning, held < 4096 { _ = ioctl(pipe.fileHandleForReading.fileDescriptor, UInt(FIONREAD), &held) }
    try pipe.fileHandleForWriting.close()
    let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(String(decoding: data, as: UTF8.self) == whole)
    #expect(whole.utf8.count > 4096)
  }

  @Test func plainModeWaitsForLinesThatAreLate() throws {
    let scratch = try scratch()
    let process = process(["--plain", "long"], in: scratch)
    let (input, output) = (Pipe(), Pipe())
    makeNonblocking(input.fileHandleForReading)
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    var told = ""
    while !told.hasSuffix("\n> "), let data = try output.fileHandleForReading.read(upToCount: 1), !data.isEmpty {
      told += String(decoding: data, as: UTF8.self)
    }
    #expect(process.isRunning)
    try input.fileHandleForWriting.write(contentsOf: Data("?\r\n".utf8))
    try input.fileHandleForWriting.close()
    let rest = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    #expect(String(decoding: rest, as: UTF8.self).contains("> "), "\(told)")
    #expect(process.terminationStatus == 0)
  }
}
