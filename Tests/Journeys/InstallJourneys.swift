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
    try runsWithoutTheSources(scratch, program)
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

  /// Where the system lets a process see other files than the rest does, nothing is seen of the sources.
  private func runsWithoutTheSources(_ scratch: Scratch, _ program: String) throws {
    let hidden = ["-rm", "/bin/sh", "-c", "mount -t tmpfs none \"$1\" && shift && exec \"$@\"", "sh", Repository.path]
    let unshare = "/usr/bin/unshare"
    guard FileManager.default.isExecutableFile(atPath: unshare),
      try scratch.run(unshare, hidden + ["/bin/true"]).status == .exited(0)
    else { return }
    let sources = try scratch.run(unshare, hidden + ["/bin/ls", Repository.path])
    #expect(sources.output.isEmpty)
    let drawn = try scratch.run(
      unshare, hidden + [program, "draw", "support-bot", "--theme", "high-contrast", "--colour", "always"])
    #expect(drawn.status == .exited(0) && drawn.output.contains("\u{1b}["), "\(drawn.errors)")
    // Nothing else of the sources is needed either.
    let formatted = try scratch.run(unshare, hidden + [program, "format", "support-bot", "--check"])
    #expect(formatted.status == .exited(0), "\(formatted.errors)")
  }
}
