import ChatflowFiles
import ChatflowModel
import OrderedCollections
import Testing

/// A fix keeps every comment but those that stand at what it removes, and these it names.
@Suite struct FixCommentTests {
  /// A text with a comment above and behind each of its lines that are no part of a longer text; a comment is its number.
  private static func commented(_ text: String) -> String {
    var result: [String] = []
    var block: Int?
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let column = line.prefix { $0 == " " }.count
      if let outer = block, column > outer || line.isEmpty {
        result.append(String(line))
        continue
      }
      block = line.hasSuffix("|-") || line.hasSuffix("|") || line.hasSuffix("|+") ? column : nil
      if line.isEmpty {
        result.append("")
        continue
      }
      result.append(String(repeating: " ", count: column) + "# above \(number).")
      result.append(line + (block == nil ? " # behind \(number)." : ""))
    }
    return result.joined(separator: "\n")
  }

  /// How often each text stands there.
  private static func counts(_ texts: some Sequence<String>) -> [String: Int] {
    Dictionary(texts.map { ($0, 1) }, uniquingKeysWith: +)
  }

  private static func lines(_ text: String) -> [String] {
    text.split(separator: "\n").map { line in
      var line = line[...]
      if let comment = line.firstRange(of: " # behind ") { line = line[..<comment.lowerBound] }
      while line.first == " " || line.first == "-" { line.removeFirst() }
      return String(line)
    }
  }

  private static func comments(_ text: String) -> [String] {
    text.split(separator: "\n").compactMap { line in line.firstIndex(of: "#").map { String(line[$0...]) } }
  }

  @Test(arguments: 0..<15) func aCommentGoesOnlyWithWhatItStandsAt(seed: Int) throws {
    var count = 0
    for (index, text) in FixTests.texts.enumerated() {
      var breaker = BrokenFlow(seed: UInt64(20_000 + seed * 1000 + index))
      let broken = breaker.broken(try #require(ChatflowFile.decode(text).flow))
      let commented = Self.commented(try ChatflowFile.canonical(broken))
      let opened = ChatflowFile.decode(commented)
      let (flow, source) = (try #require(opened.flow), try #require(opened.source))
      let before = Self.counts(Self.lines(commented))
      for finding in Checks.run(flow, workspace: FixTests.workspace) {
        guard let fix = Checks.fix(of: finding, in: flow, workspace: FixTests.workspace), fix.isCertain else {
          continue
        }
        var mended = flow
        mended.apply(fix.edit)
        let encoded = try source.encode(mended)
        count += 1
        let name: Comment = "seed \(seed) \(flow.name): \(finding.rule) \(finding.facts)"
        #expect(
          Self.counts(Self.comments(encoded.text) + encoded.lost.map(\.text)) == Self.counts(Self.comments(commented)),
          name)
        let after = Self.counts(Self.lines(encoded.text))
        let all = commented.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        // Where the first group of conditions goes, the second takes its place under another key, and is written anew.
        for comment in finding.rule == "condition-missing" ? [] : encoded.lost {
          // One above stands at the next line that is none.
          let line = all[(comment.line - 1)...].first { !Self.lines($0).joined().hasPrefix("#") } ?? ""
          let content = Self.lines(line).joined()
          #expect(after[content] ?? 0 < before[content] ?? 0, "\(name): \(comment.text) at \(content)")
        }
      }
    }
    #expect(count > 0)
  }
}
