import ChatflowEngine
import ChatflowModel
import OrderedCollections
import Screen
import Widgets
import Words

/// What a field can be made to hold, and what it holds in words: both follow from the shape of its value.
extension FormWords {
  /// What can be chosen for a field, or for an entry of it; nothing for what is typed.
  func items(
    for field: Field, _ access: FormValues, chosen: String?, answers: () -> [Chooser.Item]
  ) -> [Chooser.Item] {
    let (shape, owner) = (field.editor.shape, access.owner(of: field.id))
    switch shape {
    case .text(let notation), .list(let notation):
      let none = Chooser.Item(id: "", title: unset(field, owner: owner))
      return (shape.isReference && !field.isRequired ? [none] : [])
        + items(in: notation, word: "field.\(owner).\(field.id)", chosen: chosen)
    case .number(let range): return range.map { Chooser.Item(id: "\($0)", title: "\($0)") }
    case .duration(let steps): return steps.map { Chooser.Item(id: "\($0)", title: Self.duration($0)) }
    case .propertyValue: return valueItems(for: field, access, answers())
    case .flag, .message, .messages, .record, .records, .edge, .replies: return []
    }
  }

  private func items(in notation: Notation, word: String, chosen: String?) -> [Chooser.Item] {
    switch notation {
    case .word(let known): known.map { Chooser.Item(id: $0, title: words["\(word).\($0)"]) }
    case .route(let known, let kinds):
      known.map { Chooser.Item(id: $0, title: words["\(word).\($0)"]) } + routeItems(kinds)
    case .recipient: routeItems(ReferenceKind.recipients)
    case .id(let kind): referenceItems(kind, chosen: chosen)
    case .property(let records): propertyItems(records, chosen: chosen)
    case .language: ChatflowSettings.languages.map { Chooser.Item(id: $0, title: words["language.\($0)"], detail: $0) }
    case .timeZone: NamedTimeZone.names.map { Chooser.Item(id: $0, title: $0) }
    case .free, .hours, .date, .rule: []
    }
  }

  /// What a field holds, in words.
  func display(_ value: FieldValue?, of field: Field, owner: String) -> String {
    switch value {
    case .text(let text)?: said(text, of: field, owner: owner)
    case .number(let number)?: if case .duration = field.editor.shape { Self.duration(number) } else { "\(number)" }
    // Where the label says the opposite of the file, so does the value.
    case .flag(let isOn)?: words[isOn != (field.editor == .flag(inverted: true)) ? "value.on" : "value.off"]
    case .message(let message)?: message.text.plain(words)
    case .list(let list)?: list.map { said($0.text, of: field, owner: owner) }.joined(separator: ", ")
    case .messages?, .record?, .records?: ""
    case nil: unset(field, owner: owner)
    }
  }

  /// A text that a field holds, or an entry of it, in words.
  func said(_ text: String, of field: Field, owner: String) -> String {
    switch field.editor.shape.notation {
    case .word?: words["field.\(owner).\(field.id).\(text)"]
    case .route(let known, _)?:
      known.contains(text) ? words["field.\(owner).\(field.id).\(text)"] : name(ofRoute: text)
    case .recipient?: name(ofRoute: text)
    case .id(let kind)?: name(of: text, kind)
    case .property?: propertyName(text)
    case .language?: words.optional("language.\(text)") ?? text
    case .hours?: field.editor.shown(text, words)
    case .free?, .date?, .timeZone?, .rule?, nil: text
    }
  }

  /// What holds while a field holds nothing.
  private func unset(_ field: Field, owner: String) -> String {
    words.optional("field.\(owner).\(field.id).unset")
      ?? words[field.editor.shape.isReference ? "chooser.none" : "value.none"]
  }

  // MARK: - References

  private func referenceItems(_ kind: ReferenceKind, chosen: String?) -> [Chooser.Item] {
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

  /// What a conversation can be given to, and adding it.
  private func routeItems(_ kinds: [ReferenceKind]) -> [Chooser.Item] {
    let listed = kinds.flatMap { kind in
      workspace.listed(kind).map {
        Chooser.Item(
          id: (kind.prefix ?? "") + $0.id, title: $0.name, detail: words["reference.\(kind.rawValue)"])
      }
    }
    return listed + kinds.map { addingItem(.reference($0)) }
  }

  private func propertyName(_ name: String) -> String {
    if let property = workspace.property(name) { return property.title(words) }
    let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
    return parts.count == 2 ? Token(object: parts[0], property: parts[1]).name(words) : name
  }

  /// The name of what a conversation is given to.
  func name(ofRoute route: String) -> String {
    for kind in ReferenceKind.allCases {
      if let prefix = kind.prefix, route.hasPrefix(prefix) {
        return workspace.name(of: kind, String(route.dropFirst(prefix.count))) ?? route
      }
    }
    return route
  }

  /// A number of milliseconds as people say it.
  static func duration(_ milliseconds: Int) -> String {
    let seconds = milliseconds / 1_000
    if milliseconds % 1_000 != 0 { return "\(milliseconds / 1_000).\(milliseconds % 1_000 / 100) s" }
    if seconds < 60 { return "\(seconds) s" }
    if seconds < 3_600 { return "\(seconds / 60) min" }
    if seconds < 86_400 { return "\(seconds / 3_600) h" }
    return "\(seconds / 86_400) d"
  }

  func addingItem(_ addition: BuilderState.Addition) -> Chooser.Item {
    Chooser.Item(
      id: "", title: words["reference.\(addition.word).add"], help: words["reference.add.help"], adds: addition)
  }

  // MARK: - Properties

  /// The properties of some records: those of the workspace, and those that other records always have.
  private func propertyItems(_ records: [String], chosen: String?) -> [Chooser.Item] {
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
    return items + [addingItem(.property)]
  }

  /// The options of the property, and the answers of this chatflow; ids are texts with tokens.
  private func valueItems(
    for field: Field, _ access: FormValues, _ answers: [Chooser.Item]
  ) -> [Chooser.Item] {
    var items = access.choices(for: field).map { choice in
      Chooser.Item(id: RichText(literal: choice).text(tools: .tokens), title: choice)
    }
    if let text = access.values(beside: field.id)[field.id]?.message?.text {
      let chosen = text.text(tools: .tokens)
      if !items.contains(where: { $0.id == chosen }) {
        items.append(Chooser.Item(id: chosen, title: text.plain(words)))
      }
    }
    let answers = answers.map { item in
      var item = item
      item.id = "{{\(item.id)}}"
      return item
    }
    return items + answers.filter { answer in !items.contains { $0.id == answer.id } }
  }
}

extension ValueShape {
  /// Whether a field that holds nothing refers to nothing, and is not only not set.
  fileprivate var isReference: Bool {
    switch self {
    case .text(.id), .text(.property), .propertyValue: true
    case .text, .flag, .number, .duration, .message, .messages, .list, .record, .records, .edge, .replies: false
    }
  }
}
