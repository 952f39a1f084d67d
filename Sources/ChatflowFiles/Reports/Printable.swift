/// Text from outside as it may be shown on a terminal.
package enum Printable {
  /// The text with control characters replaced, so that a file's name or content is never a command.
  package static func text(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isControl) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { result.append(isControl(scalar) ? "\u{FFFD}" : scalar) }
    return String(result)
  }

  /// The same on one line: line breaks and tabs are spaces.
  package static func line(_ text: String) -> String {
    Self.text(String(text.map { $0.isNewline || $0 == "\t" ? " " : $0 }))
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0: true
    // Marks that change the direction of what follows can make a name read as another.
    case 0x202A...0x202E, 0x2066...0x2069: true
    // Bytes of a name that are no character.
    default: SystemPath.isByte(scalar)
    }
  }
}
