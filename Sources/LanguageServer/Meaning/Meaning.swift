import ChatflowFiles
import ChatflowModel
import OrderedCollections
import Words

/// What may stand at a place of a file, by the descriptions of kinds and fields.
enum Meaning: Hashable {
  /// The keys of a whole chatflow, or of a whole workspace.
  case top, workspace
  /// Ids with actions under them.
  case actions
  /// The keys of an action of a kind.
  case action(KindID)
  /// What says which format a file has, and what an action or a chatflow is called.
  case version, name
  /// The kind of an action.
  case kind
  /// What a field holds, or an entry of it; the word is the one under which its label stands.
  case field(Field, owner: String)
  /// The keys of fields that stand together.
  case fields([Field], owner: String)
  /// A list whose entries have fields.
  case records(RecordShape, owner: String)
  /// Attachments, one of them, and where that lies.
  case attachments, attachment, location
  /// More texts, one of them, and what it says.
  case bubbles, bubble, bubbleText
  /// Quick replies, one of them, and what it says.
  case replies, reply, label
  /// If/then branches, one of them, and its conditions.
  case branches, branch, conditions
  /// Where a connection leads: a special edge, or `next` and `go-to`.
  case edge, link

  /// What stands at the end of a way from here; nil where nothing has a meaning.
  ///
  /// - Parameter kinds: the kinds of the actions, as far as the file says them.
  func at(_ path: some Collection<TextCursor.Step>, kinds: (String) -> KindID?) -> Meaning? {
    var meaning = self
    for step in path {
      guard let next = meaning.into(step, kinds) else { return nil }
      meaning = next
    }
    return meaning
  }

  private func into(_ step: TextCursor.Step, _ kinds: (String) -> KindID?) -> Meaning? {
    switch (self, step) {
    case (.top, .key("chatflow")), (.workspace, .key("workspace")): .version
    case (.top, .key("name")): .name
    case (.top, .key("start")): .edge
    case (.top, .key("actions")): .actions
    case (.top, .key(let key)): KeyTable.settings[key].map { Self.of($0, owner: "chatflow") }
    case (.workspace, .key(WorkspaceSettings.priority.id.text)): .field(WorkspaceSettings.priority, owner: "workspace")
    case (.workspace, .key(let key)): Self.of(WorkspaceSettings.fields, key, owner: "workspace")
    case (.actions, .key(let id)): .action(kinds(id) ?? "")
    case (.action(let kind), .key(let key)):
      KeyTable.action(kind)[key].map { Self.of($0, owner: Self.owner(of: key, in: kind)) }
    case (.fields(let fields, let owner), .key(let key)): Self.of(fields, key, owner: owner)
    case (.records(let shape, let owner), .key): shape.key == nil ? nil : .fields(shape.fields, owner: owner)
    case (.records(let shape, let owner), .entry): shape.key == nil ? .fields(shape.fields, owner: owner) : nil
    case (.field(let field, _), .entry): if case .list = field.editor.shape { self } else { nil }
    case (.edge, .key("go-to")): .link
    case (.replies, .entry): .reply
    case (.reply, .key("next")), (.reply, .key("go-to")): .link
    case (.branch, .key("next")), (.branch, .key("go-to")): .link
    case (.reply, .key("reply")), (.reply, .key("value")), (.branch, .key("label")): .label
    case (.branches, .entry): .branch
    case (.branch, .key("if")), (.branch, .key("or")), (.conditions, .entry): .conditions
    case (.attachments, .entry): .attachment
    case (.attachment, .key(let key)): FileKeys.attachment.contains(key) ? .location : nil
    case (.bubbles, .entry): .bubble
    case (.bubble, .key("attachments")): .attachments
    case (.bubble, .key("message")): .bubbleText
    default: nil
    }
  }

  private static func of(_ fields: [Field], _ key: String, owner: String) -> Meaning? {
    KeyTable(fields: fields)[key].map { of($0, owner: owner) }
  }

  private static func of(_ slot: KeyTable.Slot, owner: String) -> Meaning {
    switch slot {
    case .kind: .kind
    case .name: .name
    case .attachments: .attachments
    case .branches: .branches
    case .edge: .edge
    case .next, .goTo: .link
    case .field(let field): of(field, owner: owner)
    }
  }

  private static func of(_ field: Field, owner: String) -> Meaning {
    switch field.editor.shape {
    case .record(let fields, _): .fields(fields, owner: field.ownerOfInner)
    case .records(let shape): .records(shape, owner: field.ownerOfInner)
    case .messages: .bubbles
    case .edge: .edge
    case .replies: .replies
    case .text, .flag, .number, .duration, .message, .propertyValue, .list: .field(field, owner: owner)
    }
  }

