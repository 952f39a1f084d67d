import Foundation
import Testing
import Words

/// Every text that the languages have is asked for somewhere in the sources.
@Suite struct AskedWordTests {
  @Test func everyWordIsAskedFor() throws {
    let sources = try Self.sources()
    let asked = sources.literals.filter { !$0.contains(Self.anything) }
    let patterns = sources.literals.subtracting(asked).filter { pattern in
      // `"\(word).label"` could be anything.
      pattern.first != Self.anything && pattern.contains(".")
    }.map { $0.split(separator: Self.anything, omittingEmptySubsequences: false).map(String.init) }
    let unasked = Language.english.table.keys.filter { key in
      !asked.contains(key) && !patterns.contains { Self.fits(key, $0) }
    }
    #expect(patterns.count > 50)
    #expect(unasked.isEmpty, "nobody asks for \(unasked.sorted().joined(separator: ", "))")
  }

  /// Stands for what a literal puts together.
  private static let anything: Character = "\u{0}"

  /// Whether a key consists of some parts in their order, with something between them.
  private static func fits(_ key: String, _ parts: [String]) -> Bool {
    guard let first = parts.first, let last = parts.last, key.hasPrefix(first) else { return false }
    var rest = key.dropFirst(first.count)
    for part in parts.dropFirst().dropLast() {
      guard let found = rest.range(of: part) else { return false }
      rest = rest[found.upperBound...]
    }
    return rest.hasSuffix(last)
  }

  private static func sources() throws -> (literals: Set<String>, count: Int) {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../Sources").standardized
    var literals: Set<String> = []
    var count = 0
    for case let file as URL in FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil) ?? .init()
    where file.pathExtension == "swift" {
      count += 1
      collect(Array(try String(contentsOf: file, encoding: .utf8)), into: &literals)
    }
    return (literals, count)
  }

  /// The literals of a source that lie on one line, what they put together left open.
  private static func collect(_ text: [Character], into literals: inout Set<String>) {
    var index = 0
    while let start = text[index...].firstIndex(of: "\"") {
      var literal = ""
      index = start + 1
      while index < text.count, text[index] != "\"", !text[index].isNewline {
        if text[index] == "\\", index + 1 < text.count {
          let isOpen = text[index + 1] == "("
          index += 2
          literal.append(anything)
          if isOpen { collectParentheses(text, &index, into: &literals) }
        } else {
          literal.append(text[index])
          index += 1
        }
      }
      literals.insert(literal)
      index = min(index + 1, text.count)
    }
  }

  /// What is put together may hold literals itself.
  private static func collectParentheses(_ text: [Character], _ index: inout Int, into literals: inout Set<String>) {
    let start = index
    var depth = 1
    while depth > 0, index < text.count {
      if text[index] == "(" { depth += 1 }
      if text[index] == ")" { depth -= 1 }
      index += 1
    }
    collect(Array(text[start..<index]), into: &literals)
  }
}
