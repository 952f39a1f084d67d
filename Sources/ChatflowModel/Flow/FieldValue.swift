/// What a field holds.
public enum FieldValue: Hashable, Sendable {
  /// A line or several lines of plain text; also an id, an address, a choice's word.
  case text(String)
  /// On or off.
  case flag(Bool)
  /// A whole number.
  case number(Int)
  /// A text with attachments.
  case message(Message)
  /// Several texts with attachments.
  case messages([Message])
  /// A list of plain texts.
  case list([ListedText])
  /// Fields inside a field.
  case record(FieldValues)
  /// A list whose entries have fields.
  case records([FieldValues])
}

/// The values of the fields that hold one; a field that is left out has its default.
public struct FieldValues: Hashable, Sendable {
  private var values: [FieldID: FieldValue]
  /// Keys in the file that this version does not know, as they were read, in file order.
  public var kept: [KeptEntry]
  /// By what the entry of a file is known that it was read from, however it is changed and moved; nil for a new one.
  @NotCompared public package(set) var entry: Int?

  /// No values, and nothing kept.
  public init() {
    values = [:]
    kept = []
  }

  /// The value of a field, or nil if it is left out.
  public subscript(field: FieldID) -> FieldValue? {
    get { values[field] }
    set { values[field] = newValue }
  }

  /// The fields that hold a value, in no particular order.
  public var ids: some Collection<FieldID> { values.keys }
  /// What they hold, in no particular order.
  var all: some Collection<FieldValue> { values.values }
  /// Whether no field holds a value and nothing was kept.
  public var isEmpty: Bool { values.isEmpty && kept.isEmpty }
}

extension FieldValues: ExpressibleByDictionaryLiteral {
  /// The values of some fields.
  public init(dictionaryLiteral elements: (FieldID, FieldValue)...) {
    self.init()
    for (field, value) in elements { values[field] = value }
  }
}

extension FieldValue {
  /// The text of a `.text`.
  public var text: String? { if case .text(let text) = self { text } else { nil } }
  /// The value of a `.flag`.
  public var flag: Bool? { if case .flag(let flag) = self { flag } else { nil } }
  /// The value of a `.number`.
  public var number: Int? { if case .number(let number) = self { number } else { nil } }
  /// The value of a `.message`.
  public var message: Message? { if case .message(let message) = self { message } else { nil } }
  /// The value of a `.messages`.
  public var messages: [Message]? { if case .messages(let messages) = self { messages } else { nil } }
  /// The value of a `.record`.
  public var record: FieldValues? { if case .record(let record) = self { record } else { nil } }
  /// The value of a `.records`.
  public var records: [FieldValues]? { if case .records(let records) = self { records } else { nil } }

  /// How many entries a list has; nil of what is no list.
  public var entryCount: Int? {
    switch self {
    case .messages(let messages): messages.count
    case .list(let list): list.count
    case .records(let records): records.count
    case .text, .flag, .number, .message, .record: nil
    }
  }
}

/// A key of the file that this version does not know: it is kept as it is.
public struct KeptEntry: Hashable, Sendable {
  /// The key as read.
  public var key: String
  /// What stood under it.
  public var value: Tree
  /// A kept entry.
  public init(key: String, value: Tree) {
    self.key = key
    self.value = value
  }
}

/// A value of the file without any meaning: what was read, or what is to be written.
public indirect enum Tree: Hashable, Sendable {
  /// A single value as text.
  case scalar(String)
  /// A list.
  case sequence([Tree])
  /// Keys with values, in order.
  case mapping([Entry])

  /// A key with its value.
  public struct Entry: Hashable, Sendable {
    /// The key.
    public var key: String
    /// What stands under it.
    public var value: Tree
    /// A key with its value.
    public init(_ key: String, _ value: Tree) {
      self.key = key
      self.value = value
    }
  }
}
