import Foundation
import Glibc
import Testing

/// What commands write to: a file that is nobody's work, or whatever takes it as it is.
struct OutputTests {
  private static let tests = "test: It ends\nbot: More?\n     [More]\nvisitor: [More]\nbot: Goodbye.\n"
  private static let commands = [
    ["check", "a", "--output"], ["check", "a", "--write-baseline"], ["test", "a", "--output"],
    ["export", "a", "--to", "dot", "--output"],
  ]

  private func scratch() throws -> Scratch { try ChatSample.scratch(ChatSample.flow(offering: "More"), Self.tests) }

  /// Not even if it is asked for: by a second name in this folder or in another, as a copy, readable or not.
  @Test(arguments: commands) func noWorkIsOverwritten(arguments: [String]) throws {
    let scratch = try scratch()
    let files = FileManager.default
    try scratch.write("test: Broken\nbott: More?\n", to: "broken.chat")
    try scratch.write("chatflow: [\n", to: "broken.chatflow.yaml")
    try files.createDirectory(atPath: scratch.path(of: "out"), withIntermediateDirectories: false)
    let links = [
      "tests.txt": "a.chat", "flow.txt": "a.chatflow.yaml", "no-tests.txt": "broken.chat",
      "no-flow.txt": "broken.chatflow.yaml", "out/tests.txt": "a.chat", "out/flow.txt": "a.chatflow.yaml",
    ]
    for (name, file) in links {
      try files.linkItem(atPath: scratch.path(of: file), toPath: scratch.path(of: name))
    }
    try files.copyItem(atPath: scratch.path(of: "a.chat"), toPath: scratch.path(of: "out/copy.txt"))
    for target in links.keys + ["out/copy.txt", "a.chat", "broken.chat", "new.chat", "a.chatflow.yaml"] {
      let before = try? scratch.bytes(of: target)
      let ended = try scratch.run(Repository.program, arguments + [target, "--force"])
      #expect(ended.status == .exited(2) && ended.errors.contains("not overwritten"), "\(target): \(ended)")
      #expect((try? scratch.bytes(of: target)) == before)
    }
  }

  /// A device or a pipe is written to, and nothing is put in its place.
  @Test(arguments: commands) func whatIsNoFileIsWrittenTo(arguments: [String]) throws {
    let scratch = try scratch()
    let nothing = try scratch.run(Repository.program, arguments + ["/dev/null"])
    #expect(nothing.status != .exited(3) && nothing.errors == "", "\(nothing)")
    let full = try scratch.run(Repository.program, arguments + ["/dev/full"])
    #expect(full.status == .exited(3) && full.errors.hasPrefix("/dev/full: error: it cannot be written: "), "\(full)")
    let script = #"mkfifo pipe && { cat pipe >got & "$0" "$@" pipe; wait; }"#
    let piped = try scratch.run("/bin/sh", ["-c", script, Repository.program] + arguments)
    #expect(piped.errors == "", "\(piped)")
    #expect(try !scratch.bytes(of: "got").isEmpty)
  }

  /// Standard output by its name is the same as without a name, also where it goes to a file.
  @Test(arguments: [
    ["check", "a", "--format", "json"], ["test", "a", "--report", "junit"], ["export", "a", "--to", "dot"],
  ]) func standardOutputHasAName(arguments: [String]) throws {
    let scratch = try scratch()
    let plain = try scratch.run(Repository.program, arguments)
    let named = try scratch.run(Repository.program, arguments + ["--output", "/dev/stdout"])
    #expect(named.status == plain.status && named.output == plain.output && named.errors == plain.errors, "\(named)")
    let script = #""$0" "$@" --output /dev/stdout | cat"#
    let piped = try scratch.run("/bin/sh", ["-c", script, Repository.program] + arguments)
    #expect(piped.output == plain.output && piped.errors == plain.errors, "\(piped)")
  }

  /// Each finding and each failing test is a line, whatever their files are called.
  @Test func noNameBreaksALine() throws {
    let scratch = try scratch()
    let name = "a\nb\u{1b}[31m"
    try scratch.write("chatflow: 1\nname: Another\ncolour: red\n", to: name + ".chatflow.yaml")
    try scratch.write("test: It ends\nbott: More?\n", to: name + ".chat")
    for command in ["check", "test"] {
      let printed = try scratch.run(Repository.program, command, ".").output
      _ = try scratch.run(Repository.program, command, ".", "--output", "report")
      let written = try scratch.text(of: "report")
      for text in [printed, written] {
        let lines = text.split(separator: "\n").filter { $0.contains("b\u{FFFD}[31m.chat") }
        #expect(!lines.isEmpty && lines.allSatisfy { $0.hasPrefix("a b") }, "\(text)")
      }
    }
  }

  /// What somebody can do is said to whom has no changes to save again.
  @Test(arguments: [["format", "a.chatflow.yaml"], ["test", "a.chat", "--update"]])
  func whatMayNotBeWrittenIsSaid(arguments: [String]) throws {
    let scratch = try scratch()
    try scratch.write(ChatSample.flow(offering: "More").replacing("name: A", with: "name:   A"), to: "a.chatflow.yaml")
    try scratch.write(Self.tests.replacing("Goodbye", with: "Bye"), to: "a.chat")
    chmod(scratch.path(of: arguments[1]), 0o444)
    let ended = try scratch.run(Repository.program, arguments)
    let sentence = "it may not be written, and is as it was; allow that (chmod u+w), and run this again"
    #expect(ended.status == .exited(3) && ended.errors == "\(arguments[1]): error: \(sentence)\n", "\(ended)")
  }
}
