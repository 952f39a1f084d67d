import Foundation
import Testing

/// What `make install` puts in place works away from the sources, and `make uninstall` takes all of it away.
struct InstallJourneys {
  private func make(_ scratch: Scratch, _ target: String) throws -> Scratch.Outcome {
    try scratch.run(
      "/usr/bin/make", "-C", Repository.path, target, "PREFIX=" + scratch.path(of: "usr"),
      "PROGRAM=" + Repository.program)
  }

  @Test func theInstalledProgramWorksElsewhereAndGoesAgain() throws {
    let scratch = try Scratch()
    try scratch.copyExamples()
    let placed = try make(scratch, "place")
    #expect(placed.status == .exited(0), "\(placed.errors)")
    let program = scratch.path(of: "usr/bin/chatflow")
    let version = try scratch.run(program, "--version")
    #expect(version.status == .exited(0) && !version.output.isEmpty)
    // The theme is one that is not built in: it is found beside the program.
    let drawn = try scratch.run(program, "draw", "support-bot", "--theme", "high-contrast", "--colour", "always")
    #expect(drawn.status == .exited(0), "\(drawn.errors)")
    #expect(drawn.output.contains("\u{1b}["))
    let shared = [
      "man/man1/chatflow.1", "bash-completion/completions/chatflow", "zsh/site-functions/_chatflow",
      "fish/vendor_completions.d/chatflow.fish", "chatflow/themes/light.yaml",
    ]
    for file in shared { #expect(try !scratch.text(of: "usr/share/" + file).isEmpty) }
    // What somebody else put there is theirs.
    try scratch.write("name: mine\n", to: "usr/share/chatflow/themes/mine.yaml")
    #expect(try make(scratch, "uninstall").status == .exited(0))
    #expect(try scratch.text(of: "usr/share/chatflow/themes/mine.yaml") == "name: mine\n")
    try FileManager.default.removeItem(atPath: scratch.path(of: "usr/share/chatflow/themes/mine.yaml"))
    #expect(try make(scratch, "uninstall").status == .exited(0))
    #expect(!FileManager.default.fileExists(atPath: scratch.path(of: "usr/share/chatflow")))
    let left = FileManager.default.enumerator(atPath: scratch.path(of: "usr"))?.compactMap { $0 as? String } ?? []
    for file in left {
      #expect((try? FileManager.default.contentsOfDirectory(atPath: scratch.path(of: "usr/" + file))) != nil, "\(file)")
    }
  }

  @Test(arguments: ["", "draw", "export", "format", "show", "config", "keys"])
  func theManualHasEveryOption(command: String) throws {
    let manual = try String(contentsOfFile: Repository.path + "/docs/chatflow.1", encoding: .utf8)
    let help = try Scratch().run(Repository.program, "help", command).output
    #expect(command.isEmpty || manual.contains(command))
    for match in help.matches(of: #/--([a-z-]+)/#) {
      #expect(manual.contains("-\(match.1)"), "\(match.0)")
    }
  }
}
