import Randomness
import Testing

@testable import ChatflowModel

/// On which pages, and to whom, a chatflow is shown, and whether another one is shown wherever it is.
@Suite struct TargetTests {
  static func flow(show: [FieldValues] = [], exclude: [FieldValues] = [], visitors: [FieldValues] = []) -> Chatflow {
    var flow = Chatflow(name: "Flow")
    var target = FieldValues()
    for (id, rules) in [("show", show), ("exclude", exclude), ("visitors", visitors)] as [(FieldID, [FieldValues])]
    where !rules.isEmpty {
      target[id] = .records(rules)
    }
    flow.values["target"] = .record(target)
    return flow
  }

  static func page(_ rule: String, _ value: String, of parameter: String? = nil) -> FieldValues {
    var values: FieldValues = ["rule": .text(rule), "value": .text(value)]
    values["parameter"] = parameter.map { .text($0) }
    return values
  }

  @Test(arguments: [
    ("address-is", "https://example.com/pricing", "https://example.com/pricing", true),
    ("address-is", "example.com/pricing", "https://example.com/pricing", true),
    ("address-is", "example.com/Pricing/", "http://Example.com/pricing#plans", true),
    ("address-is", "example.com/pricing", "https://example.com/pricing?utm_source=mail", true),
    ("address-is", "example.com/pricing", "https://example.com/pricing/2", false),
    ("address-is", "example.com/pricing", "https://www.example.com/pricing", false),
    ("address-is", "http://example.com", "https://example.com", false),
    ("address-is", "example.com/?a=1", "https://example.com/?a=1", true),
    ("address-is", "example.com/?a=1", "https://example.com/?a=1&b=2", false),
    ("address-is", "example.com/blåbär", "https://example.com/bl%C3%A5b%C3%A4r", true),
    ("address-contains", "a=1", "https://example.com/?a=1", true),
    ("address-contains", "/pricing", "https://example.com/en/PRICING/", true),
    ("address-contains", "/pricing", "https://example.com/en%2Fpricing/", false),
    ("address-contains", "?", "https://example.com/", false),
    ("address-begins-with", "example.com/docs", "https://example.com/docs/a?b", true),
    ("address-begins-with", "https://example.com/docs", "http://example.com/docs", false),
    ("address-begins-with", "https", "https://example.com", true),
    ("address-begins-with", "example.com", "https://other.com/?to=http://example.com", false),
    ("address-matches", "example.com/*/pricing", "https://example.com/en/pricing?a=1", true),
    ("address-matches", "example.com/*", "https://example.com", false),
    ("address-matches", "*.example.com/*", "https://docs.example.com/", true),
    ("address-matches", "*pricing", "https://example.com/?next=pricing", false),
    ("address-matches", "*?*next=*", "https://example.com/?next=pricing", true),
  ])
  func anAddressIsOneThatARuleTakes(rule: String, value: String, address: String, expected: Bool) {
    #expect(Target(Self.flow(show: [Self.page(rule, value)])).takes(address) == expected)
  }

  @Test(arguments: [
    ("query-is", "Newsletter", "https://example.com/?utm_source=newsletter", true),
    ("query-is", "newsletter", "https://example.com/?a=1&utm_source=newsletter&b=2", true),
    ("query-is", "newsletter", "https://example.com/?utm_source=newsletters", false),
    ("query-is", "newsletter", "https://example.com/?x_utm_source=newsletter", false),
    ("query-is", "newsletter", "https://example.com/utm_source=newsletter", false),
    ("query-is", "a&b", "https://example.com/?utm_source=a%26b", true),
    ("query-is", "two words", "https://example.com/?utm_source=two%20words", true),
    ("query-contains", "letter", "https://example.com/?utm_source=newsletter#x", true),
    ("query-contains", "letter", "https://example.com/?utm_source=news&b=letter", false),
  ])
  func aParameterOfTheQueryIsOneThatARuleTakes(rule: String, value: String, address: String, expected: Bool) {
    #expect(Target(Self.flow(show: [Self.page(rule, value, of: "utm_source")])).takes(address) == expected)
  }

