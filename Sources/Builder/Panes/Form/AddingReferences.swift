import ChatflowModel
import OrderedCollections
import Widgets
import Words

/// Adding to the workspace what it does not list yet, on the spot.
extension BuilderState {
  /// What can be added to the workspace from a list.
  enum Addition: Hashable, Sendable {
    /// Something that chatflows refer to.
    case reference(ReferenceKind)
    /// A property of the contact or the company.
    case property

    /// The words of it stand under `reference.<word>`.
    var word: String {
      switch self {
      case .reference(let kind): kind.rawValue
      case .property: "property"
      }
    }
  }

  /// Asks for the name of what a list of the form does not offer yet; what was typed to find it stands there already.
  mutating func askForNew(_ id: FieldID, _ addition: Addition, typed: String) {
    ask(Prompt(title: words["reference.\(addition.word).new"], text: typed)) { state, text in
      let known = state.workspace
      if let problem = state.takeNew(text, addition, for: id) { return state.refuse(problem) }
      state.closeLayer()
      state.askForType(since: known)
      return []
    }
  }

  /// Adds what was typed to the workspace, and makes the field refer to it, in one step; says why not if that is no name.
  mutating func takeNew(_ text: String, _ addition: Addition, for id: FieldID) -> String? {
    guard let form, let field = FormValues(self, form).field(id) else { return nil }
    defer { history.pause() }
    switch addition {
    case .reference(let kind):
      guard let new = addReference(kind, name: text) else { return words["reference.refused"] }
      take((field.editor.shape.notation?.isPrefixed == true ? kind.prefix ?? "" : "") + new, id)
    case .property:
      guard case .property(let records) = field.editor else { return nil }
      guard let new = addProperty(of: records, name: text) else {
        return words("reference.property.refused", ["records": records.map { "\($0)." }.joined(separator: ", ")])
      }
      take(new, id)
    }
    return nil
  }

  /// The id of something with a name: of what the workspace lists under it, else made from it, and then listed. Nil if
  /// the name has neither a letter nor a digit.
  mutating func addReference(_ kind: ReferenceKind, name: String) -> String? {
    let name = name.trimmed
    let listed = workspace.listed(kind)
    if let known = listed.first(where: { $0.id == name || $0.name.lowercased() == name.lowercased() }) {
      return known.id
    }
    guard let word = ActionID.word(from: name) else { return nil }
    let id = word.unused(among: Set(listed.map(\.id)))
    list(Workspace.entry(id, name: name), under: kind.field)
    return id
  }

  /// The property that a text means, such as `contact.plan`; without a record before it, one of the first. It is listed
  /// unless the workspace knows it. Nil if it belongs to none of the records.
  mutating func addProperty(of records: [String], name: String) -> String? {
    let parts = name.trimmed.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let record = parts.count == 2 ? parts[0].lowercased() : records.first, records.contains(record),
      Property.objects.contains(record), let last = parts.last
    else { return nil }
    let id = String(last.lowercased().map { $0.isLetter || $0.isNumber || $0 == "-" ? $0 : "_" })
    guard id.contains(where: { $0.isLetter || $0.isNumber }) else { return nil }
    let reference = "\(record).\(id)"
    if workspace.property(reference) == nil {
      list(Property.entry(id, label: String(last)), under: Property.list(of: record))
    }
    return reference
  }

  // MARK: - Types

  /// Asks what a property that was just listed holds.
  mutating func askForType(since before: Workspace) {
    guard let property = workspace.properties.first(where: { before.property($0.reference) == nil }) else { return }
    let items = Property.Kind.allCases.map {
      Chooser.Item(id: $0.rawValue, title: words["field.property.type.\($0.rawValue)"])
    }
    let title = words("chooser.type", ["property": property.title(words)])
    open(Chooser(title: title, items: items, focused: property.type.rawValue)) { state, item in
      state.takeType(item.id, of: property.reference)
      return []
    }
  }

  /// Takes what a property holds.
  private mutating func takeType(_ word: String, of reference: String) {
    guard let property = workspace.property(reference), let type = Property.Kind(rawValue: word), type != property.type
    else { return }
    let edit = Edit.make("edit.list", in: workspace) { $0.setType(type, of: property) }
    if perform(edit), type == .choice { say(.info, words["notice.property-options"]) }
  }

  /// Adds an entry to a list of the workspace, in one step with what follows.
  private mutating func list(_ entry: FieldValues, under list: FieldID) {
    history.pause()
    let edit = Edit.make("edit.list", in: workspace) { values in
      values[list] = .records((values[list]?.records ?? []) + [entry])
    }
    perform(edit, mergeKey: .choosing)
  }
}

extension StringProtocol {
  /// Without white space at either end.
  var trimmed: String {
    var text = self[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
