import Widgets
import ChatflowModel
import OrderedCollections
import Screen
import Words

/// What a form says of what it holds: values, entries of lists, links, and titles. It is told from the chatflow, the
/// workspace and the words, and from nothing else.
struct FormWords {
  let flow: Chatflow
  let workspace: Workspace
  let words: Words
  private let tier: GlyphTier
  private var glyphs: Glyphs { Glyphs.of(tier) }

  init(_ state: borrowing BuilderState) { self.init(state.flow, state.workspace, state.words, state.tier) }

  init(_ flow: Chatflow, _ workspace: Workspace, _ words: Words, _ tier: GlyphTier) {
    (self.flow, self.workspace, self.words, self.tier) = (flow, workspace, words, tier)
  }

  // MARK: - Titles

  /// A form's title in lines. The first stands above the fields; the others go with them.
  func titleLines(of form: Form, in area: Rect) -> [String] {
    TextWidth.lines(title(of: form), width: max(1, FormView.Parts(area).heading.width))
  }

  /// The heading: whose form it is, or which sub-panel is open.
  func title(of form: Form) -> String {
    if form.isSituation { return "\(words["preview.title"]) \(glyphs.separator) \(words["preview.situation"])" }
    if !form.path.isTop {
      let access = FormValues(flow, workspace, form, words)
      if let opened = access.opened {
        return title(of: opened.step, opened.field, owner: opened.owner, access.values)
      }
    }
    switch form.subject {
    case .workspace: return words["panel.workspace"]
    case .chatflow: return words["panel.settings"]
    case .action(let id):
      guard let action = flow.actions[id] else { return words["panel.settings"] }
      return words.optional("action.\(action.kind).label") ?? action.kind.text
    }
  }

  // MARK: - Links

  /// Where a connection leads, in words; what holds while it is not set, if it is not.
  func destination(_ link: Link?, of action: Action?, unset: String) -> String {
    switch link?.destination {
    case nil where unset != "panel.ends":
      words(unset, ["action": destination(action?.next, of: action, unset: "panel.ends")])
    case nil: words[unset]
    case .end: words["panel.ends"]
    case .action(let id):
      flow.actions[id].map { (link?.isJump == true ? glyphs.jump + " " : "") + $0.name }
        ?? words("panel.missing", ["id": id.text])
    }
  }

  // MARK: - Entries of lists

  /// What a sub-panel is called: a group by its label, an entry of a list by its title.
  func title(of step: FieldPath.Step, _ field: Field, owner: String, _ record: FieldValues) -> String {
    guard case .entry = step, case .records(let shape) = field.editor else {
      return words["field.\(owner).\(field.id).label"]
    }
    let owner = field.ownerOfInner
    guard let key = shape.key else {
      // A plain list has no names: an entry is called by all that it holds.
      return record.isEmpty ? words["field.\(owner).new"] : texts(record, shape.fields, owner).joined(separator: " ")
    }
    for id in [shape.title, key] {
      guard let inner = shape.all[id], let text = summary(record[id], of: inner, owner: owner), !text.isEmpty else {
        continue
      }
      return text
    }
    return words["field.\(owner).new"]
  }

  /// What a named entry of a list holds besides its title, in a line.
  func summary(of record: FieldValues, _ shape: RecordShape, owner: String) -> String {
    if shape.key == nil { return "" }
    let fields = shape.fields.filter { $0.id != shape.title && record[$0.id] != nil }
    return texts(record, fields, owner).joined(separator: " \(glyphs.dot) ")
  }

  private func texts(_ record: FieldValues, _ fields: [Field], _ owner: String) -> [String] {
    fields.filter { record.shows($0, among: fields) }
      .compactMap { summary(record.value(of: $0), of: $0, owner: owner) }
  }

  /// What a field holds, in a line; nil if it holds nothing.
  func summary(_ value: FieldValue?, of field: Field, owner: String) -> String? {
    guard let value else { return field.editor == .hours ? words["value.closed"] : nil }
    let text = display(value, of: field, owner: owner)
    return text.isEmpty && value.text == nil ? nil : text
  }
}
