import Screen
import Widgets

/// Something that the user can do: the one record that the keys, the hint row, the help, the palette and the mouse read.
///
/// Its title and help stand in the word table under `command.<id>` and `command.<id>.help`.
public struct Command: Identifiable, Sendable {
  /// A stable word for it.
  public let id: String
  /// Its keys, by the context in which they work.
  public private(set) var bindings: [Binding]
  /// Whether it changes what is in the file, so that it needs one that can be written, and cannot be used while a
  /// connection is being led to a card.
  public let edits: Bool
  private let condition: @Sendable (BuilderState) -> Availability
  /// Does it.
  let run: @Sendable (inout BuilderState) -> [Effect]
  /// What it does in the list of chatflows; nil if it works in an open chatflow only.
  private(set) var inList: ListUse?

  /// A command in the list of chatflows: whether it can be done now, and doing it.
  struct ListUse: Sendable {
    let availability: @Sendable (ChatflowListState) -> Availability
    let run: @Sendable (inout ChatflowListState) -> [ChatflowListEffect]
  }

  /// A command of an open chatflow. Its condition is a closure and no key path, which would copy the whole state first.
  init(
    _ id: String, _ context: Context, _ keys: [Chord], hint: Int? = nil, edits: Bool = false,
    when condition: @escaping @Sendable (BuilderState) -> Availability = { _ in .available },
    run: @escaping @Sendable (inout BuilderState) -> [Effect]
  ) {
    self.id = id
    bindings = [Binding(context: context, keys: keys, hint: hint)]
    self.edits = edits
    self.condition = condition
    self.run = run
  }

  /// Whether it can be done now, and why not.
  func availability(_ state: BuilderState) -> Availability {
    edits ? .all(state.isWritable, condition(state)) : condition(state)
  }

  /// A command of the list of chatflows.
  init(
    _ id: String, _ context: Context, _ keys: [Chord], hint: Int? = nil,
    when availability: @escaping @Sendable (ChatflowListState) -> Availability = { _ in .available },
    list run: @escaping @Sendable (inout ChatflowListState) -> [ChatflowListEffect]
  ) {
    self.init(id, context, keys, hint: hint, when: { _ in .disabled("only-in-list") }, run: { _ in [] })
    inList = ListUse(availability: availability, run: run)
  }

  /// A command of the front pop-up of any screen.
  init(_ id: String, _ context: Context, _ keys: [Chord], hint: Int? = nil, does move: PopupMove) {
    self.init(id, context, keys, hint: hint, when: { $0.canPerform(move) }, run: { $0.perform(move) })
    inList = ListUse(availability: { $0.canPerform(move) }, run: { $0.perform(move) })
  }

  /// A command that wants the same of the world outside on any screen.
  init(_ id: String, _ context: Context, _ keys: [Chord], wants effect: ScreenEffect) {
    self.init(id, context, keys, run: { _ in [.screen(effect)] })
    inList = ListUse(availability: { _ in .available }, run: { _ in [.screen(effect)] })
  }

  /// The same command, doing the like in the list of chatflows.
  func inList(
    when availability: @escaping @Sendable (ChatflowListState) -> Availability = { _ in .available },
    _ run: @escaping @Sendable (inout ChatflowListState) -> [ChatflowListEffect]
  ) -> Command {
    var command = self
    command.inList = ListUse(availability: availability, run: run)
    return command
  }

  /// The same command, doing the like in the list of chatflows and wanting nothing from outside.
  func inList(_ run: @escaping @Sendable (inout ChatflowListState) -> Void) -> Command {
    inList { list in
      run(&list)
      return []
    }
  }

  /// The same command with further keys that work in another context.
  func also(_ context: Context, _ keys: [Chord], hint: Int? = nil) -> Command {
    var command = self
    command.bindings.append(Binding(context: context, keys: keys, hint: hint))
    return command
  }

  /// Keys of a command in a context.
  public struct Binding: Sendable {
    /// Where the keys work.
    public let context: Context
    /// Its default keys there; the first one is shown.
    public let keys: [Chord]
    /// Its place in the hint row of the context, smallest first; nil: not shown there.
    public let hint: Int?
  }

  /// Its keys in a context, if it has any there.
  public func binding(in context: Context) -> Binding? { bindings.first { $0.context == context } }
}

/// Whether a command can be done now.
public enum Availability: Hashable, Sendable {
  /// It can.
  case available
  /// It cannot; the word key says why.
  case disabled(String)

  /// The first reason against it, or available.
  static func all(_ conditions: Availability...) -> Availability {
    conditions.first { $0 != .available } ?? .available
  }
}
