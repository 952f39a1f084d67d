import Words

/// Cuts a line of the text form into pieces.
enum RichTextLexer {
  /// A piece of a line.
  enum Piece {
    /// Text, with escapes resolved; never empty.
    case text(String)
    /// A token.
    case token(Token)
    /// Signs that may switch marks.
    case marker(Marker)
    /// `\&` beside a marker: nothing, but no letter either, so that half a word can be marked.
    case joint
    /// A `[` with no link behind it.
    case bracket
    /// Start and end of a link's text.
    case linkStart(String), linkEnd
  }

  /// A run of equal signs that may switch marks.
  struct Marker {
    let sign: Character
    let length: Int

    /// The marks that it may switch; in a run of three asterisks, two of them.
    var marks: [RichText.Marks] {
      switch (sign, length) {
      case ("*", 1): [.italic]
      case ("*", 2): [.bold]
      case ("*", 3): [.bold, .italic]
      case ("_", 2): [.underline]
      case ("~", 2): [.strike]
      default: []
      }
    }
  }

  /// What stands at one side of a marker.
  enum Side { case space, word, other }

  /// Signs that can begin something other than text.
  static func isSpecial(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "*", "_", "~", "[", "]", "{", "\\": true
    default: false
    }
  }

  /// What a backslash makes text. (`\&` is a joint, and only beside a marker.)
  static let escapable: Set<Unicode.Scalar> = ["\\", "*", "_", "~", "[", "]", "{"]

  /// The pieces of a line.
  static func pieces(_ scalars: ArraySlice<Unicode.Scalar>, tools: TextTools) -> [Piece] {
    var run = Run(scalars: scalars, hasTokens: tools.contains(.tokens))
    while run.at < scalars.endIndex { run.step() }
    run.flush()
    return run.pieces
  }

  /// The state of cutting one line.
  private struct Run {
    let scalars: ArraySlice<Unicode.Scalar>
    let hasTokens: Bool
    var at: Int
    var pieces: [Piece] = []
    var text = String.UnicodeScalarView()
    /// Whether a token was met whose end is nowhere on the line.
    var hasOpenToken = false
    /// Where in `pieces` the brackets stand that no `]` has met yet.
    var brackets: [Int] = []

    init(scalars: ArraySlice<Unicode.Scalar>, hasTokens: Bool) {
      self.scalars = scalars
      self.hasTokens = hasTokens
      at = scalars.startIndex
    }

    func scalar(at index: Int) -> Unicode.Scalar? { index < scalars.endIndex ? scalars[index] : nil }

    mutating func flush() {
      guard !text.isEmpty else { return }
      pieces.append(.text(String(text)))
      text = String.UnicodeScalarView()
    }

    mutating func add(_ piece: Piece, length: Int) {
      flush()
      pieces.append(piece)
      at += length
    }

    mutating func addText(_ scalar: Unicode.Scalar) {
      text.append(scalar)
      at += 1
    }

    mutating func step() {
      let scalar = scalars[at]
      switch scalar {
      case "\\": backslash()
      case "*", "_", "~": signs(scalar)
      case "{":
        if hasTokens, let (token, end) = Token.read(scalars[at...], isOpen: &hasOpenToken) {
          add(.token(token), length: end - at)
        } else {
          addText(scalar)
        }
      case "[":
        add(.bracket, length: 1)
        brackets.append(pieces.count - 1)
      case "]": closingBracket()
      default: addText(scalar)
      }
    }

    private mutating func backslash() {
      guard let next = scalar(at: at + 1) else { return addText("\\") }
      if escapable.contains(next) {
        at += 1
        addText(next)
      } else if next == "&", touchesMarker {
        add(.joint, length: 2)
      } else {
        addText("\\")
      }
    }

    /// Whether a marker stands directly before or after the two signs here.
    private var touchesMarker: Bool {
      if text.isEmpty, case .marker = pieces.last { return true }
      guard let next = scalar(at: at + 2), next == "*" || next == "_" || next == "~" else { return false }
      return !Marker(sign: Character(next), length: length(ofRunAt: at + 2)).marks.isEmpty
    }

    private func length(ofRunAt start: Int) -> Int {
      let sign = scalars[start]
      return scalars[start...].prefix { $0 == sign }.count
    }

    private mutating func signs(_ sign: Unicode.Scalar) {
      let marker = Marker(sign: Character(sign), length: length(ofRunAt: at))
      guard marker.marks.isEmpty else { return add(.marker(marker), length: marker.length) }
      for _ in 0..<marker.length { addText(sign) }
    }

    private mutating func closingBracket() {
      guard let bracket = brackets.popLast() else { return addText("]") }
      flush()
      guard let (address, end) = LinkAddress.read(scalars[(at + 1)...]), pieces[bracket...].contains(where: \.isVisible)
      else { return addText("]") }
      pieces[bracket] = .linkStart(address)
      add(.linkEnd, length: end - at)
      // A link holds no other link, so no bracket before it can begin one.
      brackets = []
    }
  }
}

extension RichTextLexer.Piece {
  /// Whether it shows something that a link can hang on.
  fileprivate var isVisible: Bool {
    switch self {
    case .text(let text): text.unicodeScalars.contains { !$0.isBlank }
    case .token: true
    default: false
    }
  }

