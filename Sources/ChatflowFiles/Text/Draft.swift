import ChatflowModel

/// What is to be written, without saying how: the canonical content of an entry.
///
/// Two drafts of the same thing, before and after a change, tell which lines of the file the change concerns.
indirect enum Draft: Hashable, Sendable {
  case scalar(String, Scalar)
  /// A list, with the entries of a file that its items are known by, as far as they were read from one.
  case sequence([Draft], NotCompared<[Int?]>)
  case mapping([Entry])

  /// What a single value is, which decides whether it needs quotes.
  enum Scalar: Hashable, Sendable {
    /// A text, quoted wherever a reader might take it for something else.
    case text
    /// A word, number or switch that is written as it is.
    case word
    /// A value of a key that this version does not know: numbers and switches are taken for what they look like.
    case kept
    /// A value that the file has in quotes.
    case quoted
  }

  /// A key with what stands under it.
  struct Entry: Hashable, Sendable {
    let key: String
    let value: Draft
    /// Whether it says what holds without it, and is written only where the file says it already.
    var isDefault = false
    /// What holds without it, to be spelled out where a comment would go with its line; no keys for those inside a group.
    @NotCompared var fallback: Draft?
  }

  /// What stands under a key of a mapping.
  subscript(key: String) -> Entry? {
    if case .mapping(let entries) = self { entries.first { $0.key == key } } else { nil }
  }

  /// The entries of a mapping.
  var entries: [Entry] { if case .mapping(let entries) = self { entries } else { [] } }

  /// What stands under each key of a mapping.
  var values: [String: Draft] { Dictionary(entries.map { ($0.key, $0.value) }) { first, _ in first } }

  /// A list.
  static func sequence(_ items: [Draft], of entries: [Int?] = []) -> Draft {
    .sequence(items, NotCompared(wrappedValue: entries))
  }

  /// Whether it is a list.
  var isList: Bool { if case .sequence = self { true } else { false } }

  /// Whether it has keys.
  var isMapping: Bool { if case .mapping = self { true } else { false } }

  /// Without the entries that need not be written.
  var withoutDefaults: Draft {
    switch self {
    case .scalar: self
    case .sequence(let items, let known): .sequence(items.map(\.withoutDefaults), known)
    case .mapping(let entries):
      .mapping(
        entries.filter { !$0.isDefault }.map {
          Entry(key: $0.key, value: $0.value.withoutDefaults, fallback: $0.fallback)
        })
    }
  }
}

/// Collects the entries of a mapping in their order; what holds nothing is left out.
struct DraftEntries {
  private(set) var entries: [Draft.Entry] = []

  var draft: Draft { .mapping(entries) }

  mutating func add(_ key: String, _ value: Draft?, isDefault: Bool = false, fallback: Draft? = nil) {
    guard let value else { return }
    entries.append(Draft.Entry(key: key, value: value, isDefault: isDefault, fallback: fallback))
  }

  mutating func add(_ key: String, text: String?) {
    add(key, text.map { .scalar($0, .text) })
  }

  /// A connection: `next`, or `go-to` in its place.
  mutating func add(_ link: Link?) {
    guard let link else { return }
    add(link.isJump ? "go-to" : "next", Draft(link.destination))
  }

  /// Keys that this version does not know, unless the key has a meaning by now.
  mutating func add(_ kept: [KeptEntry]) {
    if kept.isEmpty { return }
    let known = Set(entries.map(\.key))
    for entry in kept where !known.contains(entry.key) { add(entry.key, Draft(entry.value)) }
  }
}

extension Draft {
  init(_ destination: Destination) {
    switch destination {
    case .end: self = .scalar("end", .word)
    case .action(let id): self = .scalar(id.text, .text)
    }
  }

  /// A connection under a key of its own.
  init(edge link: Link) {
    self = link.isJump ? .mapping([Entry(key: "go-to", value: Draft(link.destination))]) : Draft(link.destination)
  }

  init(_ tree: Tree) {
    switch tree {
    case .scalar(let text): self = .scalar(text, .kept)
    case .sequence(let items): self = .sequence(items.map(Draft.init))
    case .mapping(let entries): self = .mapping(entries.map { Entry(key: $0.key, value: Draft($0.value)) })
    }
  }
}
