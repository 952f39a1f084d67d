/// A text of a list of plain texts: a tag, a trigger, an option, the id of a person.
public struct ListedText: Hashable, Sendable {
  /// What it says.
  public var text: String
  /// By what the entry of a file is known that it was read from, however it is changed and moved; nil for a new one.
  @NotCompared public package(set) var entry: Int?

  /// A new one.
  public init(_ text: String) { self.text = text }
}

extension FieldValue {
  /// A list of new texts.
  public static func list(_ texts: [String]) -> FieldValue { .list(texts.map { ListedText($0) }) }

  /// What the entries of a `.list` say.
  public var list: [String]? { entries?.map(\.text) }
  /// The entries of a `.list`.
  public var entries: [ListedText]? { if case .list(let entries) = self { entries } else { nil } }

  /// A list of texts of which those that a list has already are its own. Where as many are left as came, they were reworded,
  /// each at its place.
  public func listing(_ texts: [String]) -> FieldValue {
    var known = entries ?? []
    var listed = texts.map { text in
      known.firstIndex { $0.text == text }.map { known.remove(at: $0) } ?? ListedText(text)
    }
    let new = listed.indices.filter { listed[$0].entry == nil }
    if new.count == known.count { for (index, old) in zip(new, known) { listed[index].entry = old.entry } }
    return .list(listed)
  }
}
