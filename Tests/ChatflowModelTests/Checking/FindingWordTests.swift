import Foundation
import OrderedCollections
import Testing
import Words

@testable import ChatflowModel

/// A sentence about a finding has a value for each of its places: a rule gives the facts that its words ask for.
@Suite struct FindingWordTests {
  /// The text of the file of each rule, by the rule's name.
  private static func sources() throws -> [String: String] {
    let folder = ExamplesTests.folder.deletingLastPathComponent().appending(
      path: "Sources/ChatflowModel/Checking/Rules")
    var found: [String: String] = [:]
    for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) {
      let text = try String(contentsOf: file, encoding: .utf8)
      for part in text.components(separatedBy: "let id: RuleID = \"").dropFirst() {
        found[String(part.prefix { $0 != "\"" })] = text
      }
    }
    return found
  }

  /// A fix that a rule makes is asked for, and told of.
  @Test func whoMakesAFixSaysSo() throws {
    for (rule, source) in try Self.sources() {
      #expect(Checks.canMend(RuleID(rule)) == source.contains("  func fix("), "\(rule)")
    }
  }

  @Test func everyPlaceIsFilled() throws {
    let sources = try Self.sources()
    #expect(Set(sources.keys) == Set(Checks.rules.map(\.text)))
    for (rule, source) in sources {
      let facts = Self.facts(in: source)
      for key in Self.keys(of: rule, source) {
        for language in Language.all {
          let text = language.table[key] ?? ""
          let missing = Self.places(in: text).subtracting(facts)
          #expect(missing.isEmpty, "\(rule): nothing fills \(missing.sorted()) of \(language.code) \(key): “\(text)”")
        }
      }
    }
  }

  /// Where something is wrong is told by whose form it is in, and by what that shows on the way: never by a key of the words.
  @Test func everyPlaceIsToldInWords() {
    var deeper = 0
    for (rule, example) in CheckExample.all {
      let flow = example.state(example.breaks).flow
      for finding in example.found(example.breaks) {
        for language in Language.all {
          let words = Words.of(language)
          let parts = finding.place.told(words, in: flow).components(separatedBy: " \(words["difference.inside"]) ")
          #expect(parts.first == finding.place.subject.name(in: flow, words), "\(rule)")
          let isKey = parts.dropFirst().contains { $0.isEmpty || $0.hasPrefix("place.") || $0.hasPrefix("panel.") }
          #expect(!isKey, "\(rule) in \(language.code): \(parts)")
          if finding.place.port != nil { #expect(parts.count > 1, "\(rule): \(parts)") }
          if parts.count > 1 { deeper += 1 }
        }
      }
    }
    #expect(deeper > 40)
  }

  /// Why it matters and how it is mended is said of every rule, without facts: it holds wherever the rule is broken.
  @Test func everyRuleSaysWhyAndWhatToDo() {
    for rule in Checks.rules {
      for language in Language.all {
        let words = Words.of(language)
        for text in [rule.why(words), rule.mending(words)] {
          #expect(text.hasSuffix(".") && !text.hasPrefix("finding."), "\(rule) in \(language.code): \(text)")
          #expect(Self.places(in: text).isEmpty, "\(rule) in \(language.code)")
        }
      }
    }
  }

  /// The words that a rule says: its own, shorter ones beside the field, and what it names as its problem.
  private static func keys(of rule: String, _ source: String) -> [String] {
    let prefixes =
      literals(behind: "\"problem-key\": \"", in: source) + literals(behind: "[\"problem-key\"] = \"", in: source)
    let problems = Language.english.table.keys.filter { key in
      prefixes.contains { prefix in
        let start = prefix.prefix { $0 != "\\" }
        return start == prefix ? key == prefix : key.hasPrefix(start)
      }
    }
    return ["finding.\(rule)", "finding.\(rule).at-field"].filter { Language.english.table[$0] != nil } + problems
  }

  /// The facts whose names stand in a file; one under `x-key` fills `x`.
  private static func facts(in source: String) -> Set<String> {
    var names: Set<String> = []
    for part in source.components(separatedBy: "\"")
    where !part.isEmpty && part.allSatisfy({ $0.isLetter || $0 == "-" }) {
      names.insert(part)
      if part.hasSuffix("-key") { names.insert(String(part.dropLast(4))) }
    }
    return names
  }

  private static func literals(behind start: String, in source: String) -> [String] {
    source.components(separatedBy: start).dropFirst().map { String($0.prefix { $0 != "\"" }) }
  }

  private static func places(in text: String) -> Set<String> {
    Set(text.components(separatedBy: "{").dropFirst().map { String($0.prefix { $0 != "}" }) })
  }
}
