@testable import Builder
import ChatflowFiles
import ChatflowModel
import Foundation
import Screen
import Testing
import Words

@testable import Host

/// Where nothing can be kept in the user's state folder, it is kept in another place that is the user's alone, which is said,
/// and found there by the next run.
@Suite struct SpareFolderTests {
  private func type(_ letter: Character, on desk: Desk) throws -> (said: String?, program: Program) {
    var program = try Program(on: desk, keepingIn: desk.stateWithSpares)
    program.press(Key(.enter), .character(letter))
    return (program.keep(), program)
  }

  @Test(arguments: [false, true]) func whatCannotBeKeptInTheStateFolderIsKeptElsewhere(isMended: Bool) throws {
    let desk = try Desk()
    try desk.blockState()
    var (said, program) = try type("a", on: desk)
    let journal = try #require(try desk.spare().first)
    #expect(said?.contains(journal) == true)
    // That is said once, and what follows is kept there, too, as the title row goes on telling.
    program.press(.character("b"))
    #expect(program.keep() == nil && program.sync() == nil)
    #expect(program.application.open[0].state.keeping == .elsewhere)
    #expect(program.rescue().lines.first?.contains(journal) == true)
    try desk.endRun()
    if isMended { try desk.unblockState() }
    var second = try Program(on: desk, keepingIn: desk.stateWithSpares)
    second.press(Key(.enter), .control("s"))
    #expect(try desk.text().contains("name: Greetingab\n"))
    #expect(try desk.spare().isEmpty)
  }

  /// A folder that somebody else could have put there, or can look into, is none of ours.
  @Test(arguments: ["open", "link", "file"]) func whatIsNotTheUsersAloneIsNotUsed(what: String) throws {
    let desk = try Desk()
    try desk.blockState()
    switch what {
    case "open":
      try FileManager.default.createDirectory(
        atPath: desk.sparePath, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o755])
    case "link": try FileManager.default.createSymbolicLink(atPath: desk.sparePath, withDestinationPath: desk.files)
    default: try Data().write(to: URL(fileURLWithPath: desk.sparePath))
    }
    let (said, _) = try type("a", on: desk)
    #expect(said?.contains("cannot be kept in") == true && said?.contains(desk.sparePath) == false)
    #expect(try desk.spare().isEmpty)
  }

  /// Of several, the first one that serves is taken.
  @Test func theNextOneIsTriedWhereOneIsNot() throws {
    let desk = try Desk()
    try desk.blockState()
    try Data().write(to: URL(fileURLWithPath: desk.sparePath))
    let state = StateFolder(path: desk.state.path, spares: [desk.sparePath, desk.sparePath + "-2"])
    var program = try Program(on: desk, keepingIn: state)
    program.press(Key(.enter), .character("a"))
    #expect(program.keep()?.contains(desk.sparePath + "-2/") == true)
  }
}
