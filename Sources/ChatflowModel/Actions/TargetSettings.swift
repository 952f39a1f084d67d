/// Who sees a chatflow, and where; see "Target" in docs/behaviour.md.
public enum TargetSettings {
  /// In the order of the file. No rule in `show` means every page.
  public static let fields: [Field] = [
    Field("show", .records(page), limit: Limits.rules),
    Field("exclude", .records(page), limit: Limits.rules),
    Field("visitors", .records(visitor), limit: Limits.rules),
  ]

  /// A rule on the address of the page, or on a parameter of its query.
  private static let page = RecordShape(
    [
      Field(
        "rule",
        .choice([
          "address-is", "address-contains", "address-begins-with", "address-matches", "query-is", "query-contains",
        ]), default: .text("address-contains")),
      Field(
        "parameter", .line, isRequired: true, limit: Limits.name,
        shownWhen: .init("rule", isOneOf: [.text("query-is"), .text("query-contains")])),
      Field("value", .line, isRequired: true, limit: Limits.address),
    ], title: "value", owner: "page-rule")

  /// A rule on who the visitor is and what they did; all of them must hold.
  private static let visitor = RecordShape(
    [
      Field(
        "rule",
        .choice([
          "known", "unknown", "in-segment", "not-in-segment", "country-is", "language-is", "visits-at-least",
          "pages-at-least",
        ]), default: .text("known")),
      Field(
        "segment", .reference(.segment), isRequired: true,
        shownWhen: .init("rule", isOneOf: [.text("in-segment"), .text("not-in-segment")])),
      Field(
        "value", .line, isRequired: true, limit: Limits.name,
        shownWhen: .init("rule", is: .text("country-is"))),
      Field("language", .language, isRequired: true, shownWhen: .init("rule", is: .text("language-is"))),
      Field(
        "count", .number(1...100), isRequired: true,
        shownWhen: .init("rule", isOneOf: [.text("visits-at-least"), .text("pages-at-least")])),
    ], title: "rule", owner: "visitor-rule")
}
