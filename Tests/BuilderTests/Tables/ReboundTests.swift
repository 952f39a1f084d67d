import ChatflowFiles
import ChatflowModel
import Foundation
import Randomness
import Screen
import Testing
import Words

@testable import Builder
@testable import Widgets

/// Keys that the configuration gives to commands.
@Suite struct ReboundTests {
  private func rebound(_ keys: String) -> Rebound {
    let text = "keys: {\(keys)}\n"
    let opened = ConfigurationFile.decode(Array(text.utf8))
    #expect(opened.problems == [])
    return Rebound(opened.configuration.rebindings)
  }

  private func keys(_ rebound: Rebound, _ id: String, _ context: Builder.Context) throws -> [String] {
    rebound.keys.keys(of: try #require(CommandTable[id]), in: context).map(\.title)
  }

  @Test func aKeyTakesThePlaceOfTheOldOnes() throws {
    let rebound = rebound("save: F2, canvas.follow: [e, Alt-O], quit: {canvas: []}")
    #expect(rebound.problems == [])
    #expect(try keys(rebound, "save", .everywhere) == ["F2"])
    #expect(try keys(rebound, "canvas.follow", .canvas) == ["e", "Alt-O"])
    #expect(try keys(rebound, "quit", .canvas) == [])
    #expect(try keys(rebound, "quit", .everywhere) == ["Ctrl-Q"])
  }

  @Test func theBuilderFollowsTheNewKey() throws {
    let rebound = rebound("canvas.follow: e, canvas.rename: [], save: F2, messages: g m")
    #expect(rebound.problems == [])
    var session = Session(keys: rebound.keys)
    session.press("F2")
    session.finish(.saved(SaveReport(flow: .same, then: .stay)))
    #expect(session.hint.contains("Nothing to save"), "\(session.picture)")
    session.press("r")
    #expect(session.hint.contains("r does nothing here"), "\(session.picture)")
    session.press("?")
    session.type("messages so far")
    #expect(session.picture.contains("g m"))
  }

  @Test func aNumberOfPlainModeGoesToItsCardWhateverTheKeysAre() {
    let rebound = rebound("canvas.go-to-number: [], canvas.last: G")
    #expect(rebound.problems == [])
    var mode = PlainMode(Session(keys: rebound.keys).state)
    _ = mode.take("3", at: Session.noon)
    var session = Session()
    session.press("3", "G")
    #expect(mode.state.canvas.spot == session.state.canvas.spot)
  }

  @Test func twoCommandsCanExchangeTheirKeys() throws {
    let rebound = rebound("canvas.find: n, canvas.find-next: /")
    #expect(rebound.problems == [])
    #expect(try keys(rebound, "canvas.find", .canvas) == ["n"])
  }

  @Test(arguments: [
    // Another command in the same context, exactly and as the beginning of a longer one.
    ("canvas.follow: a", "key-taken", "canvas.insert-after"), ("canvas.follow: g", "key-taken", "canvas.change-id"),
    ("canvas.follow: a b", "key-taken", "canvas.insert-after"), ("canvas.find: n", "key-taken", "canvas.find-next"),
    // In a context that holds at the same time.
    ("save: u", "key-taken", "undo"), ("canvas.follow: Ctrl-S", "key-taken", "save"),
    ("save: Alt-R", "key-taken", "form.revert"), ("canvas.follow: '='", "key-taken", "canvas.zoom-in"),
    ("target.join: j", "key-taken", "canvas.down"), ("form.next: Ctrl-S", "key-taken", "save"),
    ("quit: {canvas: B}, canvas.follow: B", "key-taken", "quit"),
    ("sav: F2", "unknown-command", ""), ("save: {form: F2}", "unknown-context", "everywhere"),
    ("save: Hyper-X", "no-key", ""), ("save: ''", "no-key", ""), ("save: Shift-a", "no-key", ""),
    ("save: F25", "no-key", ""), ("save: Ctrl-Ctrl-A", "no-key", ""), ("save: Ctrl-I", "key-not-sent", "Tab"),
    ("save: 'Ctrl-['", "key-not-sent", "Esc"), ("canvas.follow: 5", "key-is-number", ""),
    ("chooser.leave: x", "key-is-text", ""), ("picker.leave: x", "key-is-text", ""),
    ("save: Ctrl-E", "key-of-text", "text.editor"), ("chooser.leave: []", "key-needed", ""),
    ("palette: []", "key-needed", ""), ("target.leave: []", "key-needed", ""),
  ])
  func whatMakesNoSenseIsRefusedAndTheDefaultStays(keys text: String, reason: String, expected: String) throws {
    let rebound = rebound(text)
    #expect(rebound.problems.map(\.reason) == ["problem.\(reason)"])
    let said = rebound.problems.first?.expected ?? ""
    #expect(expected.isEmpty || said.contains(expected), "\(rebound.problems)")
    #expect(rebound.problems.first.map { !$0.sentence(.english).contains("{") && $0.line == 1 } == true)
    if !text.contains(",") {
      #expect(rebound.accepted == [])
      for command in CommandTable.all {
        for binding in command.bindings {
          #expect(rebound.keys.keys(of: command, in: binding.context) == binding.keys, "\(command.id)")
        }
      }
    }
  }

  /// Whatever is set at random: no key stands for two commands in contexts that hold together, and every way out is left.
  @Test(arguments: 0..<40) func randomKeysNeverClash(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let pool = ["a", "b", "e", "g e", "g g", "F2", "F3", "Ctrl-S", "Alt-X", "Esc", "Enter", "Tab", "]", "Ctrl-N", "x"]
    let rebindings = (0..<12).map { line -> Rebinding in
      let command = CommandTable.all[Int.random(in: 0..<CommandTable.all.count, using: &random)]
      let place = Rebinding.Place(line: line, column: 1)
      let keys = (0..<Int.random(in: 0...2, using: &random)).map { _ in
        Rebinding.Written(pool.randomElement(using: &random) ?? "a", at: place)
      }
      return Rebinding(command: command.id, keys: keys, at: place)
    }
    let rebound = Rebound(rebindings)
    let shipped = KeyMap.standard
    for command in CommandTable.all {
      for binding in command.bindings {
        let own = rebound.keys.keys(of: command, in: binding.context)
        for chord in own where !binding.keys.contains(chord) {
          for rival in binding.context.rivals {
            for other in CommandTable.all where other.id != command.id {
              let taken = rebound.keys.keys(of: other, in: rival)
              #expect(
                !taken.contains { $0.begins(chord) || chord.begins($0) }, "\(seed): \(command.id), \(other.id)")
            }
          }
        }
        if binding.context == .chooser, !shipped.keys(of: command, in: .chooser).isEmpty { #expect(!own.isEmpty) }
      }
    }
  }

  /// The way in which a key is written in the help is a way to write it in the configuration.
  @Test func everyChordIsReadAsItIsWritten() {
    for chord in CommandTable.all.flatMap({ $0.bindings.flatMap(\.keys) }) {
      #expect(Chord(written: chord.title) == chord, "\(chord.title)")
      #expect(Chord(written: chord.title.replacing("Ctrl-", with: "ctrl-")) == chord)
    }
  }

  @Test func theCommittedSchemaIsTheOneOfTheTables() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../docs/config.schema.json").standardized
    let schema = ConfigurationSchema.json(.english, commands: KeyList.commands(.english))
    if ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == "1" {
      try schema.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("recorded \(file.lastPathComponent)")
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == schema)
  }

  @Test func theWordsOfGlyphsAreTheTiers() {
    #expect(Setting.glyphs.form == .choice([Setting.auto] + GlyphTier.allCases.map(\.rawValue)))
  }
}
