import Words

extension Token {
  /// Reads a written token, such as `{{contact.firstname|there}}`; nil if it is none.
  ///
  /// White space around the object, the property and the fallback does not count. An empty fallback is a fallback: it
  /// says that nothing shall stand there.
  public init?(written text: String) {
    let scalars = Array(text.unicodeScalars)
    guard let read = Token.read(scalars[...]), read.end == scalars.endIndex else { return nil }
    self = read.token
  }

  /// The token as it stands in a file: `{{object.property}}` or `{{object.property|fallback}}`.
  public var written: String {
    var text = "{{\(object).\(property)"
    if let fallback {
      text += "|"
      for scalar in fallback.unicodeScalars {
        if scalar == "\\" || scalar == "}" { text.unicodeScalars.append("\\") }
        text.unicodeScalars.append(scalar)
      }
    }
    return text + "}}"
  }

  /// The token as a form shows it: one unit such as `‹first name›`, whose name comes from the words under
  /// `token.<object>.<property>`, and is `contact firstname` if there is none.
  public func shown(_ words: Words) -> String { words.signs("‹") + name(words) + words.signs("›") }

  /// What the token is called.
  public func name(_ words: Words) -> String {
    if let name = words.optional("token.\(object).\(property)") { return name }
    return "\(object) \(property)"
  }

  /// Whether object and property can be written: letters, digits, `_` and `-`.
  var isWritable: Bool {
    func isName(_ name: String) -> Bool {
      !name.isEmpty && name.unicodeScalars.allSatisfy(Token.isNameScalar)
    }
    return isName(object) && isName(property)
  }

  /// The same token in the form that is read back: the fallback on one line, without white space around it.
  var normalized: Token {
    guard let fallback else { return self }
    var scalars = fallback.unicodeScalars.map { $0.isLineBreak ? " " : $0 }[...]
    while scalars.first?.isBlank == true { scalars.removeFirst() }
    while scalars.last?.isBlank == true { scalars.removeLast() }
    return Token(object: object, property: property, fallback: String(ArraySlice(scalars)))
  }

  /// Reads a token at the start of some scalars; the index returned is the one after it.
  static func read(_ scalars: ArraySlice<Unicode.Scalar>) -> (token: Token, end: Int)? {
    var isOpen = false
    return read(scalars, isOpen: &isOpen)
  }

  /// The same, and whether a fallback was not closed anywhere behind. Then none that begins later on the line is closed
  /// either, and nobody has to look for its end.
  static func read(_ scalars: ArraySlice<Unicode.Scalar>, isOpen: inout Bool) -> (token: Token, end: Int)? {
    guard !isOpen, scalars.starts(with: opening) else { return nil }
    var at = scalars.startIndex + opening.count
    func skipSpace() {
      while at < scalars.endIndex, scalars[at].isBlank { at += 1 }
    }
    func name() -> String? {
      let start = at
      while at < scalars.endIndex, isNameScalar(scalars[at]) { at += 1 }
      return at > start ? String(scalars[start..<at]) : nil
    }
    skipSpace()
    guard let object = name(), at < scalars.endIndex, scalars[at] == "." else { return nil }
    at += 1
    guard let property = name() else { return nil }
    skipSpace()
    var token = Token(object: object, property: property)
    if scalars[at...].starts(with: closing) { return (token, at + closing.count) }
    guard at < scalars.endIndex, scalars[at] == "|" else { return nil }
    at += 1
    var fallback: [Unicode.Scalar] = []
    while at < scalars.endIndex, !scalars[at].isLineBreak {
      if scalars[at...].starts(with: closing) {
        token.fallback = String(ArraySlice(fallback))
        return (token.normalized, at + closing.count)
      }
      if scalars[at] == "\\", at + 1 < scalars.endIndex, scalars[at + 1] == "\\" || scalars[at + 1] == "}" { at += 1 }
      fallback.append(scalars[at])
      at += 1
    }
    isOpen = true
    return nil
  }

  private static let opening: [Unicode.Scalar] = ["{", "{"]
  private static let closing: [Unicode.Scalar] = ["}", "}"]

  private static func isNameScalar(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || scalar == "-" || scalar.isLetterOrDigit
  }
}

extension String {
  /// A text of some scalars. Appending them to a view of scalars takes ten times as long.
  package init(_ scalars: ArraySlice<Unicode.Scalar>) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(scalars.count)
    for scalar in scalars {
      if scalar.isASCII { bytes.append(UInt8(truncatingIfNeeded: scalar.value)) } else { bytes += scalar.utf8 }
    }
    self.init(decoding: bytes, as: UTF8.self)
  }
}

extension Unicode.Scalar {
  /// Whether a line ends with it.
  var isLineBreak: Bool {
    switch value {
    case 0x0a...0x0d, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  /// Whether it is white space.
  var isBlank: Bool { value < 0x80 ? value == 0x20 || (0x09...0x0d).contains(value) : properties.isWhitespace }

  /// Whether words consist of it.
  var isLetterOrDigit: Bool {
    if value < 0x80 {
      switch self {
      case "a"..."z", "A"..."Z", "0"..."9": return true
      default: return false
      }
    }
    return properties.isAlphabetic || properties.numericType != nil
  }
}
