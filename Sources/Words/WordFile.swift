/// The file of a language: a line `key = text` for each word, comments behind `#`, and blank lines.
///
/// A line break in a text is written `\n`, a space at its end or its beginning `\s`, a backslash `\\`.
enum WordFile {
  /// The texts of a file by their keys.
  static func read(_ file: UnsafeBufferPointer<UInt8>) -> [String: String] {
    var words: [String: String] = [:]
    words.reserveCapacity(file.count / 48)
    for line in file.split(separator: UInt8(ascii: "\n")) {
      guard line[line.startIndex] != UInt8(ascii: "#"), let place = line.firstIndex(of: UInt8(ascii: "=")) else {
        continue
      }
      let key = String(decoding: line[..<place].dropLast(), as: UTF8.self)
      let other = words.updateValue(text(line[place...].dropFirst(2)), forKey: key)
      assert(other == nil, "\(key) has two texts")
    }
    return words
  }

  /// The text for one key; nil if there is none.
  static func text(for key: String, in file: UnsafeBufferPointer<UInt8>) -> String? {
    let start = Array("\(key) =".utf8)
    let line = file.split(separator: UInt8(ascii: "\n")).first { $0.starts(with: start) }
    return line.map { text($0.dropFirst(start.count + 1)) }
  }

  private static func text(_ written: Slice<UnsafeBufferPointer<UInt8>>) -> String {
    let backslash = UInt8(ascii: "\\")
    guard written.contains(backslash) else { return String(decoding: written, as: UTF8.self) }
    var bytes: [UInt8] = []
    var isEscaped = false
    for byte in written {
      if isEscaped {
        bytes.append(meaning(of: byte))
        isEscaped = false
      } else if byte == backslash {
        isEscaped = true
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func meaning(of escaped: UInt8) -> UInt8 {
    switch escaped {
    case UInt8(ascii: "n"): UInt8(ascii: "\n")
    case UInt8(ascii: "s"): UInt8(ascii: " ")
    default: escaped
    }
  }
}
