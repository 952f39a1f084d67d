import ChatflowModel
import Screen
import Testing
import Words

@testable import Builder
@testable import Widgets

@Suite struct CommandTableTests {
  @Test func noTwoCommandsShareAKeyInOneContext() {
    for context in Context.allCases {
      var taken: [Chord: String] = [:]
      for command in CommandTable.all {
        for chord in command.binding(in: context)?.keys ?? [] {
          #expect(taken[chord] == nil, "\(chord.title) in \(context): \(taken[chord] ?? "") and \(command.id)")
          taken[chord] = command.id
        }
      }
    }
  }

  @Test func noKeyIsAlsoTheBeginningOfALongerOne() {
    for context in Context.allCases {
      let chords = CommandTable.all.flatMap { $0.binding(in: context)?.keys ?? [] }
      for chord in chords {
        let longer = chords.filter { $0.keys.count > chord.keys.count && $0.keys.starts(with: chord.keys) }
        #expect(longer.isEmpty, "\(chord.title) in \(context) is the beginning of \(longer.map(\.title))")
      }
    }
  }

  @Test func everyCommandHasAnIdOfItsOwn() {
    #expect(Set(CommandTable.all.map(\.id)).count == CommandTable.all.count)
  }

  @Test(arguments: CommandTable.all.map(\.id)) func everyCommandHasATitleAndHelp(id: String) {
    #expect(Words.english.optional("command.\(id)")?.isEmpty == false)
    #expect(Words.english.has("command.\(id).help"))
  }

  @Test func everyHintHasAShortWord() {
    for command in CommandTable.all where command.bindings.contains(where: { $0.hint != nil }) {
      let hint = Words.english.optional("command.\(command.id).hint") ?? ""
      #expect(!hint.isEmpty && hint.count <= 18, "\(command.id): “\(hint)”")
    }
  }

  @Test func everyHintHasAKey() {
    for command in CommandTable.all {
      for binding in command.bindings where binding.hint != nil { #expect(!binding.keys.isEmpty, "\(command.id)") }
    }
  }

  @Test func hintsOfOneContextHavePlacesOfTheirOwn() {
    for context in Context.allCases {
      let places = CommandTable.all.compactMap { $0.binding(in: context)?.hint }
      #expect(Set(places).count == places.count, "\(context)")
    }
  }

  @Test func thePaletteHasEveryCommandOfThePlace() {
    var session = Session()
    session.press(":")
    guard case .chooser(let palette)? = session.state.layers.last else {
      Issue.record("no palette:\n\(session.picture)")
      return
    }
    let offered = Set(palette.items.map(\.id))
    for command in CommandTable.all where command.id != "palette" {
      let isHere = command.binding(in: .canvas) != nil || command.binding(in: .everywhere) != nil
      #expect(offered.contains(command.id) == isHere, "\(command.id)")
    }
  }

  @Test func theHelpOfEveryPlaceHasEveryKeyOfThePlace() {
    for context in [Context.canvas, .form, .picker] {
      var session = Session()
      if context == .form { session.press("Enter") }
      if context == .picker { session.press("a") }
      session.press("F1")
      guard case .chooser(let help)? = session.state.layers.last else {
        Issue.record("no help for \(context):\n\(session.picture)")
        continue
      }
      let offered = Set(help.items.map(\.id))
      for command in CommandTable.all where command.binding(in: context)?.keys.isEmpty == false {
        #expect(offered.contains(command.id), "\(command.id) in \(context)")
      }
    }
  }

  /// What the help says about a key is what makes that key.
  @Test func everyChordIsReadAsItIsWritten() {
    for chord in CommandTable.all.flatMap({ $0.bindings.flatMap(\.keys) }) {
      let written = chord.title.split(separator: " ").map { Self.arrows[String($0)] ?? String($0) }
      let plain = written.map { word in
        Self.arrows.reduce(word) { $0.hasSuffix($1.key) ? String($0.dropLast()) + $1.value : $0 }
      }
      #expect(Chord(stringLiteral: plain.joined(separator: " ")) == chord, "\(chord.title)")
    }
  }

  @Test func aNameThatIsNoKeysIsNotInTheTable() {
    for chord in CommandTable.all.flatMap({ $0.bindings.flatMap(\.keys) }) {
      #expect(chord.keys.count <= 2 && !chord.keys.isEmpty, "\(chord.title)")
      for key in chord.keys {
        if case .character(let character) = key.code, key.modifiers.contains(.control) {
          #expect(character == "_" || character.isLowercase, "\(chord.title) cannot be typed")
        }
        if case .character = key.code { #expect(!key.modifiers.contains(.shift), "\(chord.title)") }
      }
    }
  }

  private static let arrows = ["↑": "Up", "↓": "Down", "←": "Left", "→": "Right"]
}
