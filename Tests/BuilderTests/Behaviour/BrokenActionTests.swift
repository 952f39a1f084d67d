import ChatflowFiles
import ChatflowModel
import OrderedCollections
import Randomness
import Screen
import Testing

@testable import Builder
@testable import Widgets

/// An action that could not be read can be looked at, moved and removed; what would have to write into it is refused at
/// once, with the reason, so that nothing is called saved that the file did not get.
struct BrokenActionTests {
  private static let text = """
    chatflow: 1
    name: T
    start: a

    actions:
      a:
        action: message
        name: One
        message: hi
        next: b
        go-to: b

      b:
        action: message
        name: Two
        message: x

      c:
        action: message
        name: Three
        message: x

    """

  private static func opened() throws -> (flow: Chatflow, source: Source) {
    let opened = ChatflowFile.decode(text)
    let flow = try #require(opened.flow)
    #expect(flow.actions["a"]?.defect != nil && flow.actions["b"]?.defect == nil)
    return (flow, try #require(opened.source))
  }

  /// Presses keys one after the other; what was changed can be written, and leaves the lines of the broken action alone.
  private static func press(_ keys: [String]) throws -> Session {
    let (flow, source) = try opened()
    var session = Session(flow: flow)
    for key in keys {
      session.press(key)
      let written = try source.encode(session.flow).text
      try ChatflowFile.verify(written, holds: session.flow)
      if session.flow.actions["a"] != nil {
        #expect(session.flow.actions["a"] == flow.actions["a"])
        #expect(written.contains("    name: One\n    message: hi\n    next: b\n    go-to: b\n"))
      }
    }
    return session
  }

  static let refused: [[String]] = [
    // Inserting behind it, ending the chat there, making its connection a jump.
    ["a", "Enter"], ["+", "E"], ["+", "t", "Down", "Enter"],
  ]

  @Test(arguments: refused.indices)
  func whatWouldWriteIntoItIsRefusedAtOnce(index: Int) throws {
    let session = try Self.press(Self.refused[index])
    #expect(session.flow == (try Self.opened().flow))
    let isSaid = session.shows("could not be read, line 11 of the file")
    #expect(isSaid)
  }

  @Test func itCanBeLookedAtAndRemovedAndTheOthersEdited() throws {
    var session = try Self.press(["Enter"])
    let isSaid = session.shows("Line 11: ")
    #expect(isSaid)
    // The key that opens it is named as it is bound.
    let isNamed = session.shows("Ctrl-E")
    #expect(isNamed)
    session = try Self.press(["x"])
    #expect(session.flow.actions.keys == ["b", "c"])
    session.press("u")
    #expect(session.flow == (try Self.opened().flow))
  }

  /// Only an editor of texts mends it: the key of texts opens the file there, and of any other card says why not.
  @Test func theFileIsOpenedWhereItCouldNotBeRead() throws {
    var session = Session(flow: try Self.opened().flow)
    session.press("Ctrl-E")
    let wanted = session.takeEffects()
    #expect(wanted.contains(.editFile(line: 11)))
    session.press("x", "Ctrl-E")
    let others = session.takeEffects()
    #expect(!others.contains { if case .editFile = $0 { true } else { false } })
    let isSaid = session.shows("This action could be read")
    #expect(isSaid)
  }

  /// One thing that cannot be read hides no other.
  @Test func allThatCannotBeReadInItIsTold() throws {
    let text = Self.text.replacing(
      "    action: message\n    name: One\n",
      with: "    action: question\n    name: One\n    free-text: perhaps\n    several-answers: perhaps\n")
    var session = Session(flow: try #require(ChatflowFile.decode(text).flow))
    #expect(session.state.checked.findings(of: "a").map { $0.facts["line"] } == ["9", "10", "13"])
    session.press("Enter")
    for line in [9, 10, 13] {
      let isSaid = session.shows("Line \(line): ")
      #expect(isSaid, "\(line)")
    }
  }

  @Test func aSettingThatCouldNotBeReadIsRefusedAtOnceWithItsLine() throws {
    let damaged = Self.text.replacing("name: T\n", with: "name: T\n welcome: Hi\n")
    let opened = ChatflowFile.decode(damaged)
    let flow = try #require(opened.flow)
    #expect(opened.isWritable)
    var session = Session(flow: flow)
    session.press("s")
    session.tab(to: .name)
    session.type("Foo")
    #expect(session.flow == flow)
    let isSaid = session.shows("Line 3 of support.chatflow.yaml could not be read")
    #expect(isSaid)
    session.press("Esc", "J", "a")
    let written = try opened.source?.encode(session.flow).text
    #expect(written?.contains("name: T\n welcome: Hi\n") == true)
  }

  /// Whatever keys are pressed, the state can be written, and what could not be read stays as it stands in the file.
  @Test(arguments: 0..<60)
  func noKeyEverWritesIntoIt(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let keys: [String] = [
      "a", "i", "A", "x", "X", "Enter", "Enter", "Esc", "Down", "Up", "+", "t", "E", "r", "y", "p", "P", "D", "m", "v",
      "V",
      "W", "C", "u", "U", "Tab", "Alt-Up", "Alt-Down", "Space", "J",
    ]
    _ = try Self.press((0..<40).compactMap { _ in keys.randomElement(using: &random) })
  }
}
