/// A link in a text leads to a web address, to mail or to a telephone; anything else is shown as it was written.
struct LinkRefused: FormRule {
  let id: RuleID = "link-refused"
  let severity = Finding.Severity.warning

  func findings(in form: CheckedForm) -> [Finding] {
    form.texts.flatMap { field -> [Finding] in
      guard field.field.editor.shape.tools.contains(.formatting) else { return [] }
      return field.placedMessages.flatMap { message, place in
        message.text.blocks.flatMap(\.spans).flatMap { span -> [Finding] in
          guard case .text(let text) = span.content, span.link == nil else { return [] }
          return Self.refused(in: text).map {
            Finding(severity, id, at: place, facts: ["address": $0, "field-key": field.labelKey])
          }
        }
      }
    }
  }

  /// The addresses of what is written like a link and begins with a scheme.
  private static func refused(in text: String) -> [String] {
    text.linkAddresses.filter { address in
      guard let colon = address.firstIndex(of: ":"), !address.contains(where: \.isWhitespace) else { return false }
      let scheme = address[..<colon]
      return scheme.first?.isLetter == true && scheme.allSatisfy { $0.isLetter || $0.isNumber || "+-.".contains($0) }
        && !RichText.isLinkAddress(address)
    }
  }
}

extension String {
  /// What stands where the address of a link is written: between `](` and `)`.
  fileprivate var linkAddresses: [String] {
    // Bytes first: most texts have none of them.
    guard utf8.contains(UInt8(ascii: "]")) else { return [] }
    return split(separator: "]").dropFirst().compactMap { part in
      guard part.first == "(", let end = part.firstIndex(of: ")") else { return nil }
      return String(part[..<end].dropFirst())
    }
  }
}
