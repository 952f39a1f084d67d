import ChatflowModel
import Words

/// What tokens stand for: see "Tokens" in docs/behaviour.md.
extension Turn {
  /// The value of a record, or of an answer of this session; nil where nothing is known.
  func value(object: String, name: String, reference: String) -> String? {
    switch object {
    case Token.answers: state.session.answers[ActionID(name)]?.value.nonBlank
    case "conversation" where name == "page": world.page
    case "conversation" where name == "language": contents.language
    default: state.values[reference]
    }
  }

  /// What a token stands for: the value, else its fallback, else the workspace's; nil where there is none of them.
  func value(of token: Token) -> String? {
    let reference = "\(token.object).\(token.property)"
    return value(object: token.object, name: token.property, reference: reference)
      ?? token.fallback ?? contents.fallbacks[reference]
  }

  /// A text with its tokens filled in, and the same without formatting.
  func resolved(_ text: PreparedText) -> (RichText, plain: String) {
    if let plain = text.plain { return (text.text, plain) }
    let filled = RichText(
      blocks: text.text.blocks.map { RichText.Block($0.kind, spans: $0.spans.filled { value(of: $0) }) })
    return (filled, filled.plain(.none))
  }

  /// A value with its tokens filled in; fails with the first token that stands for nothing.
  func composed(_ text: RichText) -> Result<String, UnknownToken> {
    for token in text.tokens where value(of: token) == nil {
      return .failure(UnknownToken(reference: "\(token.object).\(token.property)"))
    }
    return .success(resolved(PreparedText(Message(text))).plain.trimmedOfSpaces)
  }

  /// A token that stands for nothing.
  struct UnknownToken: Error {
    let reference: String
  }
}

extension String {
  /// The text, if it says something.
  var nonBlank: String? { isBlank ? nil : self }

  /// The text on one line: a value is put into a line, and makes none.
  fileprivate var onOneLine: String {
    contains(where: \.isNewline) ? split(whereSeparator: \.isNewline).joined(separator: " ") : self
  }
}

extension [RichText.Span] {
  /// The spans with a value for each token. Where there is none, the surplus space goes with it.
  fileprivate func filled(_ value: (Token) -> String?) -> [RichText.Span] {
    var filled: [RichText.Span] = []
    // A token stood for nothing, and space before it has to meet no further space.
    var isOpen = false
    for span in self {
      switch span.content {
      case .token(let token):
        let text = value(token)?.onOneLine ?? ""
        if text.isEmpty {
          isOpen = true
        } else {
          filled.add(text, like: span)
          isOpen = false
        }
      case .text(var text):
        if isOpen { text = filled.joint(with: text) }
        filled.add(text, like: span)
        isOpen = isOpen && text.isEmpty
      }
    }
    if isOpen { filled.trimEnd() }
    return filled
  }

  /// What is left of a text behind a gap: of two spaces one, none at the beginning of a line or before a sign that ends.
  private mutating func joint(with text: String) -> String {
    guard let first = text.first else { return text }
    let isAtStart = isEmpty
    let hasSpaceBefore = endsWithSpace
    if isAtStart || hasSpaceBefore, first == " " { return String(text.drop { $0 == " " }) }
    if hasSpaceBefore, ",.;:!?)".contains(first) { trimEnd() }
    return text
  }

  private var endsWithSpace: Bool {
    if case .text(let text)? = last?.content { text.last == " " } else { false }
  }

  private mutating func trimEnd() {
    while case .text(var text)? = last?.content, text.last == " " {
      while text.last == " " { text.removeLast() }
      if text.isEmpty {
        removeLast()
      } else {
        self[count - 1].content = .text(text)
      }
    }
  }

  /// Adds a text, to the last span where both look alike.
  private mutating func add(_ text: String, like span: RichText.Span) {
    if text.isEmpty { return }
    if let last, case .text(let before) = last.content, last.marks == span.marks, last.link == span.link {
      self[count - 1].content = .text(before + text)
    } else {
      append(RichText.Span(.text(text), marks: span.marks, link: span.link))
    }
  }
}
