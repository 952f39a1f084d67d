/// How texts are written into the small files of the user's state folder.
enum StateText {
  /// In double quotes everything can be said, whatever a label holds.
  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\\(scalar)"
      case _ where scalar.value < 0x20 || (0x7f..<0xa0).contains(scalar.value):
        let digits = String(scalar.value, radix: 16)
        quoted += "\\x" + (digits.count < 2 ? "0" : "") + digits
      case _ where (0x2028...0x2029).contains(scalar.value) || scalar.value == 0xfeff:
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  /// A key with keys and their texts below it; nothing where there are none.
  static func mapping(_ key: String, _ texts: [(key: String, value: String)]) -> String {
    let lines = texts.map { "  \(quoted($0.key)): \(quoted($0.value))\n" }
    return lines.isEmpty ? "" : "\(key):\n" + lines.joined()
  }
}
