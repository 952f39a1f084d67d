import Words

/// One field of a form: where its value stands in the file, how it is edited, and what must hold.
///
/// Its label and help stand in the word table under `field.<owner>.<id>.label` and `.help`, where the owner is the kind
/// of action, `chatflow` for settings, or the field that holds it. What its key means to whoever reads the file stands under
/// `.key.help`, where no help of the form says it.
public struct Field: Hashable, Sendable, Identifiable {
  /// The key in the file.
  public let id: FieldID
  /// How it is edited; decides also which `FieldValue` it holds.
  public let editor: Editor
  /// What a field that is left out holds; of a text that visitors read, in English. Writing the default writes nothing.
  public var defaultValue: FieldValue? { preset.map { Self.text(Preset.text($0), editor) } ?? ownDefault }
  private let ownDefault: FieldValue?
  /// The word of the text that visitors read where it is left out, in the language of their chatflow; nil if it is none.
  public let preset: String?
  /// Whether it must hold something.
  public let isRequired: Bool
  /// The most characters of a text, or entries of a list.
  public let limit: Int?
  /// Shown, and required, only while this holds; a value typed before is kept and counts as unused.
  public private(set) var shownWhen: Condition?
  /// What the form says below it about the present moment.
  public let tells: Fact?

  /// Whether it is switched on only where no check finds an error.
  public let needsSoundness: Bool

  /// Something that holds right now.
  public enum Fact: Hashable, Sendable {
    /// Whether the chat is open, and until when.
    case officeHours
    /// Which team members and teams are available.
    case availability
  }

  /// A field.
  public init(
    _ id: FieldID, _ editor: Editor, default defaultValue: FieldValue? = nil, isRequired: Bool = false,
    limit: Int? = nil, shownWhen: Condition? = nil, tells: Fact? = nil, needsSoundness: Bool = false,
    preset: String? = nil
  ) {
    self.id = id
    self.editor = editor
    self.preset = preset
    ownDefault = defaultValue
    self.isRequired = isRequired
    self.limit = limit
    self.shownWhen = shownWhen
    self.tells = tells
    self.needsSoundness = needsSoundness
  }

  /// What it holds in a chatflow of a language where it is left out.
  public func defaultValue(in language: String) -> FieldValue? {
    preset.map { Self.text(Preset.text($0, in: language), editor) } ?? ownDefault
  }

  /// Whether a value is written by leaving it out. What a text falls back to is known where the chatflow's language is.
  package func leavesOut(_ value: FieldValue) -> Bool { preset == nil && value == defaultValue }

  private static func text(_ text: String, _ editor: Editor) -> FieldValue {
    if case .text = editor.shape { .text(text) } else { .message(Message(RichText(literal: text))) }
  }

  /// The same field, shown only while something more holds.
  func shown(when condition: Condition) -> Field {
    var field = self
    field.shownWhen = shownWhen.map { $0.and(condition) } ?? condition
    return field
  }

  /// A condition on other fields of the same form.
  public struct Condition: Hashable, Sendable {
    /// The other field.
    public let field: FieldID
    /// What it may hold; nil where anything will do.
    public let values: [FieldValue]?
    /// What must hold as well.
    public private(set) var others: [Condition] = []
    /// Another field holds this value.
    public init(_ field: FieldID, is value: FieldValue) { self.init(field, isOneOf: [value]) }
    /// Another field holds one of these values.
    public init(_ field: FieldID, isOneOf values: [FieldValue]) {
      self.field = field
      self.values = values
    }
    /// Another field holds something.
    public init(set field: FieldID) {
      self.field = field
      values = nil
    }
    /// This and another condition hold.
    public func and(_ other: Condition) -> Condition {
      var both = self
      both.others.append(other)
      return both
    }
  }
}

/// What the tools of a text box can do.
public struct TextTools: OptionSet, Hashable, Sendable {
  /// One bit for each tool.
  public let rawValue: UInt8
  /// Tools by their bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }
  /// Bold, italic, underline, strike-through, lists, links, clearing.
  public static let formatting = TextTools(rawValue: 1)
  /// Files.
  public static let files = TextTools(rawValue: 2)
  /// Videos.
  public static let videos = TextTools(rawValue: 4)
  /// Personalization tokens.
  public static let tokens = TextTools(rawValue: 8)
  /// All of them: what a text for the visitor has.
  public static let all: TextTools = [.formatting, .files, .videos, .tokens]
  /// Plain text for the customer agent: files and tokens behind one Attach button.
  public static let attach: TextTools = [.files, .tokens]
}

extension FieldValues {
  /// Whether a group that can inherit has settings of its own, and uses them.
  public func usesOwn(_ group: FieldID) -> Bool {
    self[group]?.record.map { $0.value(of: HandoffSettings.use) == HandoffSettings.use.defaultValue } ?? false
  }

  /// What a field holds, or its default.
  public func value(of field: Field) -> FieldValue? { self[field.id] ?? field.defaultValue }

  /// Whether a field is shown, given what the others hold.
  public func shows(_ field: Field, among fields: [Field]) -> Bool {
    field.shownWhen.map { holds($0, among: fields) } ?? true
  }

  private func holds(_ condition: Field.Condition, among fields: [Field]) -> Bool {
    guard condition.others.allSatisfy({ holds($0, among: fields) }) else { return false }
    guard let other = fields.firstIndex(where: { $0.id == condition.field }) else { return true }
    guard let wanted = condition.values else { return value(of: fields[other]) != nil }
    return value(of: fields[other]).map(wanted.contains) ?? false
  }
}

extension Words {
  /// The key of the word for what a key of the file means: the label in the form, unless that says the opposite, as with
  /// *Disable free text input* for `free-text`.
  public func label(ofKey key: String, owner: String) -> String {
    let ofKey = "field.\(owner).\(key).key"
    return has(ofKey) ? ofKey : "field.\(owner).\(key).label"
  }
}
