/// Rules on the address of a page as what they are: texts of some forms.
///
/// An address is compared without case, without what stands behind `#`, and with the signs themselves where it has codes for
/// them, such as `å` for `%C3%A5`. See "Target" in docs/behaviour.md.
struct PageRules: Hashable, Sendable {
  /// The addresses that any of the rules takes.
  private(set) var forms = TextForms(forms: [])
  /// Whether there is any rule.
  let isEmpty: Bool
  /// Whether all of them are whole and of this version; others take no address.
  private(set) var areUnderstood = true

  init(_ records: [FieldValues]) {
    isEmpty = records.isEmpty
    for record in records {
      guard let new = Self.forms(record) else {
        areUnderstood = false
        continue
      }
      forms.forms += new
    }
  }

  // MARK: - Addresses

  /// An address as the forms see it, with a sign at its end that no address has.
  static func read(_ page: String) -> [Character] {
    let address = plain(page)
    return Array(address.contains("://") ? address : "https://\(address)") + [end]
  }

  private static let end: Character = "\u{1}"

  /// What addresses there are.
  static let all = TextForms(
    forms: ["http://", "https://"].map {
      TextForms.literally($0) + [.one(.but(["/", "?", end])), .many(.but([end])), .one(.just(end))]
    })

  /// An address of a form, without the sign at its end.
  static func address(_ form: String) -> String { String(form.prefix { $0 != end }) }

  private static func plain(_ text: String) -> String {
    let shown = text.prefix { $0 != "#" }
    return decoded(shown.trimmed(of: \.isWhitespace)).folded.filter { $0 != end }
  }

  /// With what codes stand for, but where that would mean something else: `%2F` is no slash.
  private static func decoded(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      let digits = rest.prefix(2).compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
      let value = digits.count == 2 ? UInt8(digits[0] * 16 + digits[1]) : 0
      if byte == UInt8(ascii: "%"), value >= 0x20, !kept.contains(value) {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    // What is no text when it is decoded is left as it is.
    return String(validating: bytes, as: UTF8.self) ?? text
  }

  private static let kept = Set("&=#?/%+".utf8)

  // MARK: - Rules

  /// The addresses that a rule takes; nil where something of it is missing or not known.
  private static func forms(_ record: FieldValues) -> [[TextForms.Part]]? {
    guard let text = record["value"]?.text, !text.isBlank else { return nil }
    let value = plain(text)
    switch record["rule"]?.text ?? "address-contains" {
    case "address-contains": return [[TextForms.anything] + TextForms.literally(value) + [TextForms.anything]]
    case "address-begins-with": return [server(of: value) + TextForms.literally(value) + [TextForms.anything]]
    case "address-is": return [server(of: value) + exactly(value) + ending(value)]
    case "address-matches": return [server(of: value) + wildcard(value) + ending(value)]
    case "query-is": return query(record) { TextForms.literally($0) }
    case "query-contains":
      let rest = TextForms.Part.many(.but(["&", end]))
      return query(record) { [rest] + TextForms.literally($0) + [rest] }
    default: return nil
    }
  }

  /// What stands before a value that does not say by which protocol its page is fetched.
  private static func server(of value: String) -> [TextForms.Part] {
    if value.contains("://") || ["http://", "https://"].contains(where: { $0.hasPrefix(value) }) { return [] }
    return [.many(.but([":", "/", "?"]))] + TextForms.literally("://")
  }

  /// Slashes at the end of an address do not count.
  private static func exactly(_ value: String) -> [TextForms.Part] {
    if value.contains("?") { return TextForms.literally(value) }
    return TextForms.literally(value.trimmedAtEnd(of: "/")) + [.many(.just("/"))]
  }

  /// Any text where there is a star, which is none of the query unless the pattern tells of it.
  private static func wildcard(_ value: String) -> [TextForms.Part] {
    let any = TextForms.Part.many(.but(value.contains("?") ? [end] : ["?", end]))
    return value.map { $0 == "*" ? any : .one(.just($0)) }
  }

  /// What stands behind: nothing, or a query that the value does not tell of.
  private static func ending(_ value: String) -> [TextForms.Part] {
    [.one(value.contains("?") ? .just(end) : .any(of: ["?", end])), TextForms.anything]
  }

  private static func query(
    _ record: FieldValues, _ value: (String) -> [TextForms.Part]
  ) -> [[TextForms.Part]]? {
    guard let parameter = record["parameter"]?.text, !parameter.isBlank, let text = record["value"]?.text else {
      return nil
    }
    // In a query the sign would begin the next parameter.
    let named = [parameter, text].map { plain($0).replacing("&", with: "%26") }
    let start = [TextForms.Part.many(.but(["?"])), .one(.just("?"))]
    let pair =
      TextForms.literally("\(named[0])=") + value(named[1]) + [.one(.any(of: ["&", end])), TextForms.anything]
    return [start + pair, start + [TextForms.anything, .one(.just("&"))] + pair]
  }
}

extension String {
  fileprivate func trimmedAtEnd(of sign: Character) -> String {
    var rest = self[...]
    while rest.last == sign { rest.removeLast() }
    return String(rest)
  }
}

extension TextForms.Characters {
  static func any(of characters: [Character]) -> Self { Self(ranges: characters.map { $0...$0 }) }
}
