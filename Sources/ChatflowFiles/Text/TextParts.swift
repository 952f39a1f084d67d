import ChatflowModel
import Yaml

/// The nodes of a text by its parts: each is read by itself, so that a mistake in one hides no other.
struct TextParts {
  /// A key with what stands under it.
  struct Entry {
    let key: Node
    let value: Node
  }

  let text: SourceText
  private let top: [Source.Part]
  private let actions: [Source.ActionPart]
  private let indexes: [ActionID: Int]
  /// The whole text; only where its parts do not stand line by line.
  private let root: Node?

  init(_ source: Source) {
    self.init(source.text, source.top, source.actions, isByLines: source.isByLines)
  }

  init(_ source: WorkspaceSource) {
    self.init(source.text, source.top, [], isByLines: source.isByLines)
  }

  private init(_ text: SourceText, _ top: [Source.Part], _ actions: [Source.ActionPart], isByLines: Bool) {
    self.text = text
    self.top = top
    self.actions = actions
    indexes = Dictionary(actions.enumerated().map { ($1.id, $0) }) { first, _ in first }
    root = isByLines ? nil : (try? Composer.compose(text).get()) ?? nil
  }

  /// The ids of the actions, in file order.
  var ids: [ActionID] { actions.map(\.id) }

  /// The id of an action with all that stands under it; nil where that is no YAML.
  func action(_ id: ActionID) -> Entry? {
    if let root { return Self.entry(id.text, in: root.mapping?["actions"]) }
    return indexes[id].flatMap { entry(on: actions[$0].lines) }
  }

  /// A key at the top level with all that stands under it; nil where that is no YAML.
  func setting(_ key: String) -> Entry? {
    if let root { return Self.entry(key, in: root) }
    return top.first { $0.key == key }.flatMap { entry(on: $0.lines) }
  }

  /// The line on which an action begins.
  func line(of id: ActionID) -> Int? { indexes[id].map { actions[$0].lines.lowerBound } }
  /// The lines of an action.
  func lines(of id: ActionID) -> Range<Int>? { indexes[id].map { actions[$0].lines } }
  /// The line on which a key at the top level stands; of several, the first.
  func line(ofSetting key: String) -> Int? { top.first { $0.key == key }?.lines.lowerBound }
  /// The line on which the first key stands.
  var firstLine: Int { top.first?.lines.lowerBound ?? 1 }
  /// The keys at the top level, with their lines.
  var settings: [Source.Part] { top }

  private func entry(on lines: Range<Int>) -> Entry? {
    guard case .success(let node?) = Composer.compose(text, lines), let first = node.mapping?.first else { return nil }
    return Entry(key: first.key, value: first.value)
  }

  private static func entry(_ key: String, in node: Node?) -> Entry? {
    node?.mapping?.first { $0.key.scalar?.string == key }.map { Entry(key: $0.key, value: $0.value) }
  }
}

extension TextParts.Entry {
  /// One step into what stands under it.
  enum Step: Hashable {
    /// To a key.
    case key(String)
    /// To an entry of a list, or to the key at an index.
    case index(Int)
  }

  /// Whether it is an entry of a list, which has no key.
  var isItem: Bool { key.place.start == value.place.start }

  /// What a step leads to; nil if nothing stands there.
  func into(_ step: Step) -> TextParts.Entry? {
    switch (step, value) {
    case (.key(let key), .mapping(let mapping)):
      return mapping.first { $0.key.scalar?.string == key }.map { .init(key: $0.key, value: $0.value) }
    case (.index(let index), .sequence(let sequence)):
      return sequence.indices.contains(index) ? .init(key: sequence[index], value: sequence[index]) : nil
    case (.index(let index), .mapping(let mapping)):
      return mapping.indices.contains(index)
        ? .init(key: mapping[index].key, value: mapping[index].value) : nil
    // What is one entry may stand there by itself.
    case (.index(0), .scalar): return .init(key: value, value: value)
    default: return nil
    }
  }
}
