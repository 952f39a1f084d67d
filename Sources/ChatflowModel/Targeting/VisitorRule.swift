/// Who looks at a page, as far as target rules ask for it.
public struct TargetVisitor: Hashable, Sendable {
  /// Whether they are a known contact.
  public var isKnown: Bool
  /// The segments that the contact is in, by their ids; who is not known is in none.
  public var segments: Set<String>
  /// The country they are in, if that is known.
  public var country: String?
  /// The language of the browser, such as `sv` or `sv-SE`.
  public var language: String?
  /// How many visits there were, with this one.
  public var visits: Int
  /// How many pages they have seen, with this one.
  public var pages: Int

  /// A visitor.
  public init(
    isKnown: Bool = false, segments: Set<String> = [], country: String? = nil, language: String? = nil,
    visits: Int = 1, pages: Int = 1
  ) {
    self.isKnown = isKnown
    self.segments = segments
    self.country = country
    self.language = language
    self.visits = visits
    self.pages = pages
  }
}

/// A rule on who the visitor is; see "Target" in docs/behaviour.md.
enum VisitorRule: Hashable, Sendable {
  case known, unknown
  case inSegment(String), notInSegment(String)
  case country(String)
  case language(String)
  case visits(Int), pages(Int)

  /// Nil where something of it is missing or not known.
  init?(_ record: FieldValues) {
    func text(_ id: FieldID) -> String? { record[id]?.text.flatMap { $0.isBlank ? nil : $0 } }
    let rule: VisitorRule? =
      switch record["rule"]?.text ?? "known" {
      case "known": .known
      case "unknown": .unknown
      case "in-segment": text("segment").map { .inSegment($0) }
      case "not-in-segment": text("segment").map { .notInSegment($0) }
      case "country-is": text("value").map { .country($0.comparable) }
      case "language-is": text("language").map { .language($0.comparable) }
      case "visits-at-least": record["count"]?.number.map { .visits($0) }
      case "pages-at-least": record["count"]?.number.map { .pages($0) }
      default: nil
      }
    guard let rule else { return nil }
    self = rule
  }

  func holds(for visitor: TargetVisitor) -> Bool {
    switch self {
    case .known: visitor.isKnown
    case .unknown: !visitor.isKnown
    case .inSegment(let segment): visitor.isKnown && visitor.segments.contains(segment)
    case .notInSegment(let segment): !(visitor.isKnown && visitor.segments.contains(segment))
    case .country(let country): visitor.country?.comparable == country
    case .language(let language): visitor.language.map { Self.isSpoken(language, with: $0.comparable) } ?? false
    case .visits(let count): visitor.visits >= count
    case .pages(let count): visitor.pages >= count
    }
  }

  /// Whether it holds for everybody of whom another does.
  func follows(from other: VisitorRule) -> Bool {
    if self == other { return true }
    switch (self, other) {
    case (.known, .inSegment), (.notInSegment, .unknown): return true
    case (.language(let wanted), .language(let spoken)): return Self.isSpoken(wanted, with: spoken)
    case (.visits(let least), .visits(let count)), (.pages(let least), .pages(let count)): return count >= least
    // Whoever is there visits for the first time at least, and has seen this page.
    case (.visits(let least), _), (.pages(let least), _): return least <= 1
    default: return false
    }
  }

  /// Whether nobody is both.
  func excludes(_ other: VisitorRule) -> Bool {
    switch (self, other) {
    case (.known, .unknown), (.unknown, .known), (.unknown, .inSegment), (.inSegment, .unknown): true
    case (.inSegment(let one), .notInSegment(let another)), (.notInSegment(let one), .inSegment(let another)):
      one == another
    case (.country(let one), .country(let another)): one != another
    case (.language(let one), .language(let another)):
      !Self.isSpoken(one, with: another) && !Self.isSpoken(another, with: one)
    default: false
    }
  }

  /// Whether it follows where nothing is asked.
  var alwaysHolds: Bool {
    switch self {
    case .visits(let least), .pages(let least): least <= 1
    default: false
    }
  }

  /// `sv` is also meant by `sv-SE`.
  private static func isSpoken(_ language: String, with code: String) -> Bool {
    code == language || code.hasPrefix(language + "-")
  }
}
