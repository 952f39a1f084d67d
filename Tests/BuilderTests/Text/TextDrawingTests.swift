import ChatflowModel
import Screen
import Testing
import Words

@testable import Builder
@testable import Widgets

@Suite struct TextDrawingTests {
  static let sample = """
    Thanks **{{contact.firstname|there}}**.
    Our *assistant* takes over __from__ ~~here~~, see [the list](https://example.org/list).
    - a price list that is too long for one row
    - 这是重点内容 in a sentence that wraps
    1. first
    2. ***both***
    """

  /// A field with its toolbar below, drawn into a frame of that size.
  private func frame(
    _ editor: TextEditor, _ width: Int, _ height: Int, look: TextEditor.Look, tools: TextTools = .all
  ) -> Frame {
    var frame = Frame(size: Size(width: width, height: height))
    let bar = TextToolbar(tools, glyphs: look.glyphs)
    let area = frame.bounds.inset(left: 1, right: 1, bottom: bar.height(width: width - 2))
    editor.draw(into: &frame, area: area, look: look)
    bar.draw(editor, into: &frame, area: frame.bounds.inset(left: 1, top: area.maxY, right: 1))
    return frame
  }

  @Test(arguments: [GlyphTier.rich, .basic, .ascii]) func aRichTextIsSeenAsItWillLook(glyphs: GlyphTier) {
    var editor = TextEditor(RichText(text: Self.sample, tools: .all), tools: .all)
    editor.select(TextPosition(line: 0, offset: 7))
    let frame = frame(editor, 38, 12, look: .init(isFocused: true, glyphs: glyphs))
    TextPictures.check(frame, is: "text-rich-\(glyphs.rawValue)")
  }

  @Test func aSelectionOverSeveralLinesIsSeen() {
    var editor = TextEditor(RichText(text: Self.sample, tools: .all), tools: .all)
    editor.select(TextPosition(line: 0, offset: 3), TextPosition(line: 2, offset: 7))
    TextPictures.check(frame(editor, 60, 8, look: .init(isFocused: true)), is: "text-selection")
  }

  @Test func aLongTextScrollsAndSaysSo() {
    var editor = TextEditor(RichText(text: Self.sample, tools: .attach), tools: .attach)
    editor.settle(in: Size(width: 28, height: 4))
    for _ in 0..<3 { _ = editor.handle(Key(.up)) }
    TextPictures.check(frame(editor, 30, 5, look: .init(isFocused: true), tools: .attach), is: "text-scrolled")
  }

  @Test func aSingleLineScrollsSideways() {
    var editor = TextEditor(RichText(literal: "A name that is much too long for its field"), shape: .line)
    for _ in 0..<16 { _ = editor.handle(Key(.left)) }
    TextPictures.check(frame(editor, 22, 1, look: .init(isFocused: true), tools: []), is: "text-line")
  }

  @Test func anEmptyFieldShowsItsPlaceholder() {
    let look = TextEditor.Look(placeholder: "What shall it say?")
    TextPictures.check(frame(TextEditor(tools: .all), 24, 4, look: look), is: "text-placeholder")
  }

  @Test func nothingIsDrawnOutsideTheArea() {
    let editor = TextEditor(RichText(text: Self.sample, tools: .all), tools: .all)
    for width in 0...12 {
      for height in 0...4 {
        var frame = Frame(size: Size(width: 20, height: 8), fill: Cell(scalar: 0x23))
        let area = Rect(x: 3, y: 2, width: width, height: height)
        editor.draw(into: &frame, area: area, look: .init(isFocused: true))
        let isClean = (0..<20 * 8).allSatisfy { index in
          let point = Point(x: index % 20, y: index / 20)
          return area.contains(point) || frame[point.x, point.y] == Cell(scalar: 0x23)
        }
        #expect(isClean, "\(width)x\(height)")
      }
    }
  }

  @Test func noControlCharacterReachesTheScreen() {
    let editor = TextEditor(RichText(literal: "a\u{1b}[2Jb\tc\u{9b}"), tools: .all)
    var frame = Frame(size: Size(width: 20, height: 1))
    editor.draw(into: &frame, area: frame.bounds, look: .init())
    #expect(frame.lines == ["a\u{fffd}[2Jb c\u{fffd}"])
  }
}

/// The mouse: what is clicked is what is seen.
@Suite struct TextMouseTests {
  private let area = Rect(x: 10, y: 5, width: 12, height: 3)

  private func field(_ notation: String, shape: TextEditor.Shape = .lines) -> TextEditor {
    var editor = TextNotation.editor(notation, shape: shape)
    editor.settle(in: area.size)
    return editor
  }

  @Test func everyPlaceCanBeClicked() {
    var editor = field("one two three\n• 这x ‹firstname›\n\nend|")
    editor.settle(in: Size(width: 14, height: 9))
    let area = Rect(x: 3, y: 1, width: 14, height: 9)
    for (index, line) in editor.lines.enumerated() {
      for offset in 0...line.units.count {
        editor.select(TextPosition(line: index, offset: offset))
        var frame = Frame(size: Size(width: 30, height: 12))
        editor.draw(into: &frame, area: area, look: .init(isFocused: true))
        let cursor = editor.cursor
        guard let point = frame.cursor?.point else {
          Issue.record("no cursor at \(cursor)")
          continue
        }
        _ = editor.place(at: point, in: area)
        #expect(editor.cursor == cursor)
      }
    }
  }

