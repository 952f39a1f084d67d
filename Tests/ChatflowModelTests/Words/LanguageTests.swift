import Testing
import Words

@testable import ChatflowModel

/// Every language says all that English says, and nothing else.
@Suite struct LanguageTests {
  private static let others = Language.all.filter { $0 != .english }
  /// Read once: a language is read anew from its text whenever its table is asked for.
  private static let english = Language.english.table

  @Test(arguments: others.map(\.code)) func aLanguageHasEveryKeyOfEnglish(code: String) throws {
    let table = try table(code)
    let missing = Set(Self.english.keys).subtracting(table.keys).sorted()
    let unknown = Set(table.keys).subtracting(Self.english.keys).sorted()
    #expect(missing.isEmpty, "\(code) lacks \(missing.joined(separator: ", "))")
    #expect(unknown.isEmpty, "English does not have \(unknown.joined(separator: ", "))")
  }

  @Test(arguments: others.map(\.code)) func aTextHasThePlacesOfTheEnglishOne(code: String) throws {
    for (key, text) in try table(code) {
      let (here, there) = (Self.places(in: text), Self.places(in: Self.english[key] ?? ""))
      #expect(here == there, "\(code) \(key): “\(text)”")
      #expect(text.isEmpty == (Self.english[key] ?? "").isEmpty, "\(code) \(key): “\(text)”")
    }
  }

  /// A text of several words that is the same in both languages was forgotten.
  @Test(arguments: others.map(\.code)) func aTextIsTranslated(code: String) throws {
    for (key, text) in try table(code) where !Self.sameInAllLanguages.contains(key) {
      let words = text.split(separator: " ").filter { word in word.count > 1 && word.allSatisfy(\.isLetter) }
      #expect(words.count < 2 || text != Self.english[key], "\(code) \(key): “\(text)”")
    }
  }

  /// Code and notation.
  private static let sameInAllLanguages: Set<String> = ["field.code-snippet.code.placeholder"]

  /// Hints share one row, so they are a few words at most.
  @Test(arguments: Language.all.map(\.code)) func aHintIsShort(code: String) throws {
    for (key, text) in try table(code) where key.hasPrefix("command.") && key.hasSuffix(".hint") {
      #expect(text.count <= 20, "\(code) \(key): “\(text)”")
    }
  }

  @Test func noTwoLanguagesHaveTheSameCode() {
    #expect(Set(Language.all.map(\.code)).count == Language.all.count)
  }

  /// Places are the same, in whatever order.
  private static func places(in text: String) -> [String] {
    text.split(separator: "{", omittingEmptySubsequences: false).dropFirst()
      .map { String($0.prefix { $0 != "}" }) }.sorted()
  }

  private func table(_ code: String) throws -> [String: String] {
    try #require(Language.all.first { $0.code == code }).table
  }

  // MARK: - Which one is spoken

  @Test(
    arguments: [
      (nil, [:], "en"), (nil, ["LANG": "sv_SE.UTF-8"], "sv"), (nil, ["LANG": "sv"], "sv"),
      (nil, ["LANG": "sv_FI@euro"], "sv"), (nil, ["LANG": "SV_se"], "sv"), (nil, ["LANG": "svx_XX"], "en"),
      (nil, ["LANG": "de_DE.UTF-8"], "en"), (nil, ["LANG": "C.UTF-8"], "en"),
      (nil, ["LANG": "en_GB.UTF-8", "LC_MESSAGES": "sv_SE.UTF-8"], "sv"),
      (nil, ["LANG": "sv_SE.UTF-8", "LC_MESSAGES": "C"], "en"),
      (nil, ["LANG": "sv_SE.UTF-8", "LC_MESSAGES": "sv_SE", "LC_ALL": "C"], "en"),
      (nil, ["LANG": "sv_SE.UTF-8", "LC_ALL": ""], "sv"), ("en", ["LANG": "sv_SE.UTF-8"], "en"), ("sv", [:], "sv"),
      ("auto", ["LANG": "sv_SE.UTF-8"], "sv"), ("xx", [:], "en"),
    ] as [(String?, [String: String], String)])
  func theWishCountsBeforeTheLocale(wish: String?, environment: [String: String], is code: String) {
    #expect(Language.chosen(wish: wish) { environment[$0] }.code == code)
  }

