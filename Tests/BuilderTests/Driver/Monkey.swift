import Builder
import Randomness
import Screen
import Widgets

/// Somebody who presses anything; the same events for the same seed.
struct Monkey {
  private var random: SeededRandom

  init(seed: UInt64) { random = SeededRandom(seed: seed) }

  /// Keys that mean something somewhere: those of every command, and those of text fields.
  private static let commandKeys: [Key] = CommandTable.all.flatMap { $0.bindings.flatMap { $0.keys.flatMap(\.keys) } }
  private static let codes: [Key.Code] = [
    .enter, .enter, .enter, .tab, .tab, .backspace, .escape, .insert, .delete, .up, .down, .left, .right, .home, .end,
    .pageUp, .pageDown, .function(1), .function(5),
  ]
  private static let modifiers: [Key.Modifiers] = [[], [], [], .shift, .control, .alt, [.control, .shift]]
  private static let letters = Array("abcdghijkmnoprstuxyzAGJU /?:{}[]%!+*_~|12345åé日🙂")
  private static let pastes = [
    "hello", "two\nlines", "q\u{1b}[A\u{3}x", "日本語 🙂 e\u{301}", "{{contact.firstname|there}}", "**b** *i* __u__",
    String(repeating: "long ", count: 300), "\r\n\r\n", "",
  ]
  private static let sizes = [
    (120, 40), (80, 24), (79, 24), (40, 12), (39, 9), (200, 50), (100, 10), (1, 1), (0, 0), (3, 50), (41, 11), (99, 30),
  ]

  /// The next thing that happens, on a screen of a size.
  mutating func event(on size: Size) -> Event {
    switch number(100) {
    case 0..<42: .key(pick(Self.commandKeys))
    case 42..<57: .key(Key(pick(Self.codes), pick(Self.modifiers)))
    case 57..<76: .key(.character(pick(Self.letters)))
    case 76..<80: .key(Key(.character(pick(Self.letters)), pick([.control, .alt])))
    case 80..<84: .paste(pick(Self.pastes))
    case 84..<97: .mouse(mouse(size))
    default: .resize(newSize())
    }
  }

  private mutating func newSize() -> Size {
    let (width, height) = pick(Self.sizes)
    return Size(width: width, height: height)
  }

  private mutating func mouse(_ size: Size) -> MouseEvent {
    let kinds: [MouseEvent.Kind] = [
      .press(.left), .press(.left), .press(.left), .press(.right), .drag(.left), .release(.left), .wheelUp, .wheelDown,
    ]
    let point = Point(x: number(size.width + 4) - 2, y: number(size.height + 4) - 2)
    return MouseEvent(pick(kinds), at: point, modifiers: pick([[], .shift]), clicks: pick([1, 1, 2, 3]))
  }

  mutating func number(_ limit: Int) -> Int { Int(random.next() % UInt64(max(1, limit))) }

  mutating func pick<Value>(_ values: [Value]) -> Value { values[number(values.count)] }
}
