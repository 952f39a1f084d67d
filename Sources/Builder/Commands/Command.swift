import Screen

/// Something that the user can do: the one record that the keys, the hint row, the help, the palette and the mouse read.
///
/// Its title and help stand in the word table under `command.<id>` and `command.<id>.help`.
public struct Command: Identifiable, Sendable {
  /// A stable word for it.
  public let id: String
  /// Where its keys work.
  public let context: Context
  /// Its default keys; the first one is shown.
  public let keys: [Chord]
  /// Its place in the hint row of its context, smallest first; nil: not shown there.
  public let hint: Int?
  /// Whether it can be done now, and why not.
  let availability: @Sendable (BuilderState) -> Availability
  /// Does it.
  let run: @Sendable (inout BuilderState) -> [Effect]

  init(
    _ id: String, _ context: Context, _ keys: [Chord], hint: Int? = nil,
    when availability: @escaping @Sendable (BuilderState) -> Availability = { _ in .available },
    run: @escaping @Sendable (inout BuilderState) -> [Effect]
  ) {
    self.id = id
    self.context = context
    self.keys = keys
    self.hint = hint
    self.availability = availability
    self.run = run
  }
}

/// Where keys mean what a command says; the nearest context wins.
public enum Context: String, Sendable, CaseIterable {
  /// A pop-up that lists things.
  case chooser
  /// A pop-up that asks for one line.
  case prompt
  /// A pop-up that asks a question.
  case question
  /// The list of actions to insert.
  case picker
  /// The form in the panel.
  case form
  /// The drawing of the flow.
  case canvas
  /// Everywhere, unless something nearer takes the key.
  case everywhere
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