  /// The word under which the label of an action's key stands.
  static func owner(of key: String, in kind: KindID) -> String {
    ActionKind.common[FieldID(key)] == nil ? kind.text : ActionKind.commonOwner
  }
}

/// A key that may stand somewhere, and what is said of it.
struct OfferedKey: Hashable {
  /// As it is written.
  let key: String
  /// What it is called; nil for what has no name but its key.
  let title: String?
  /// What it means.
  let help: String?
  /// Whether what it holds stands on lines below it.
  let isAbove: Bool
}

extension Meaning {
  /// The keys that may stand here, in their one order.
  func keys(_ words: Words) -> [OfferedKey] {
    switch self {
    case .top: FileKeys.top.map { top($0, words) }
    case .workspace:
      FileKeys.workspace.map { key in
        key == "workspace"
          ? Self.plain(key, words) : Self.field(WorkspaceSettings.fields[FieldID(key)], key, "workspace", words)
      }
    case .action(let kind): KeyTable.action(kind).order.map { Self.key($0.key, $0.slot, of: kind, words) }
    case .fields(let fields, let owner):
      KeyTable(fields: fields).order.map { Self.key($0.key, $0.slot, owner: owner, words) }
    case .edge: FileKeys.edge.map { Self.plain($0, words) }
    case .reply: FileKeys.reply.map { Self.plain($0, words) }
    case .branch: FileKeys.branch.map { Self.plain($0, words, isAbove: $0 == "if" || $0 == "or") }
    case .bubble: FileKeys.bubble.map { Self.plain($0, words, isAbove: $0 == "attachments") }
    case .attachment: FileKeys.attachment.map { Self.plain($0, words) }
    case .actions, .version, .name, .kind, .field, .records, .attachments, .location, .bubbles, .bubbleText, .replies,
      .label,
      .branches,
      .conditions, .link:
      []
    }
  }

  private func top(_ key: String, _ words: Words) -> OfferedKey {
    if let slot = KeyTable.settings[key] { return Self.key(key, slot, owner: "chatflow", words) }
    if key == "name" {
      return OfferedKey(key: key, title: words["field.chatflow.name.label"], help: words["key.name"], isAbove: false)
    }
    return Self.plain(key, words, isAbove: key == "actions")
  }

  private static func key(_ key: String, _ slot: KeyTable.Slot, of kind: KindID, _ words: Words) -> OfferedKey {
    switch slot {
    case .kind, .next, .goTo: plain(key, words)
    case .name: OfferedKey(key: key, title: words["field.name.label"], help: words["key.name"], isAbove: false)
    case .branches: OfferedKey(key: key, title: words["tab.branches"], help: words["key.branches"], isAbove: true)
    case .edge(let edge):
      OfferedKey(
        key: key, title: words.optional("edge.\(kind).\(edge)") ?? words.optional("edge.\(edge)"),
        help: words["key.edge"],
        isAbove: false)
    case .field, .attachments: Self.key(key, slot, owner: owner(of: key, in: kind), words)
    }
  }

  private static func key(_ key: String, _ slot: KeyTable.Slot, owner: String, _ words: Words) -> OfferedKey {
    switch slot {
    case .field(let field): Self.field(field, key, owner, words)
    case .attachments: OfferedKey(key: key, title: nil, help: words["key.attachments"], isAbove: true)
    case .kind, .name, .branches, .edge, .next, .goTo: plain(key, words)
    }
  }

  private static func field(_ field: Field?, _ key: String, _ owner: String, _ words: Words) -> OfferedKey {
    OfferedKey(
      key: key, title: words.optional(words.label(ofKey: key, owner: owner)),
      help: words.optional("field.\(owner).\(key).key.help") ?? words.optional("field.\(owner).\(key).help")
        ?? words.optional("key.\(key)"),
      isAbove: field?.editor.shape.standsBelow ?? false)
  }

  private static func plain(_ key: String, _ words: Words, isAbove: Bool = false) -> OfferedKey {
    OfferedKey(key: key, title: nil, help: words.optional("key.\(key)"), isAbove: isAbove)
  }
}

extension ValueShape {
  /// Whether it stands on lines below its key.
  fileprivate var standsBelow: Bool {
    switch self {
    case .messages, .list, .record, .records, .replies: true
    case .text, .flag, .number, .duration, .message, .propertyValue, .edge: false
    }
  }
}
