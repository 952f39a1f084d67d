/// A link in a text leads to a web address, to mail or to a telephone; anything else is shown as it was written.
struct LinkRefused: FormRule {
  let id: RuleID = "link-refused"
  let severity = Finding.Severity.warning

  func findings(in form: CheckedForm) -> [Finding] {
    var found: [Finding] = []
    for field in form.texts where field.messages.contains(where: { Self.mayHoldLink($0.text) }) {
      guard field.field.editor.shape.tools.contains(.formatting) else { continue }
      for (message, place) in field.placedMessages {
        for block in message.text.blocks {
          found += Self.refused(in: block).map {
            Finding(severity, id, at: place, facts: ["address": $0, "field-key": field.labelKey])
          }
        }
      }
    }
    return found
  }

  /// Whether something in a text may be written like a link. Bytes first: most texts have nothing of the kind.
  private static func mayHoldLink(_ text: RichText) -> Bool {
    text.blocks.contains { block in
      block.spans.contains { span in
        guard case .text(let text) = span.content else { return false }
        let sign = UInt8(ascii: "]")
        return text.utf8.withContiguousStorageIfAvailable { $0.contains(sign) } ?? text.utf8.contains(sign)
      }
    }
  }

  /// The addresses of what is written like a link and is none. Marks and tokens may stand in it, so a line is looked at as
  /// it is written.
  private static func refused(in block: RichText.Block) -> [String] {
    let written = block.spans.map { span in
      switch span.content {
      case .text(let text): text
      case .token(let token): token.written
      }
    }
    // Most texts have none, and each key asks.
    guard written.contains(where: { $0.utf8.contains(UInt8(ascii: "]")) }) else { return [] }
    return addresses(in: Array(written.joined().unicodeScalars)).filter { address in
      !RichText.isLinkAddress(address) && isMeantAsAddress(address)
    }
  }

  /// Words in parentheses are prose, unless they begin like an address.
  private static func isMeantAsAddress(_ text: String) -> Bool {
    guard text.contains(where: \.isWhitespace) else { return !text.isEmpty }
    let word = text.drop(while: \.isWhitespace).prefix { !$0.isWhitespace }
    guard let colon = word.firstIndex(of: ":"), word.index(after: colon) < word.endIndex else { return false }
    let scheme = word[..<colon]
    return scheme.first?.isLetter == true && scheme.allSatisfy { $0.isLetter || $0.isNumber || "+-.".contains($0) }
  }

  /// What stands where the address of a link is written: in parentheses, right behind something in brackets.
  private static func addresses(in scalars: [Unicode.Scalar]) -> [String] {
    var found: [String] = []
    var open = 0
    var at = 0
    while at < scalars.count {
      let scalar = scalars[at]
      at += 1
      if scalar == "[" { open += 1 }
      guard scalar == "]", open > 0 else { continue }
      open -= 1
      guard at < scalars.count, scalars[at] == "(", let end = endOfAddress(in: scalars[(at + 1)...]) else { continue }
      found.append(String(String.UnicodeScalarView(scalars[(at + 1)..<end])))
      at = end + 1
    }
    return found
  }

  /// Where the parenthesis stands that closes an address: those inside come in pairs, or else it is the first.
  private static func endOfAddress(in scalars: ArraySlice<Unicode.Scalar>) -> Int? {
    var open = 0
    let near = scalars.prefix(LinkAddress.maximumLength)
    for at in near.indices {
      if near[at] == "(" { open += 1 }
      guard near[at] == ")" else { continue }
      if open == 0 { return at }
      open -= 1
    }
    return near.firstIndex(of: ")")
  }
}
