/// Why a text is no JSON.
public struct JSONProblem: Error, Hashable, Sendable {
  /// Where: the number of bytes before it.
  public let offset: Int
}

extension JSON {
  /// Reads a text that is one value, as RFC 8259 has it, and nothing else; lists and objects may lie so deep in each other,
  /// which is deeper than anybody nests by hand, and far from the end of the stack.
  public init(reading text: String, deepest: Int = 64) throws(JSONProblem) {
    var reader = JSONReader(Array(text.utf8), deepest: deepest)
    self = try reader.whole()
  }
}

/// Walks through the bytes of a JSON text.
private struct JSONReader {
  private let bytes: [UInt8]
  private var at = 0
  /// How many lists and objects are open.
  private var depth = 0
  private let deepest: Int

  init(_ bytes: [UInt8], deepest: Int) { (self.bytes, self.deepest) = (bytes, deepest) }

  mutating func whole() throws(JSONProblem) -> JSON {
    let value = try value()
    skipSpace()
    guard at == bytes.count else { throw problem }
    return value
  }

  private var problem: JSONProblem { JSONProblem(offset: at) }
  private var next: UInt8? { at < bytes.count ? bytes[at] : nil }

  private mutating func skipSpace() {
    while let byte = next, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { at += 1 }
  }

  private mutating func take(_ sign: Unicode.Scalar) -> Bool {
    guard let byte = next, UInt32(byte) == sign.value else { return false }
    at += 1
    return true
  }

  private mutating func value() throws(JSONProblem) -> JSON {
    skipSpace()
    switch next.map({ Unicode.Scalar($0) }) {
    case "\""?: return .text(try text())
    case "{"?: return try object()
    case "["?: return try list()
    case "t"?: return try word("true", .flag(true))
    case "f"?: return try word("false", .flag(false))
    case "n"?: return try word("null", .null)
    default: return .number(try number())
    }
  }

  private mutating func word(_ word: String, _ value: JSON) throws(JSONProblem) -> JSON {
    guard bytes[at...].starts(with: word.utf8) else { throw problem }
    at += word.utf8.count
    return value
  }

  private mutating func open() throws(JSONProblem) {
    guard depth < deepest else { throw problem }
    depth += 1
    at += 1
    skipSpace()
  }

  private mutating func list() throws(JSONProblem) -> JSON {
    try open()
    defer { depth -= 1 }
    var items: [JSON] = []
    if take("]") { return .list(items) }
    while true {
      items.append(try value())
      skipSpace()
      if take("]") { return .list(items) }
      guard take(",") else { throw problem }
    }
  }

  private mutating func object() throws(JSONProblem) -> JSON {
    try open()
    defer { depth -= 1 }
    var members: [JSON.Member] = []
    if take("}") { return .members(members) }
    while true {
      skipSpace()
      guard next == UInt8(ascii: "\"") else { throw problem }
      let key = try text()
      skipSpace()
      guard take(":") else { throw problem }
      members.append(JSON.Member(key, try value()))
      skipSpace()
      if take("}") { return .members(members) }
      guard take(",") else { throw problem }
    }
  }

  private mutating func number() throws(JSONProblem) -> String {
    let start = at
    _ = take("-")
    if !take("0") { try digits() }
    if take(".") { try digits() }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      try digits()
    }
    return String(decoding: bytes[start..<at], as: UTF8.self)
  }

  private mutating func digits() throws(JSONProblem) {
    let start = at
    while let byte = next, (0x30...0x39).contains(byte) { at += 1 }
    guard at > start else { throw problem }
  }

  private mutating func text() throws(JSONProblem) -> String {
    at += 1
    var result: [UInt8] = []
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\""):
        at += 1
        return String(decoding: result, as: UTF8.self)
      case UInt8(ascii: "\\"): result += String(try escaped()).utf8
      case 0..<0x20: throw problem
      default:
        result.append(byte)
        at += 1
      }
    }
    throw problem
  }

  private mutating func escaped() throws(JSONProblem) -> Unicode.Scalar {
    at += 1
    guard let byte = next else { throw problem }
    at += 1
    switch Unicode.Scalar(byte) {
    case "\"": return "\""
    case "\\": return "\\"
    case "/": return "/"
    case "b": return "\u{8}"
    case "f": return "\u{c}"
    case "n": return "\n"
    case "r": return "\r"
    case "t": return "\t"
    case "u": return try scalar()
    default: throw problem
    }
  }

  /// What stands behind `\u`, with the second half of a pair. One half alone is JSON, but nothing that a text can hold:
  /// the replacement character takes its place, so that what stands around it is not lost.
  private mutating func scalar() throws(JSONProblem) -> Unicode.Scalar {
    let first = try unit()
    if let scalar = Unicode.Scalar(first) { return scalar }
    let behind = at
    guard (0xD800..<0xDC00).contains(first), take("\\"), take("u") else {
      at = behind
      return "\u{FFFD}"
    }
    let second = try unit()
    guard (0xDC00..<0xE000).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else {
      at = behind
      return "\u{FFFD}"
    }
    return scalar
  }

  private mutating func unit() throws(JSONProblem) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { throw problem }
      value = value << 4 + UInt32(digit)
      at += 1
    }
    return value
  }
}
