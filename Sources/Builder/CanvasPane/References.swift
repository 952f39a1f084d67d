import ChatflowModel
import Screen
import Words

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
    return items + [addingItem(.reference(kind))]
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

  func addingItem(_ addition: Addition) -> Chooser.Item {
    Chooser.Item(
      id: "", title: words["reference.\(addition.word).add"], help: words["reference.add.help"], adds: addition)
  }

  // MARK: - Properties

  /// The properties of some records: those of the workspace, and those that other records always have.
  func propertyItems(_ records: [String], of field: Field, chosen: String?) -> [Chooser.Item] {
    let known = workspace.properties.filter { records.contains($0.object) }
    let objects = Set(known.map(\.object))
    let others = Token.known.filter { records.contains($0.id) && !objects.contains($0.id) }.flatMap(\.tokens)
    var items =
      known.map { property in
        Chooser.Item(
          id: property.reference, title: property.title(words), detail: words["token.\(property.object)"],
          synonyms: property.reference)
      } + others.map(tokenItem)
    if let chosen, !chosen.isEmpty, !items.contains(where: { $0.id == chosen }) {
      items.append(Chooser.Item(id: chosen, title: chosen))
    }
    let none = field.isRequired ? [] : [Chooser.Item(id: "", title: words["chooser.none"])]
    return none + items + [addingItem(.property)]
  }

  /// The values that can be chosen for what a property is set to; nil where a value is typed.
  func choices(for field: Field, _ access: FormValues) -> [String]? {
    guard case .propertyValue(let other) = field.editor else { return nil }
    let property = access.value(other)?.text.flatMap { workspace.property($0) }
    return property.flatMap { $0.choices.isEmpty ? nil : $0.choices }
  }

  /// The options of the property, and the answers of this chatflow; ids are texts with tokens.
  func valueItems(for field: Field, _ access: FormValues) -> [Chooser.Item] {
    var items = (choices(for: field, access) ?? []).map { choice in
      Chooser.Item(id: RichText(literal: choice).text(tools: .tokens), title: choice)
    }
    if let text = access.values(beside: field.id)[field.id]?.message?.text {
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
      let reference = field.editor.reference(to: new, kind)
      if field.editor.choosesEntries { takeEntry(reference, id) } else { takeValue(reference, id) }
    case .property:
      guard case .property(let records) = field.editor else { return nil }
      guard let new = addProperty(of: records, name: text) else {
        return words("reference.property.refused", ["records": records.map { "\($0)." }.joined(separator: ", ")])
      }
      takeValue(new, id)
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

  /// How a field of this kind refers to something that the workspace lists.
  fileprivate func reference(to id: String, _ kind: ReferenceKind) -> String {
    switch self {
    case .assignees, .route: (kind.prefix ?? "") + id
    default: id
    }
  }
}
