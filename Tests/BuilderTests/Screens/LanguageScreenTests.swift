import Foundation
import Screen
import Testing
import Words

@testable import Builder
@testable import ChatflowModel

/// The main screens in both languages, colour and monochrome: kept pictures, and nothing that is cut off. Swedish words are
/// longer.
@Suite struct LanguageScreenTests {
  private static let sizes = [Size(width: 80, height: 24), Size(width: 120, height: 40)]

  @Test(arguments: MainScreen.all, Spoken.allCases) func aScreen(screen: MainScreen, language: Spoken) throws {
    var text = ""
    for size in Self.sizes {
      text += language.looks(
        rich: try screen.session(language.words, size, .rich).screen,
        ascii: try screen.session(language.words, size, .ascii).screen)
    }
    Goldens.check(text, isFile: "\(language)-\(screen.name).txt")
  }

  /// Where only ASCII can be shown, no sign of the program's own is another: only letters of texts and names are.
  @Test(arguments: MainScreen.all) func asciiIsASCII(screen: MainScreen) throws {
    for (language, size) in Spoken.allCases.flatMap({ language in Self.sizes.map { (language, $0) } }) {
      let text = try screen.session(language.words, size, .ascii).screen.lines.joined(separator: "\n")
      let signs = Set(text.filter { !$0.isASCII && !$0.isLetter })
      #expect(signs.isEmpty, "\(language) \(size.width)x\(size.height): \(signs)\n\(text)")
    }
  }

  /// What the panel and pop-ups say in the words of the table stands there in full, however far one has to scroll; only
  /// names and texts of the user are cut. (A row of the list of problems, and the reason behind a
  /// disabled command, go on below the list.)
  @Test(arguments: MainScreen.all.filter { !$0.name.hasPrefix("problems") }) func noWordIsCutOff(screen: MainScreen)
    throws
  {
    for words in Spoken.allCases.map(\.words) {
      for size in Self.sizes + [Size(width: 80, height: 150), Size(width: 120, height: 150)] {
        var session = try screen.session(words, size, .rich)
        for _ in 0..<(session.hasLongList ? 7 : 1) {
          for cut in session.cutTexts where words.isCut(cut) && !cut.hasPrefix("(") {
            Issue.record("\(screen.name) \(size.width)x\(size.height): “\(cut)”\n\(session.picture)")
          }
          if session.hasLongList { session.press("PageDown") }
        }
      }
    }
  }
}

/// A language that screens are kept in.
enum Spoken: String, CaseIterable {
  case english, swedish

  var words: Words { self == .english ? .english : .of(.chosen(wish: "sv") { _ in nil }) }

  /// What is kept of a screen: where another language differs is the words.
  func looks(rich: Frame, ascii: Frame) -> String {
    self == .english ? Goldens.looks(rich: rich, ascii: ascii) : Goldens.words(rich)
  }
}

extension Session {
  fileprivate var hasLongList: Bool { if case .chooser? = state.layers.last { true } else { false } }

  /// The texts in the panel and in the front pop-up that end in an ellipsis, without it.
  fileprivate var cutTexts: [String] {
    let area = state.layers.isEmpty ? state.regions.panel : LayerView(state: state).frame
    let screen = screen
    return (area.y..<min(area.maxY, screen.size.height)).flatMap { y in
      let row = (area.x..<min(area.maxX, screen.size.width)).map { screen[$0, y].text }.joined()
      return row.split(separator: "…", omittingEmptySubsequences: false).dropLast().map { part in
        // Parts of a row stand two columns apart.
        String(part).split(separator: "  ").last.map(String.init) ?? ""
      }
    }
  }
}

extension Words {
  /// Whether a text begins, or goes on behind a colon, with words of the table that should have gone on.
  fileprivate func isCut(_ text: String) -> Bool {
    let trimmed = String(text.drop { !$0.isLetter })
    let parts = [trimmed, trimmed.split(separator: ": ").last.map(String.init) ?? ""]
    return parts.contains { part in
      let following = texts.filter { $0 != self["panel.condition-placeholder"] }.compactMap { text in
        text.range(of: part).map { text[$0.upperBound...].first }
      }
      // What is filled in is the user's; an ellipsis may belong to the word.
      return part.count > 3 && !following.isEmpty && !following.contains("…") && !following.contains("{")
    }
  }
}
