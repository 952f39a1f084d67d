import ChatflowModel
import Screen
import Testing
import Words

@testable import Builder
@testable import Widgets

/// What the list of chatflows looks like.
@Suite struct ChatflowListScreenTests {
  @Test(arguments: [(80, 24), (40, 12)], [GlyphTier.rich, .ascii])
  func list(size: (Int, Int), tier: GlyphTier) throws {
    var shelf = try Shelf(size: Size(width: size.0, height: size.1), tier: tier)
    try shelf.folder.lock("offline.chatflow.yaml")
    shelf.look()
    shelf.press("Down")
    check(shelf, "list-\(tier == .ascii ? "ascii-" : "")\(size.0)x\(size.1)")
  }

  /// Errors and warnings stand beside each other, each sign in its own colour.
  @Test func eachSignOfAProblemHasItsOwnColour() throws {
    let mixed = Shelf.flow("Mixed", "tags: [a, A]\n", "Hello").replacing("start: greet", with: "start: nowhere")
    let shelf = try Shelf(["a.chatflow.yaml": Shelf.flow("First", "", "Hello"), "mixed.chatflow.yaml": mixed])
    let screen = shelf.screen
    let y = try #require(screen.lines.firstIndex { $0.contains("Mixed") })
    let cells = screen.row(y)
    for (sign, role) in [(shelf.list.glyphs.error, Role.error), (shelf.list.glyphs.warning, .warning)] {
      #expect(cells.first(where: { $0.text == sign })?.style == Style(role), "\(sign) in \(screen.lines[y])")
    }
  }

  @Test(arguments: [(80, 24), (120, 40), (40, 12)]) func templates(size: (Int, Int)) throws {
    var shelf = try Shelf(size: Size(width: size.0, height: size.1))
    shelf.press("n", "Down", "Down", "Down")
    check(shelf, "list-templates-\(size.0)x\(size.1)")
  }

  /// All screens of the list in both languages.
  @Test(arguments: Spoken.allCases, [(80, 24), (120, 40)]) func languages(language: Spoken, size: (Int, Int)) throws {
    let walks = [
      ["Down"], ["/", "e"], ["n", "Down"], ["Down", "c"], ["End", "Up", "Space"], ["Down", "x"], ["?"], [":"], ["T"],
      [],
    ]
    var text = ""
    for keys in walks {
      func screen(_ tier: GlyphTier) throws -> Frame {
        // The last one is an empty folder.
        var shelf = try Shelf(
          keys.isEmpty ? [:] : Shelf.files, size: Size(width: size.0, height: size.1), tier: tier,
          words: language.words)
        for key in keys { shelf.press(key) }
        return shelf.screen
      }
      let ascii = try screen(.ascii)
      #expect(!ascii.lines.joined().contains { !$0.isASCII && !$0.isLetter }, "\(ascii.lines.joined(separator: "\n"))")
      text += keys.joined(separator: " ") + "\n" + language.looks(rich: try screen(.rich), ascii: ascii)
    }
    Goldens.check(text, isFile: "\(language)-list-\(size.0)x\(size.1).txt")
  }

  private func check(_ shelf: Shelf, _ name: String) {
    Goldens.check(Goldens.picture(shelf.screen, shelf.list.tier), isFile: "screen-\(name).txt")
  }
}
