import ChatflowModel
import Randomness
import Screen
import Testing

@testable import Builder
@testable import Widgets

/// Random keys, pastes and clicks: whatever happens, the field stays a field.
@Suite struct TextRandomTests {
  private static let pastes = [
    "a\nb", "👩‍💻 这是", "e\u{301}", "\u{301}", "{{contact.email|x}}", "one two three four five six seven", "", "\r\n", "🇸",
    "\u{200d}",
  ]

  @Test(arguments: 0..<16) func whateverHappensTheFieldStaysWhole(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let tools = random.pick([TextTools.all, .attach, []])
    var editor = TextEditor(shape: random.pick([.line, .lines, .lines]), tools: tools)
    var log: [String] = []
    for _ in 0..<200 {
      let size = Size(width: Int.random(in: 1...14, using: &random), height: Int.random(in: 1...5, using: &random))
      let area = Rect(x: 1, y: 1, width: size.width, height: size.height)
      editor.settle(in: size)
      let before = editor.lines
      let selected = editor.selection
      let outcome: TextOutcome
      switch Int.random(in: 0..<12, using: &random) {
      case 0:
        let text = random.pick(Self.pastes)
        log.append("paste \(text.debugDescription)")
        outcome = editor.paste(text)
      case 1:
        let point = Point(x: Int.random(in: -2...16, using: &random), y: Int.random(in: -2...8, using: &random))
        let clicks = Int.random(in: 1...2, using: &random)
        log.append("click \(point) \(clicks)")
        outcome = editor.place(at: point, in: area, extending: Bool.random(using: &random), clicks: clicks)
      case 2:
        log.append("link")
        outcome = editor.setLink(random.pick([nil, "https://x.y"]))
      case 3:
        log.append("scroll")
        outcome = editor.scroll(by: random.pick([-3, 3]))
      case 4, 5:
        let key = Key.character(random.pick(["a", " ", "é", "好", "}", "\u{301}"]))
        log.append("\(key.code)")
        outcome = editor.handle(key)
      default:
        let entry = random.pick(TextKey.all)
        var key = random.pick(entry.keys)
        if entry.action.isMovement, Bool.random(using: &random) { key.modifiers.insert(.shift) }
        log.append("\(entry.action) \(key.modifiers.rawValue)")
        outcome = editor.handle(key)
      }
      let story: Comment = "seed \(seed): \(log.suffix(12).joined(separator: ", "))"
      switch outcome {
      case .edited, .cut: break
      default: #expect(editor.lines == before, story)
      }
      if outcome == .ignored { #expect(editor.selection == selected, story) }
      let range = editor.selection.range
      for place in [range.lowerBound, range.upperBound] {
        #expect(editor.lines.indices.contains(place.line), story)
        #expect(0...editor.lines[place.line].units.count ~= place.offset, story)
      }
      #expect(!editor.lines.isEmpty && (editor.shape == .lines || editor.lines.count == 1), story)

      var frame = Frame(size: Size(width: 16, height: 8))
      editor.draw(into: &frame, area: area, look: .init(isFocused: true))
      if editor.followsCursor {
        #expect(frame.cursor.map { area.contains($0.point) } == true, "the cursor is not visible: \(story)")
      }
      if editor.followsCursor, let point = frame.cursor?.point, size.width > 2 {
        #expect(!["◄", "►"].contains(frame[point.x, point.y].text), "the cursor stands on a mark: \(story)")
      }
      let isClean = (0..<16 * 8).allSatisfy { index in
        let point = Point(x: index % 16, y: index / 16)
        return area.contains(point) || frame[point.x, point.y] == .blank
      }
      #expect(isClean, "something was drawn outside the field: \(story)")
      // Rows cover each line once, in order.
      let rows = editor.rows(width: size.width)
      for (index, line) in editor.lines.enumerated() {
        let own = rows.filter { $0.line == index }
        #expect(own.first?.units.lowerBound == 0 && own.last?.units.upperBound == line.units.count, story)
        #expect(zip(own, own.dropFirst()).allSatisfy { $0.units.upperBound == $1.units.lowerBound }, story)
      }
      let value = editor.value
      let fresh = RichText(blocks: editor.lines.map(\.block)).normalized(for: tools)
      #expect(value == fresh, "a line kept an old block: \(story)")
      #expect(TextEditor(value, shape: editor.shape, tools: tools).value == value, story)
      #expect(RichText(text: value.text(tools: tools), tools: tools) == value, story)
    }
  }
}

extension SeededRandom {
  fileprivate mutating func pick<Value>(_ values: [Value]) -> Value {
    values[Int.random(in: 0..<values.count, using: &self)]
  }
}
