/// On which pages, and to whom, a chatflow is shown; see "Target" in docs/behaviour.md.
public struct Target: Hashable, Sendable {
  private let show: PageRules
  private let exclude: PageRules
  private let visitors: [VisitorRule]
  private let areVisitorsUnderstood: Bool
  /// Whether all its rules are whole and of this version; one that is not holds for nobody and on no page.
  private let isUnderstood: Bool

  /// The target of a chatflow.
  public init(_ flow: Chatflow) { self.init(flow.values["target"]?.record ?? FieldValues()) }

  /// A target by the fields of `TargetSettings`.
  init(_ values: FieldValues) {
    show = PageRules(values["show"]?.records ?? [])
    exclude = PageRules(values["exclude"]?.records ?? [])
    let records = values["visitors"]?.records ?? []
    visitors = records.compactMap(VisitorRule.init)
    areVisitorsUnderstood = visitors.count == records.count
    isUnderstood = show.areUnderstood && exclude.areUnderstood && areVisitorsUnderstood
  }

  /// Whether the chatflow is shown on the page with an address, its query included, to a visitor.
  public func takes(_ page: String, _ visitor: TargetVisitor) -> Bool { takes(page) && takes(visitor) }

  /// Whether the page with an address is one of its pages.
  public func takes(_ page: String) -> Bool { takes(read: PageRules.read(page)) }

  /// The same of an address that `PageRules.read` read.
  func takes(read page: [Character]) -> Bool {
    (show.isEmpty || show.forms.contain(page)) && !exclude.forms.contain(page)
  }

  /// Whether a visitor is one of its visitors.
  public func takes(_ visitor: TargetVisitor) -> Bool {
    areVisitorsUnderstood && visitors.allSatisfy { $0.holds(for: visitor) }
  }

  // MARK: - Deciding

  /// The pages on which it is shown, as what is asked of their addresses.
  private var pages: [TextQuestion.Demand] {
    [TextQuestion.Demand(forms: PageRules.all, isWanted: true)]
      + (show.isEmpty ? [] : [TextQuestion.Demand(forms: show.forms, isWanted: true)])
      + (exclude.isEmpty ? [] : [TextQuestion.Demand(forms: exclude.forms, isWanted: false)])
  }

  /// Whether there is a page on which it is shown.
  public var hasPages: Decision {
    var effort = Effort.ofOneQuestion
    return hasPages(&effort)
  }

  /// The same with what effort is left.
  func hasPages(_ effort: inout Effort) -> Decision {
    isUnderstood ? TextQuestion.canBe(pages, &effort) : .notKnown
  }

  /// Whether there can be a visitor to whom it is shown.
  public var hasVisitors: Decision {
    guard isUnderstood else { return .notKnown }
    return visitors.contains { rule in visitors.contains { $0.excludes(rule) } } ? .no : .yes
  }

  /// An address of a page on which it is shown; nil if there is none, or it would take long to find one.
  func page(_ effort: inout Effort) -> String? {
    isUnderstood ? TextQuestion(pages, &effort)?.example(&effort).map { PageRules.address($0) } : nil
  }

  /// Whether each page of another target is one of its pages, too, and each visitor one of its visitors.
  public func covers(_ other: Target) -> Decision {
    var effort = Effort.ofOneQuestion
    return covers(other, &effort)
  }

  /// The same with what effort is left.
  func covers(_ other: Target, _ effort: inout Effort) -> Decision {
    guard isUnderstood, other.isUnderstood else { return .notKnown }
    if other.hasVisitors == .no { return .yes }
    if !isForAllVisitors(of: other) { return .no }
    var decided = Decision.yes
    for demand in missing {
      switch TextQuestion.canBe(other.pages + [demand], &effort) {
      case .yes: return .no
      case .notKnown: decided = .notKnown
      case .no: break
      }
    }
    return decided
  }

  /// Whether each visitor of another target is one of its visitors.
  func isForAllVisitors(of other: Target) -> Bool {
    visitors.allSatisfy { rule in rule.alwaysHolds || other.visitors.contains { rule.follows(from: $0) } }
  }

  /// Whether each of its pages is one of some other targets' together.
  func isCovered(by others: [Target], _ effort: inout Effort) -> Decision {
    guard isUnderstood, others.allSatisfy(\.isUnderstood) else { return .notKnown }
    var left = Self.mostQuestions
    return Self.isCovered(pages, others[...], &left, &effort)
  }

  /// A page that is none of another target is none for one of two reasons, and so each way to be none of all is looked at:
  /// most end soon, since no page is left.
  private static func isCovered(
    _ pages: [TextQuestion.Demand], _ others: ArraySlice<Target>, _ left: inout Int, _ effort: inout Effort
  ) -> Decision {
    left -= 1
    guard left > 0, !effort.isSpent else { return .notKnown }
    let canBe = TextQuestion.canBe(pages, &effort)
    if canBe == .no { return .yes }
    guard let other = others.first else { return canBe == .yes ? .no : .notKnown }
    var decided = Decision.yes
    for demand in other.missing {
      switch isCovered(pages + [demand], others.dropFirst(), &left, &effort) {
      case .yes: break
      case .no: return .no
      case .notKnown: decided = .notKnown
      }
    }
    return decided
  }

  /// The most questions that are asked about the pages of several targets.
  private static let mostQuestions = 100

  /// A page of this target that is none of another's.
  func page(besides other: Target) -> String? {
    var effort = Effort.ofOneQuestion
    for demand in other.missing {
      if let text = TextQuestion(pages + [demand], &effort)?.example(&effort) { return PageRules.address(text) }
    }
    return nil
  }

  /// What is asked of the pages that are none of its own, each by itself.
  private var missing: [TextQuestion.Demand] {
    (show.isEmpty ? [] : [TextQuestion.Demand(forms: show.forms, isWanted: false)])
      + (exclude.isEmpty ? [] : [TextQuestion.Demand(forms: exclude.forms, isWanted: true)])
  }
}