  @Test func anyRuleShowsAndAnyExcludes() {
    let shown = [Self.page("address-contains", "/a"), Self.page("address-contains", "/b")]
    let target = Target(Self.flow(show: shown, exclude: [Self.page("address-contains", "/c")]))
    #expect(target.takes("https://x.com/b"))
    #expect(!target.takes("https://x.com/d"))
    #expect(!target.takes("https://x.com/b/c"))
    #expect(
      Target(Self.flow(exclude: [Self.page("address-contains", "/c")])).takes("https://x.com/b"), "no rule: all pages")
    #expect(Target(Chatflow(name: "")).takes("https://x.com/"))
    #expect(!Target(Self.flow(show: [Self.page("address-contains", "")])).takes("https://x.com/"), "half a rule")
  }

  static func visitors() -> [TargetVisitor] {
    var all: [TargetVisitor] = []
    for (known, segments) in [(false, []), (true, []), (true, ["a"]), (true, ["b"]), (true, ["a", "b"])]
      as [(Bool, Set<String>)]
    {
      for country in [nil, "Sweden", "France", "Spain"] {
        for language in [nil, "sv", "sv-SE", "sv-FI", "en", "svx", "de"] {
          for (visits, pages) in [(1, 1), (1, 2), (1, 3), (2, 1), (2, 2), (2, 3), (3, 1), (3, 2), (3, 3)] {
            all.append(
              TargetVisitor(
                isKnown: known, segments: segments, country: country, language: language, visits: visits, pages: pages))
          }
        }
      }
    }
    return all
  }

  private static let visitorRules: [FieldValues] =
    [["rule": .text("known")], ["rule": .text("unknown")], [:]]
    + ["a", "b"].flatMap { segment in
      ["in-segment", "not-in-segment"].map { ["rule": .text($0), "segment": .text(segment)] as FieldValues }
    } + ["sweden", "France"].map { ["rule": .text("country-is"), "value": .text($0)] }
    + ["sv", "sv-SE", "en"].map { ["rule": .text("language-is"), "language": .text($0)] }
    + [1, 2, 3].flatMap { count in
      ["visits-at-least", "pages-at-least"].map { ["rule": .text($0), "count": .number(count)] as FieldValues }
    }

  @Test func whoIsAmongTheVisitorsIsDecided() {
    var random = SeededRandom(seed: 3)
    let visitors = Self.visitors()
    var seen: Set<[Decision]> = []
    for _ in 0..<3_000 {
      let targets = (0..<2).map { _ in
        Target(
          Self.flow(
            visitors: (0..<Int.random(in: 0...3, using: &random)).compactMap { _ in
              Self.visitorRules.randomElement(using: &random)
            }))
      }
      let taken = targets.map { target in visitors.map { target.takes($0) } }
      let expected: [Decision] = [
        zip(taken[0], taken[1]).allSatisfy { $0 || !$1 } ? .yes : .no, taken[0].contains(true) ? .yes : .no,
      ]
      seen.insert(expected)
      #expect([targets[0].covers(targets[1]), targets[0].hasVisitors] == expected)
    }
    #expect(seen.count == 4)
  }

  // MARK: - Pages

  /// Addresses of few signs: whatever rules of one or two signs tell apart is among them.
  private static let addresses: [String] = {
    var (paths, last) = ([""], [""])
    for _ in 0..<4 {
      last = last.flatMap { text in ["a", "b", "/", "x"].map { text + $0 } }
      paths += last
    }
    let queries = ["", "?", "?q=a", "?q=b", "?q=ab", "?q=x", "?p=x&q=a", "?q=b&q=a", "?q=a&p=b", "?a"]
    return paths.flatMap { path in queries.map { "https://h.c/\(path)\($0)" } } + [
      "http://h.c/", "http://h.c/a?q=a", "https://h.c", "https://a.c/", "https://a.c/b?q=b",
    ]
  }()

  private static let rules: [FieldValues] =
    ["a", "b", "/a", "a/", "ab", "q=a", "?", "https://"].map { page("address-contains", $0) }
    + ["h.c/a", "h.c/a/", "https://h.c/b", "h.c"].map { page("address-is", $0) }
    + ["h.c/", "h.c/a", "https://", "h.c/a/b"].map { page("address-begins-with", $0) }
    + ["*", "*a", "h.c/a*", "h.c/*b", "h.c/*/*", "*?*", "https://h.c/*"].map { page("address-matches", $0) }
    + ["a", "b"].flatMap { value in ["query-is", "query-contains"].map { page($0, value, of: "q") } }

  @Test func whichPagesAreAmongOthersIsDecided() {
    var random = SeededRandom(seed: 5)
    let addresses = Self.addresses
    func bits(_ isTaken: (String) -> Bool) -> [UInt64] {
      stride(from: 0, to: addresses.count, by: 64).map { start in
        addresses[start..<min(start + 64, addresses.count)].reduce(UInt64(0)) { $0 << 1 | (isTaken($1) ? 1 : 0) }
      }
    }
    let all = bits { _ in true }
    let taken = Self.rules.map { rule in
      let target = Target(Self.flow(show: [rule]))
      return bits { target.takes($0) }
    }
    var seen: Set<[Decision]> = []
    for _ in 0..<20_000 {
      let drawn = (0..<2).map { _ in
        (0..<2).map { _ in
          (0..<Int.random(in: 0...2, using: &random)).map { _ in Int.random(in: taken.indices, using: &random) }
        }
      }
      let targets = drawn.map { rules in
        Target(Self.flow(show: rules[0].map { Self.rules[$0] }, exclude: rules[1].map { Self.rules[$0] }))
      }
      let pages = drawn.map { rules in
        all.indices.map { at in
          (rules[0].isEmpty ? all[at] : rules[0].reduce(0) { $0 | taken[$1][at] })
            & ~rules[1].reduce(0) { $0 | taken[$1][at] }
        }
      }
      let isShown = pages[0].contains { $0 != 0 }
      let isCovered = zip(pages[0], pages[1]).allSatisfy { ~$0 & $1 == 0 }
      let (covers, hasPages) = (targets[0].covers(targets[1]), targets[0].hasPages)
      seen.insert([covers, hasPages])
      // What no address shows that was tried is shown by one that the decision itself found.
      let isProven =
        isCovered ? targets[1].page(besides: targets[0]).map { targets[1].takes($0) && !targets[0].takes($0) } : true
      var effort = Effort.ofOneQuestion
      let isSeen = isShown ? true : targets[0].page(&effort).map { targets[0].takes($0) }
      let rules = drawn.map { $0.map { $0.map { Self.rules[$0]["rule"]?.text ?? "" } } }
      #expect(covers == (isCovered && isProven == nil ? .yes : .no), "\(rules)")
      #expect(isProven != false && isSeen != false, "\(rules)")
      #expect(hasPages == (isSeen == nil ? .no : .yes), "\(rules)")
    }
    #expect(seen.count == 4)
  }
}