  @Test func clicksBesideTheTextGoToTheNearestPlace() {
    var editor = field("ab|\ncd")
    #expect(editor.place(at: Point(x: 21, y: 5), in: area) == .ignored)
    #expect(editor.place(at: Point(x: 2, y: 6), in: area) == .moved)
    #expect(TextNotation.notation(editor) == "ab\n|cd")
    _ = editor.place(at: Point(x: 0, y: 40), in: area)
    #expect(TextNotation.notation(editor) == "ab\ncd|")
    _ = editor.place(at: Point(x: 30, y: -3), in: area)
    #expect(TextNotation.notation(editor) == "|ab\ncd")
  }

  @Test func aDragSelectsAndADoubleClickTakesAWord() {
    var editor = field("one two|")
    _ = editor.place(at: Point(x: 11, y: 5), in: area)
    _ = editor.place(at: Point(x: 14, y: 5), in: area, extending: true)
    #expect(TextNotation.notation(editor) == "o[ne |]two")
    _ = editor.place(at: Point(x: 15, y: 5), in: area, clicks: 2)
    #expect(TextNotation.notation(editor) == "one [two|]")
  }

  @Test func theWheelTurnsTheViewAndTheNextKeyComesBack() {
    var editor = field("1\n2\n3\n4\n5\n6|")
    #expect(editor.scroll == 3)
    #expect(editor.scroll(by: -2) == .moved)
    editor.settle(in: area.size)
    #expect(editor.scroll == 1)
    #expect(editor.scroll(by: -9) == .moved)
    #expect(editor.scroll(by: -1) == .ignored)
    _ = editor.handle(.character("x"))
    editor.settle(in: area.size)
    #expect(editor.scroll == 3)
  }
}

@Suite struct TextToolbarTests {
  private func labels(_ tools: TextTools, width: Int, glyphs: GlyphTier = .rich) -> [String] {
    var frame = Frame(size: Size(width: width, height: 3))
    let bar = TextToolbar(tools, glyphs: glyphs)
    bar.draw(TextEditor(tools: tools), into: &frame, area: frame.bounds)
    #expect(bar.height(width: width) == frame.lines.filter { !$0.isEmpty }.count)
    return frame.lines.filter { !$0.isEmpty }
  }

  @Test func theToolsStandInOneRowIfTheyCan() {
    #expect(labels(.all, width: 50) == ["B I U S  • 1. Link Clear  File Video Token"])
    #expect(labels(.all, width: 40) == ["B I U S • 1. Link Clear File Video Token"])
    #expect(labels(.all, width: 36) == ["B I U S • 1. Link × File Video Token"])
    #expect(labels(.all, width: 36, glyphs: .ascii) == ["B I U S - 1. Link x File Video Token"])
    #expect(labels(.all, width: 20) == ["B I U S • 1. Link ×", "File Video Token"])
    #expect(labels(.all, width: 18) == ["B I U S • 1. Link", "× File Video Token"])
    #expect(labels([.formatting, .tokens], width: 36) == ["B I U S  • 1. Link Clear  Token"])
  }

  @Test func attachIsOneTool() {
    #expect(labels(.attach, width: 36) == ["Attach"])
    #expect(TextToolbar([]).height(width: 36) == 0)
    var editor = TextEditor(tools: .attach)
    #expect(editor.perform(TextToolbar(.attach).tools[0].action) == .asks(.attach))
  }

  @Test func aClickHitsWhatIsSeen() {
    let bar = TextToolbar(.all)
    let area = Rect(x: 4, y: 2, width: 30, height: 3)
    var frame = Frame(size: Size(width: 40, height: 6))
    let regions = bar.draw(TextEditor(tools: .all), into: &frame, area: area)
    #expect(regions.map(\.action) == bar.tools.map(\.action))
    for region in regions {
      let seen = (region.area.x..<region.area.maxX).map { frame[$0, region.area.y].text }.joined()
      #expect(seen == region.label)
    }
  }

  @Test func aToolIsOnWhereTheCursorIs() {
    var editor = TextEditor(RichText(text: "- **a** [b](http://x.y) {{contact.email}}", tools: .all), tools: .all)
    let bar = TextToolbar(.all)
    func on() -> [TextAction] { bar.tools.filter { bar.isOn($0, in: editor) }.map(\.action) }
    #expect(on() == [.bullets, .token])
    editor.select(TextPosition(line: 0, offset: 1))
    #expect(on() == [.bold, .bullets])
    editor.select(TextPosition(line: 0, offset: 3))
    #expect(on() == [.bullets, .link])
  }

  @Test func everyToolHasAKeyAndATitle() {
    for tool in TextToolbar(.all).tools {
      #expect(Words.english.has(tool.action.title))
      #expect(TextKey.all.contains { $0.action == tool.action })
    }
  }
}
