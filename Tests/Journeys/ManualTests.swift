import Foundation
import Testing

/// `docs/chatflow.1` is written from what the program declares, so it cannot fall behind it.
///
/// With RECORD_GOLDENS=1 it is written anew and the test still fails, so that the new page is looked at.
@Suite struct ManualTests {
  private static let file = Repository.path + "/docs/chatflow.1"
  private static let groff = "/usr/bin/groff"

  @Test func theManualSaysWhatTheProgramDeclares() throws {
    let dump = try Scratch().run(Repository.program, "--experimental-dump-help")
    #expect(dump.status == .exited(0), "\(dump.errors)")
    // A word that no language file has is told by its key.
    #expect(!dump.output.contains("parser."))
    let root = try JSONDecoder().decode(DeclaredCommand.Dump.self, from: Data(dump.output.utf8)).command
    let byHand = try String(contentsOfFile: Repository.path + "/docs/chatflow.more", encoding: .utf8)
    let page = ManualPage.text(root, byHand: byHand)
    if ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == "1" {
      try Data(page.utf8).write(to: URL(filePath: Self.file))
      Issue.record("recorded docs/chatflow.1: look at it, then run again")
    } else {
      #expect(
        try String(contentsOfFile: Self.file, encoding: .utf8) == page, "`make manual` writes docs/chatflow.1 anew")
    }
  }

  /// The formatter finds nothing wrong with the page.
  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: groff)))
  func theManualCanBeFormatted() throws {
    let scratch = try Scratch()
    let formatted = try scratch.run(Self.groff, "-K", "utf8", "-T", "utf8", "-mdoc", "-ww", "-z", Self.file)
    #expect(formatted.status == .exited(0) && formatted.errors.isEmpty, "\(formatted.errors)")
    let shown = try scratch.run(Self.groff, "-K", "utf8", "-T", "utf8", "-mdoc", "-P-cbou", Self.file).output
    for text in ["CHATFLOW(1)", "SYNOPSIS", "--theme", "panel-width", "Insert an action after this", "CHATFLOW_NOW"] {
      #expect(shown.contains(text), "\(text)")
    }
  }
}
