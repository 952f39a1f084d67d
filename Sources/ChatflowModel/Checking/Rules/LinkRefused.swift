/// A link in a text leads to a web address, to mail or to a telephone; anything else is shown as it was written.
struct LinkRefused: FormRule {
  let id: RuleID = "link-refused"
  let severity = Finding.Severity.warning

  func findings(in form: CheckedForm) -> [Finding] {
    var found: [Finding] = []
    for field in form.texts where field.messages.contains(where: { Self.mayHoldLink($0.text) }) {
      guard field.field.editor.shape.tools.contains(.formatting) else { continue }
      for (message, place) in field.placedMessages {
        for span in message.text.blocks.flatMap(\.spans) {
          guard case .text(let text) = span.content, span.link == nil else { continue }
          found += Self.refused(in: text).map {
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

  /// The addresses of what is written like a link: what begins with a scheme, or has one left out.
  private static func refused(in text: String) -> [String] {
    text.linkAddresses.filter { address in
      !address.contains(where: \.isWhitespace) && !RichText.isLinkAddress(address)
        && (address.beginsWithScheme || address.lacksScheme)
    }
  }
}

extension String {
  fileprivate var beginsWithScheme: Bool {
    guard let colon = firstIndex(of: ":") else { return false }
    let scheme = self[..<colon]
    return scheme.first?.isLetter == true && scheme.allSatisfy { $0.isLetter || $0.isNumber || "+-.".contains($0) }
  }

  /// Whether it reads like an address but for the scheme: a path, or a host that ends as hosts do. Abbreviations and
  /// numbers have dots, too.
  fileprivate var lacksScheme: Bool {
    if hasPrefix("/") || lowercased().hasPrefix("www.") { return count > 1 }
    let labels = prefix { !"/?#:".contains($0) }.split(separator: ".", omittingEmptySubsequences: false)
    guard labels.count > 1, let last = labels.last else { return false }
    return labels.allSatisfy { !$0.isEmpty } && last.count > 1 && last.allSatisfy(\.isLetter)
  }

  /// What stands where the address of a link is written: between `](` and `)`.
  fileprivate var linkAddresses: [String] {
    split(separator: "]").dropFirst().compactMap { part in
      guard part.first == "(", let end = part.firstIndex(of: ")") else { return nil }
      return String(part[..<end].dropFirst())
    }
  }
}
