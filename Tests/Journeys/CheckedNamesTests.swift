import Foundation
import Testing

/// What `chatflow check` says of names that lead to nothing that can be checked.
struct CheckedNamesTests {
  private static let good = CheckSample.good

  private func check(_ scratch: Scratch, _ arguments: String...) throws -> Scratch.Outcome {
    try scratch.run(Repository.program, ["check"] + arguments)
  }

  /// What is not there is all that is said: nothing was counted, and nobody who checks wants to begin a chatflow.
  @Test func whatIsNotThereIsNeitherCountedNorOffered() throws {
    let scratch = try Scratch()
    try scratch.write(Self.good, to: "good.chatflow.yaml")
    let outcome = try check(scratch, "nothere")
    #expect(outcome.status == .exited(3) && outcome.output == "")
    #expect(outcome.errors == "nothere: error: there is no such file\n")
    let both = try check(scratch, "good", "nothere")
    #expect(both.status == .exited(3) && both.output == "files: 1, errors: 0, warnings: 0\n")
    // Other programs get their report all the same.
    #expect(try check(scratch, "nothere", "--format", "json").output.hasPrefix("{"))
  }

  /// Of a folder without chatflows the folders are named that hold some.
  @Test func aFolderWithoutChatflowsSaysWhereSomeLie() throws {
    let scratch = try Scratch()
    try FileManager.default.createDirectory(
      atPath: scratch.path(of: "bots/sales"), withIntermediateDirectories: true)
    #expect(try check(scratch, "bots").errors == "bots: error: there is no chatflow in it\n")
    try scratch.write(Self.good, to: "bots/sales/good.chatflow.yaml")
    let outcome = try check(scratch, "bots")
    #expect(outcome.status == .exited(3))
    #expect(outcome.errors == "bots: error: there is no chatflow in it; some lie in bots/sales\n")
    #expect(try check(scratch, ".").errors == ".: error: there is no chatflow in it\n", "one level is looked at")
  }
}
