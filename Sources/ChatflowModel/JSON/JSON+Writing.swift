extension JSON {
  /// The value as text, one entry per line, two spaces per level, without a line break at the end.
  public var written: String {
    var result = ""
    write(to: &result, indentation: "\n")
    return result
  }

  /// The value on one line, without spaces.
  public var line: String {
    var result = ""
    write(to: &result, indentation: nil)
    return result
  }

  private func write(to result: inout String, indentation: String?) {
    let deeper = indentation.map { $0 + "  " }
    switch self {
    case .null: result += "null"
    case .text(let text): result += Self.quoted(text)
    case .number(let number): result += number
    case .flag(let flag): result += flag ? "true" : "false"
    case .list(let items) where items.isEmpty: result += "[]"
    case .members(let members) where members.isEmpty: result += "{}"
    case .list(let items):
      for (index, item) in items.enumerated() {
        result += (index == 0 ? "[" : ",") + (deeper ?? "")
        item.write(to: &result, indentation: deeper)
      }
      result += (indentation ?? "") + "]"
    case .members(let members):
      for (index, member) in members.enumerated() {
        result += (index == 0 ? "{" : ",") + (deeper ?? "") + Self.quoted(member.key) + (deeper == nil ? ":" : ": ")
        member.value.write(to: &result, indentation: deeper)
      }
      result += (indentation ?? "") + "}"
    }
  }

  /// Control characters are escaped, also those that JSON would allow: the text may end on a terminal.
  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      default:
        if scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value) || (0x2028...0x2029).contains(scalar.value) {
          let hex = String(scalar.value, radix: 16)
          result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }
}
