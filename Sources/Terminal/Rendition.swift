/// How a terminal draws what it is given next, as far as that is known: attributes and colours.
///
/// Parts that nobody has set since the terminal was last in other hands are unknown.
struct Rendition: Equatable {
  /// One bit for each of `onCodes`: which attributes are on, and of which it is known whether they are.
  private var on: UInt8 = 0
  private var known: UInt8 = 0
  private var foreground = Paint.unknown
  private var background = Paint.unknown

  /// A colour as an SGR sequence says it.
  private enum Paint: Equatable {
    case unknown
    /// A code of its own: 30 to 37, 39, 40 to 47, 49, 90 to 97, 100 to 107.
    case code(Int)
    case indexed(Int)
    case exact(ExactColours.Colour)
  }

  /// What switches each attribute on and off; bold and dim are switched off together.
  private static let onCodes = [1, 2, 3, 4, 5, 7, 8, 9]
  private static let offCodes = [22, 22, 23, 24, 25, 27, 28, 29]
  private static let boldAndDim: UInt8 = 3
  private static let blink = 4

  private var isKnown: Bool { known == 0xff && foreground != .unknown && background != .unknown }
  private var isPlain: Bool { isKnown && on == 0 && foreground == .code(39) && background == .code(49) }

  // MARK: Reading

  /// Takes over what the parameters of an SGR sequence say; false, and nothing is changed, if they are not understood.
  mutating func apply(_ parameters: Slice<UnsafeBufferPointer<UInt8>>, exact: ExactColours) -> Bool {
    var result = self
    var codes = SGRCodes(parameters)
    repeat {
      guard let code = codes.next() else { return false }
      switch code {
      case 38, 48:
        guard let paint = Rendition.paint(&codes, exact: exact) else { return false }
        if code == 38 { result.foreground = paint } else { result.background = paint }
      case 30...37, 39, 90...97: result.foreground = .code(code)
      case 40...47, 49, 100...107: result.background = .code(code)
      default: guard result.applyAttribute(code) else { return false }
      }
    } while !codes.isAtEnd
    self = result
    return true
  }

  private static func paint(_ codes: inout SGRCodes, exact: ExactColours) -> Paint? {
    switch codes.next() {
    case 5:
      guard let index = codes.next() else { return nil }
      return exact[index].map { .exact($0) } ?? .indexed(index)
    case 2:
      guard let red = codes.next(), let green = codes.next(), let blue = codes.next() else { return nil }
      return .exact(ExactColours.Colour(red: red, green: green, blue: blue))
    default: return nil
    }
  }

  private mutating func applyAttribute(_ code: Int) -> Bool {
    if code == 0 {
      on = 0
      known = 0xff
      foreground = .code(39)
      background = .code(49)
      return true
    }
    var isFound = false
    for bit in 0..<8 {
      if code == Rendition.onCodes[bit] {
        on |= 1 << bit
      } else if code == Rendition.offCodes[bit] {
        on &= ~(1 << bit)
      } else {
        continue
      }
      known |= 1 << bit
      isFound = true
    }
    return isFound
  }

  // MARK: Writing

  /// How attributes are said to a terminal.
  struct Dialect {
    /// Whether blink means strike-through.
    var strikes = false
    /// Whether single attributes can be switched off; hardware terminals know only the reset.
    var endsAttributes = true
  }

  /// Appends the one sequence that takes a terminal from another rendition to this one.
  func write(after shown: Rendition, in dialect: Dialect, to result: inout [UInt8]) {
    guard self != shown else { return }
    result.append(Byte.escape)
    result.append(UInt8(ascii: "["))
    if !isPlain {
      writeCodes(after: shown, in: dialect, to: &result)
      // Each code ends with a separator; that of the last gives way to the end.
      if result.last == UInt8(ascii: ";") { result.removeLast() }
    }
    result.append(UInt8(ascii: "m"))
  }

  private func writeCodes(after shown: Rendition, in dialect: Dialect, to result: inout [UInt8]) {
    var shown = shown
    var ended = known & ~on & ~(shown.known & ~shown.on)
    if ended != 0, isKnown, !shown.isKnown || !dialect.endsAttributes {
      Rendition.write(0, to: &result)
      _ = shown.applyAttribute(0)
      ended = 0
    }
    for bit in 0..<8 where ended & 1 << bit != 0 {
      if bit == 1, ended & 1 != 0 { continue }
      let code = Rendition.offCodes[bit]
      Rendition.write(bit == Rendition.blink && dialect.strikes ? 29 : code, to: &result)
    }
    if ended & Rendition.boldAndDim != 0 { shown.on &= ~Rendition.boldAndDim }
    for bit in 0..<8 where on & ~shown.on & 1 << bit != 0 {
      let code = Rendition.onCodes[bit]
      Rendition.write(bit == Rendition.blink && dialect.strikes ? 9 : code, to: &result)
    }
    if foreground != shown.foreground { Rendition.write(foreground, 38, to: &result) }
    if background != shown.background { Rendition.write(background, 48, to: &result) }
  }

  private static func write(_ paint: Paint, _ code: Int, to result: inout [UInt8]) {
    switch paint {
    case .unknown: break
    case .code(let code): write(code, to: &result)
    case .indexed(let index): for number in [code, 5, index] { write(number, to: &result) }
    case .exact(let colour):
      for number in [code, 2, colour.red, colour.green, colour.blue] { write(number, to: &result) }
    }
  }

  private static func write(_ number: Int, to result: inout [UInt8]) {
    OutputFilter.append(number, to: &result)
    result.append(UInt8(ascii: ";"))
  }
}

/// The numbers between the semicolons of an SGR sequence; what is left out is 0.
private struct SGRCodes {
  private let bytes: Slice<UnsafeBufferPointer<UInt8>>
  private var index: Int
  private(set) var isAtEnd = false

  init(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) {
    self.bytes = bytes
    index = bytes.startIndex
  }

  /// The next number; nil at the end, and for anything but up to three digits.
  mutating func next() -> Int? {
    guard !isAtEnd else { return nil }
    var number = 0
    while index < bytes.endIndex, bytes[index] != UInt8(ascii: ";") {
      guard (0x30..<0x3a).contains(bytes[index]), number < 100 else { return nil }
      number = number * 10 + Int(bytes[index]) - 0x30
      index += 1
    }
    isAtEnd = index == bytes.endIndex
    index += 1
    return number
  }
}

/// The exact colours that palette numbers stand for.
struct ExactColours {
  struct Colour: Equatable {
    var red: Int
    var green: Int
    var blue: Int
  }

  private var colours: [Colour?] = Array(repeating: nil, count: 256)

  /// The colour that a number from 16 to 255 stands for.
  subscript(index: Int) -> Colour? {
    get { index < colours.count ? colours[index] : nil }
    set { colours[index] = newValue }
  }
}
