/// What is in force of the program's settings, and who said so.
public struct Configuration: Hashable, Sendable {
  /// Who said what a setting is.
  public enum Origin: Hashable, Sendable {
    /// Nobody: it is as the program comes.
    case standard
    /// The file of the configuration, in a line.
    case file(line: Int)
    /// A variable of the environment.
    case environment(String)
    /// An option of the command line.
    case option(String)
  }

  /// What a setting is, and who said so.
  public struct Entry: Hashable, Sendable {
    /// What it is.
    public let value: Setting.Value
    /// Who said so.
    public let origin: Origin

    /// What a setting is, said by somebody.
    public init(value: Setting.Value, origin: Origin) {
      self.value = value
      self.origin = origin
    }
  }

  private var entries: [String: Entry] = [:]
  /// Keys that the file gives to commands, in its order.
  public internal(set) var rebindings: [Rebinding] = []

  /// Everything as the program comes.
  public init() {}

  /// What a setting is.
  public subscript(setting: Setting) -> Entry {
    entries[setting.id] ?? Entry(value: setting.standard, origin: .standard)
  }

  /// A setting that is a word or a text.
  public func text(_ setting: Setting) -> String { self[setting].value.word }

  /// A setting that is a word or a text; nil if the program shall find out by itself.
  public func chosen(_ setting: Setting) -> String? {
    let word = text(setting)
    return word == Setting.auto ? nil : word
  }

  /// A setting that is yes or no.
  public func flag(_ setting: Setting) -> Bool { self[setting].value == .flag(true) }

  /// A setting that is a number.
  public func number(_ setting: Setting) -> Int {
    if case .number(let number) = self[setting].value { number } else { 0 }
  }

  /// Takes what somebody says about a setting, in place of what was said before.
  public mutating func set(_ setting: Setting, to value: Setting.Value, by origin: Origin) {
    entries[setting.id] = Entry(value: value, origin: origin)
  }

  /// Gives a setting its default back.
  public mutating func reset(_ setting: Setting) { entries[setting.id] = nil }
}

/// Keys that the configuration gives to a command in place of its own.
public struct Rebinding: Hashable, Sendable {
  /// A place of the file; lines and columns are counted from 1.
  public struct Place: Hashable, Sendable {
    /// The line.
    public var line: Int
    /// The column, in characters.
    public var column: Int

    /// A place of the file.
    public init(line: Int, column: Int) {
      self.line = line
      self.column = column
    }
  }

  /// A key as it is written.
  public struct Written: Hashable, Sendable {
    /// Such as `Ctrl-S` or `g g`.
    public var text: String
    /// Where it stands.
    public var place: Place

    /// A key as it is written.
    public init(_ text: String, at place: Place) {
      self.text = text
      self.place = place
    }
  }

  /// The command's id.
  public var command: String
  /// Where the keys shall work; nil: where the command has its first keys.
  public var context: String?
  /// The keys; none takes all of them away.
  public var keys: [Written]
  /// Where the command, or the context, is named.
  public var place: Place

  /// Keys for a command.
  public init(command: String, context: String? = nil, keys: [Written], at place: Place) {
    self.command = command
    self.context = context
    self.keys = keys
    self.place = place
  }
}
