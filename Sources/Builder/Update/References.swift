import ChatflowModel
import Screen

/// Choosing what the workspace lists, and properties with their values.
extension BuilderState {
  // MARK: - References

  /// What can be chosen for a field that refers to something: nothing, unless it is required; what the workspace lists;
  /// what is chosen, also if it is not listed; and adding one.
  func referenceItems(_ kind: ReferenceKind, of field: Field, owner: String, chosen: String?) -> [Chooser.Item] {
    let none = Chooser.Item(id: "", title: unset(field, owner: owner))
    return (field.isRequired ? [] : [none]) + referenceItems(kind, chosen: chosen)
  }

  func referenceItems(_ kind: ReferenceKind, chosen: String?) -> [Chooser.Item] {
    let listed = workspace.listed(kind)
    var items = listed.map { Chooser.Item(id: $0.id, title: $0.name, detail: $0.id == $0.name ? "" : $0.id) }
    if let chosen, !chosen.isEmpty, !listed.contains(where: { $0.id == chosen }) {
      items.append(Chooser.Item(id: chosen, title: chosen))
    }
    return items + [addingItem("reference.\(kind.rawValue).add")]
  }

  /// The name of something that the workspace lists; of something else, its id.
  func name(of id: String, _ kind: ReferenceKind) -> String {
    workspace.listed(kind).first { $0.id == id }?.name ?? id
  }

  /// An entry of a list field in words.
  func name(ofEntry entry: String, of field: Field) -> String {
    if case .references(let kind) = field.editor { name(of: entry, kind) } else { name(ofRoute: entry) }
  }

  /// What holds while a field refers to nothing.
  func unset(_ field: Field, owner: String) -> String {
    words.optional("field.\(owner).\(field.id).unset") ?? words["chooser.none"]
  }

  private func addingItem(_ key: String) -> Chooser.Item {
    Chooser.Item(id: "", title: words[key], help: words["reference.add.help"], isAdding: true)
  }

  // MARK: - Properties

  /// The properties of some records.
  func propertyItems(_ records: [String], of field: Field, chosen: String?) -> [Chooser.Item] {
    let known = workspace.properties.filter { records.contains($0.object) }
    var items = known.map { property in
      Chooser.Item(
        id: property.reference, title: property.title(words), detail: words["token.\(property.object)"],
        synonyms: property.reference)
    }
    if let chosen, !chosen.isEmpty, !known.contains(where: { $0.reference == chosen }) {
      items.append(Chooser.Item(id: chosen, title: chosen))
    }
    let none = field.isRequired ? [] : [Chooser.Item(id: "", title: words["chooser.none"])]
    return none + items + [addingItem("reference.property.add")]
  }

  /// The values that can be chosen for what a property is set to; nil where a value is typed.
  func choices(for field: Field, _ access: FormValues) -> [String]? {
    guard case .propertyValue(let other) = field.editor else { return nil }
    return access.value(other)?.text.flatMap { workspace.property($0)?.choices }
  }

  /// The options of the property, and the answers of this chatflow; ids are texts with tokens.
  func valueItems(for field: Field, _ access: FormValues) -> [Chooser.Item] {
    var items = (choices(for: field, access) ?? []).map { choice in
      Chooser.Item(id: RichText(literal: choice).text(tools: .tokens), title: choice)
    }
    if let text = access.values[field.id]?.message?.text {
      let chosen = text.text(tools: .tokens)
      if !items.contains(where: { $0.id == chosen }) {
        items.append(Chooser.Item(id: chosen, title: text.plain(words)))
      }
    }
    let answers = answerItems().map { item in
      var item = item
      item.id = "{{\(item.id)}}"
      return item
    }
    return items + answers.filter { answer in !items.contains { $0.id == answer.id } }
  }

  // MARK: - Adding

  /// Asks for the name of what a list of the form does not offer yet; what was typed to find it stands there already.
  mutating func askForNew(_ id: FieldID, typed: String) {
    guard let form, let field = FormValues(flow: flow, form: form).field(id), let word = field.editor.newWord else {
      return
    }
    layers.append(.prompt(Prompt(.new(id), title: words[word], text: typed)))
  }

  /// Adds what was typed, and makes the field refer to it; says why not if that is no name.
  mutating func takeNew(_ text: String, for id: FieldID) -> String? {
    guard let form, let field = FormValues(flow: flow, form: form).field(id) else { return nil }
    switch field.editor {
    case .reference(let kind):
      guard let new = addReference(kind, name: text) else { return words["reference.refused"] }
      takeValue(new, id)
    case .references(let kind):
      guard let new = addReference(kind, name: text) else { return words["reference.refused"] }
      takeEntry(new, id)
    case .property(let records):
      guard let new = addProperty(of: records, name: text) else {
        return words("reference.property.refused", ["records": records.map { "\($0)." }.joined(separator: ", ")])
      }
      takeValue(new, id)
    default: break
    }
    return nil
  }
}

extension Field.Editor {
  /// Whether the entries of a list are chosen and not typed.
  var choosesEntries: Bool {
    switch self {
    case .assignees, .references: true
    default: false
    }
  }

  /// What adds an entry to a list.
  var addingWord: String {
    if case .references(let kind) = self { "reference.\(kind.rawValue).more" } else { "panel.add-assignee" }
  }

  /// What is asked for when something is added.
  var newWord: String? {
    switch self {
    case .reference(let kind), .references(let kind): "reference.\(kind.rawValue).new"
    case .property: "reference.property.new"
    default: nil
    }
  }
}
