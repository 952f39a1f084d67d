import ChatflowModel
import OrderedCollections
import Screen
import Testing
import Words

@testable import Builder
@testable import Widgets

@Suite struct KeyTests {
  @Test func readOnlyFilesChangeNothingAndSayWhy() {
    for seed in 0..<6 as Range<UInt64> {
      var monkey = Monkey(seed: seed)
      var session = Session(readOnly: "no permission to write")
      for _ in 0..<200 {
        session.handle(monkey.event(on: session.state.size))
        #expect(session.flow == Sample.support, "seed \(seed)")
      }
      #expect(!session.effects.contains { if case .save = $0 { true } else { false } }, "seed \(seed)")
    }
    var session = Session(readOnly: "no permission to write")
    #expect(session.shows("read only"))
    session.press("a")
    #expect(session.hint.contains("reading only"))
    session.press("Enter")
    session.type("x")
    #expect(session.hint.contains("no permission to write"))
  }

  @Test func aTextInAReadOnlyFileStaysOnTheScreen() {
    var session = Session(readOnly: "no permission to write")
    session.press("Enter")
    session.type("xyz")
    #expect(!session.shows("xyz"))
  }

  @Test func aDisabledCommandSaysWhy() {
    for command in CommandTable.all {
      var session = Session()
      session.press("Up")
      guard case .disabled(let reason) = command.availability(session.state),
        let keys = command.binding(in: .canvas)?.keys.first
      else { continue }
      for key in keys.keys { session.handle(.key(key)) }
      #expect(session.hint.contains(Words.english["disabled.\(reason)"]), "\(command.id): \(session.hint)")
      #expect(session.flow == Sample.support)
    }
  }

  @Test(arguments: ["b", "Q", "Ctrl-G", "Alt-Q", "F7", "Insert", "Ctrl-Alt-J", "g x"])
  func unknownKeysDoNothing(keys: String) {
    var session = Session()
    let before = session
    session.press(keys)
    #expect(session.flow == before.flow)
    #expect(session.state.canvas.spot == before.state.canvas.spot)
    #expect(session.effects.isEmpty)
    #expect(session.lines.dropLast() == before.lines.dropLast())
  }

  @Test(arguments: [true, false]) func aHugePasteGoesInAsTextAndNeverAsCommands(isMultiline: Bool) {
    var session = Session()
    session.press("Enter")
    if isMultiline { session.tab(to: .field("message")) }
    session.press("Ctrl-A")
    let unit = isMultiline ? "q x :u\n" : "q x :u "
    let text = String(repeating: unit, count: 100_000 / unit.count)
    session.paste(text)
    #expect(session.flow.actions.count == Sample.support.actions.count)
    #expect(session.effects.isEmpty)
    #expect(session.state.layers.isEmpty)
    let value = session.flow.actions["greet"]
    let held = isMultiline ? value?.values["message"]?.message?.text.text(tools: .all) : value?.name
    #expect((held?.count ?? 0) > 99_000)
    _ = session.screen
    session.press("Alt-U")
    #expect(session.flow == Sample.support)
  }

  @Test func aPasteOnTheCanvasDoesNothing() {
    var session = Session()
    session.paste("xxxaaaqq\n\n")
    #expect(session.flow == Sample.support)
    #expect(session.effects.isEmpty)
    #expect(session.state.layers.isEmpty)
    #expect(session.hint.contains("Only copied actions"))
  }

  /// In code a tab means something, and what comes back from an editor as it was is what it was.
  @Test func tabsOfCodeAndFromAnEditorStay() {
    var code = TextEditor(shape: .lines, tools: [], limit: 1_000, words: .english)
    _ = code.paste("if\tx\u{1}")
    #expect(code.plainText == "if\tx")
    var message = TextEditor(
      RichText(text: "a\tb", tools: .all), shape: .lines, tools: .all, limit: 1_000, words: .english)
    guard case .ignored = message.takeFromEditor(message.textForEditor) else {
      Issue.record("\(message.plainText)")
      return
    }
  }

  @Test func pastedControlCharactersNeverReachTheScreen() {
    var session = Session()
    session.press("Enter")
    session.tab(to: .field("message"))
    session.paste("a\u{1b}[31mred\u{7}\u{9b}2J\u{202e}")
    #expect(
      session.screen.cells.allSatisfy { $0.scalar == 0 || ($0.scalar >= 0x20 && !(0x7f..<0xa0).contains($0.scalar)) })
  }

  @Test func removingAsksOnlyWhenSomethingIsLost() {
    var session = Session()
    session.press("x")
    #expect(session.state.layers.isEmpty)
    #expect(session.flow.actions["greet"] == nil)
    session = Session()
    session.press("Down", "x")
    #expect(!session.state.layers.isEmpty)
    #expect(session.flow == Sample.support)
    session.press("Esc")
    #expect(session.flow == Sample.support)
    session.press("x", "Enter", "d")
    #expect(session.flow.actions["topic"] == nil)
  }

  @Test func leavingAsksOnlyWhenSomethingIsNotSaved() {
    var session = Session()
    session.press("q")
    #expect(session.takeEffects() == [.quit])
    session.press("x", "q")
    #expect(session.takeEffects().isEmpty)
    session.press("Esc")
    #expect(session.takeEffects().isEmpty)
    session.press("q", "d")
    #expect(session.takeEffects() == [.quit])
  }

  @Test func savingBeforeLeavingLeavesOnlyAfterTheFileIsWritten() {
    var session = Session()
    session.press("x", "q", "s")
    guard case .save(_, _, .quit, _)? = session.takeEffects().first else {
      Issue.record("nothing is saved")
      return
    }
    session.finish(.saved(SaveReport(flow: .written, then: .quit)))
    #expect(session.takeEffects().last == .quit)
  }
}