  // MARK: - Conditions

  @Test(arguments: [
    (#"response contains any of "pris", "kostar""#, #"besökarens svar innehåller något av "pris", "kostar""#),
    ("office hours are closed", "kontorstid pågår inte"),
    ("team member is available", "någon teammedlem är tillgänglig"),
    ("company.employees is between 10 and 250", "antal anställda är mellan 10 och 250"),
    ("contact.createdate is more than 30 days ago", "skapandedatum är mer än 30 dagar sedan"),
    ("contact.createdate is less than 1 day ago", "skapandedatum är mindre än 1 dag sedan"),
    ("contact.plan is any of \"Growth\"", "contact.plan är något av \"Growth\""),
    ("team support is available", "teamet support är tillgänglig"), ("respnse is empty", "respnse is empty"),
  ]) func aConditionIsToldInTheUsersLanguage(sentence: String, told: String) throws {
    let swedish = Words.of(.chosen(wish: "sv") { _ in nil })
    #expect(Condition(sentence).told(swedish, in: Workspace()) == told)
  }

  /// A branch is read while it is being made: what is not chosen or typed yet is `…`, and never quotes of the file.
  @Test(arguments: Language.all.map(\.code)) func aConditionIsToldWhileItIsUnfinished(code: String) throws {
    let words = Words.of(.chosen(wish: code) { _ in nil })
    let operand = ParsedCondition.Operand.property(object: "contact", name: "email")
    let name = operand.told(words, in: Workspace())
    for comparison in ConditionOperator.allCases where comparison.definition.values != .none {
      let parts = ConditionParts(operand, comparison)
      let told = Condition(parts.sentence).told(words, in: Workspace())
      #expect(told.hasPrefix("\(name) \(words["operator.\(comparison.rawValue)"]) "), "\(told)")
      #expect(told.count { $0 == "…" } == parts.values.count && !told.contains("\""), "\(told)")
    }
    #expect(Condition("contact.email").told(words, in: Workspace()) == "\(name) …")
  }

  @Test(arguments: [
    (#"company.employees is between 10 and """#, "number of employees is between 10 and …"),
    (#"company.employees is at least "many""#, #"number of employees is at least "many""#),
    (#"response contains any of "a", """#, #"response contains any of "a", …"#),
    ("team support", "team support …"),
  ]) func whatIsTypedSoFarIsToldWithTheRest(sentence: String, told: String) {
    #expect(Condition(sentence).told(.english, in: Workspace()) == told)
  }

  /// What the words and the workspace do not name is told as files write it.
  @Test func theEnglishTableTellsConditionsAsFilesWriteThem() throws {
    for sentence in [
      #"contact.plan is any of "Growth", "Starter""#, "office hours are open", "company.size is between 10 and 250",
      "contact.day is more than 30 days ago", "contact.day is less than 1 day ago", "team support is not available",
      "user anna is available", "contact owner is available", "respnse is empty", "response is empty",
    ] {
      #expect(Condition(sentence).told(.english, in: Workspace()) == sentence)
    }
  }

  @Test(arguments: [
    ("company.employees is at least 50", "number of employees is at least 50"),
    ("team support is available", "First line is available"),
    ("user anna is not available", "Anna Berg is not available"),
    (#"contact.plan is any of "Growth""#, #"Subscription is any of "Growth""#),
  ]) func aBranchIsCalledByTheNamesThatTheUserGave(sentence: String, told: String) throws {
    let workspace = Workspace([
      "teams": .records([["id": .text("support"), "name": .text("First line")]]),
      "people": .records([["id": .text("anna"), "name": .text("Anna Berg")]]),
      "contact-properties": .records([["id": .text("plan"), "label": .text("Subscription")]]),
    ])
    #expect(Branch(groups: [[Condition(sentence)]]).title(.english, in: workspace) == told)
    #expect(Branch(label: "Mine", groups: [[Condition(sentence)]]).title(.english, in: workspace) == "Mine")
  }
}
