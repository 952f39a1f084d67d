/// Where the keys of the file begin, found from the lines alone.
///
/// This is how a file is taken apart that the YAML parser refuses as a whole: a mistake inside one action then breaks
/// only that action.
struct Slices {
  /// A key with its line.
  struct Key {
    let name: String
    let line: Int
  }

  /// The keys at the top level.
  private(set) var top: [Key] = []
  /// The ids of the actions.
  private(set) var ids: [Key] = []
  /// The column of the ids, counted from 0.
  private(set) var idColumn = 2

  private let text: SourceText

  init(_ text: SourceText) {
    self.text = text
    for line in 1...text.lineCount where text.indentation(ofLine: line) == 0 {
      if let name = key(line, column: 0) { top.append(Key(name: name, line: line)) }
    }
    guard let index = top.firstIndex(where: { $0.name == "actions" }) else { return }
    findIDs(in: (top[index].line + 1)..<(index + 1 < top.count ? top[index + 1].line : text.lineCount + 1))
  }

  private mutating func findIDs(in lines: Range<Int>) {
    guard let first = lines.first(where: { !text.isBlankOrComment($0) }) else { return }
    idColumn = max(1, text.indentation(ofLine: first) ?? 2)
    for line in lines where text.indentation(ofLine: line) == idColumn {
      if let name = key(line, column: idColumn) { ids.append(Key(name: name, line: line)) }
    }
  }

  /// The key that a line begins with.
  private func key(_ line: Int, column: Int) -> String? {
    let start = text.start(ofLine: line) + column
    let end = text.end(ofLine: line)
    guard start < end else { return nil }
    var stop = start
    switch text.bytes[start] {
    case UInt8(ascii: "#"), UInt8(ascii: "%"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"),
      UInt8(ascii: "}"):
      return nil
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      stop = text.endOfQuoted(start)
      guard stop < end, text.bytes[stop] == UInt8(ascii: ":") else { return nil }
      return text.string(start + 1..<stop - 1)
    default: break
    }
    if text.bytes[start] == UInt8(ascii: "-"), start + 1 == end || text.bytes[start + 1] <= UInt8(ascii: "-") {
      return nil
    }
    while stop < end {
      if text.bytes[stop] == UInt8(ascii: ":"), stop + 1 == end || text.bytes[stop + 1] <= UInt8(ascii: " ") {
        return text.string(start..<stop).trimmedOfSpaces
      }
      stop += 1
    }
    return nil
  }
}

extension StringProtocol {
  /// Without spaces and tabs at both ends.
  var trimmedOfSpaces: String {
    var rest = self[...]
    while let first = rest.first, first == " " || first == "\t" { rest = rest.dropFirst() }
    while let last = rest.last, last == " " || last == "\t" { rest = rest.dropLast() }
    return String(rest)
  }
}