  /// What its left edge is for a marker in front of it.
  var firstSide: RichTextLexer.Side {
    if case .text(let text) = self { text.unicodeScalars.first?.side ?? .other } else { .other }
  }

  /// What its right edge is for a marker behind it.
  var lastSide: RichTextLexer.Side {
    if case .text(let text) = self { text.unicodeScalars.last?.side ?? .other } else { .other }
  }
}

extension Unicode.Scalar {
  /// What it is for a marker beside it.
  ///
  /// Scripts that write no spaces between words (Thai, Chinese, Japanese …) have no inside of a word in this sense:
  /// there, `**` in the middle of a sentence is always a marker.
  var side: RichTextLexer.Side {
    if isBlank { return .space }
    let writesSpaces = value < 0x0e00 || (0x1e00...0x1fff).contains(value) || (0x2c00...0x2dff).contains(value)
    return writesSpaces && isLetterOrDigit ? .word : .other
  }
}

/// The address of a link as written behind its text.
///
/// Parentheses inside an address that come in pairs stand as they are, as they do in many addresses; others, and those of very
/// many inside each other, are written with a backslash.
enum LinkAddress {
  /// The most characters that an address is looked for in: longer ones, no browser takes.
  static let maximumLength = 2_000
  /// How many parentheses stand inside each other as they are: where one after the other opens, each would be looked at from
  /// every one before it.
  private static let maximumDepth = 20

  /// Reads `(address)`; the index returned is the one after it. Nil if it is no address of a link.
  static func read(_ scalars: ArraySlice<Unicode.Scalar>) -> (address: String, end: Int)? {
    guard scalars.first == "(" else { return nil }
    var at = scalars.startIndex + 1
    var depth = 0
    var address = String.UnicodeScalarView()
    while at < scalars.endIndex {
      let scalar = scalars[at]
      if scalar == "\\", at + 1 < scalars.endIndex, escapable.contains(scalars[at + 1]) {
        address.append(scalars[at + 1])
        at += 2
        continue
      }
      if scalar == "(" { depth += 1 }
      if scalar == ")" {
        if depth == 0 {
          let text = String(address)
          return RichText.isLinkAddress(text) ? (text, at + 1) : nil
        }
        depth -= 1
      }
      if scalar.isBlank || at - scalars.startIndex > 2 * maximumLength || depth > maximumDepth { return nil }
      address.append(scalar)
      at += 1
    }
    return nil
  }

  /// An address as it is written.
  static func written(_ address: String) -> String {
    let scalars = address.unicodeScalars
    let isPaired = isPaired(scalars)
    var result = String.UnicodeScalarView()
    var at = scalars.startIndex
    while at < scalars.endIndex {
      let scalar = scalars[at]
      let next = scalars.index(after: at)
      let followed = next < scalars.endIndex ? scalars[next] : ")"
      if scalar == "\\" ? escapable.contains(followed) : !isPaired && escapable.contains(scalar) { result.append("\\") }
      result.append(scalar)
      at = next
    }
    return String(result)
  }

  private static let escapable: Set<Unicode.Scalar> = ["(", ")", "\\"]

  private static func isPaired(_ scalars: String.UnicodeScalarView) -> Bool {
    var depth = 0
    for scalar in scalars {
      if scalar == "(" { depth += 1 }
      if scalar == ")" { depth -= 1 }
      if depth < 0 || depth > maximumDepth { return false }
    }
    return depth == 0
  }
}

/// The sign of a list item at the start of a line.
enum BlockPrefix {
  /// What kind of line it is, and where its content starts.
  ///
  /// A numbered list starts with `1.`; after a numbered line any number of up to nine digits goes on with it.
  static func of(
    _ scalars: ArraySlice<Unicode.Scalar>, after previous: RichText.Block.Kind
  ) -> (kind: RichText.Block.Kind, content: Int) {
    let start = scalars.startIndex
    if scalars.first == "-", let content = content(scalars, after: start + 1) { return (.bullet, content) }
    let digits = scalars.prefix { ("0"..."9").contains($0) }
    let dot = digits.endIndex
    if (1...9).contains(digits.count), dot < scalars.endIndex, scalars[dot] == ".",
      let content = content(scalars, after: dot + 1), previous == .numbered || digits.elementsEqual(["1"])
    {
      return (.numbered, content)
    }
    return (.paragraph, start)
  }

  /// Where a backslash keeps a line from being a list item: before the dash, or before the dot after a number.
  static func escape(in scalars: [Unicode.Scalar]) -> Int? {
    let slash = scalars.prefix { ("0"..."9").contains($0) }.count
    guard slash < scalars.count, scalars[slash] == "\\" else { return nil }
    let unescaped = scalars[..<slash] + scalars[(slash + 1)...]
    return of(Array(unescaped)[...], after: .numbered).kind == .paragraph ? nil : slash
  }

  /// Where the content starts, if the sign before `end` is followed by a space or by nothing.
  private static func content(_ scalars: ArraySlice<Unicode.Scalar>, after end: Int) -> Int? {
    if end == scalars.endIndex { return end }
    return scalars[end] == " " ? end + 1 : nil
  }
}
